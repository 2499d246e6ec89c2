"""Pictures that stand above texts."""

from dataclasses import dataclass

from byline import addresses
from byline.records.illustration import Illustration
from byline.site import Site


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture with its size in pixels, and what it shows in words."""

    address: str
    width: str
    height: str
    alt: str


def shown_picture(
    site: Site, kind: str, record_id: str, written: Illustration | None
) -> ShownPicture | None:
    """The picture of a record; None where it names none."""
    files = site.library.attachments.get((kind, record_id), {})
    if written is None or written.file not in files:
        return None
    file = files[written.file]
    address = addresses.of_record(kind, record_id, file.name)
    return ShownPicture(address, str(file.width), str(file.height), written.alt)
