"""Pictures decoded: whether they are whole, and those that records name made to fit a page."""

import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from PIL import Image, ImageCms, ImageOps

from byline.machine.confined import Bounds, SpentError, confined
from byline.machine.refusals import is_of_the_system
from byline.problems import FileFault
from byline.reading.pictures.bounds import most_pixels, refuse_huge, refuse_large
from byline.reading.pictures.look import Picture, damaged
from byline.records.colour import LIGHT_PAPER

ICON_SIDE = 180  # as phones show it; browsers scale it down for their tabs
QUALITY = 82
FORMATS = ("PNG", "JPEG", "WEBP", "AVIF", "GIF")
# What decoding may take: half as much again as the largest pictures that are within our bounds.
BOUNDS = Bounds(memory=1_500_000_000, seconds=20)
_FEW_PIXELS = 6_000_000  # so many are decoded here: a process of its own would take longer
_ORIENTATION = 0x0112
_ON_ITS_SIDE = range(5, 9)  # the orientations that swap width and height
_Result = TypeVar("_Result")

Image.MAX_IMAGE_PIXELS = None  # our own limit holds instead, and is told in our own words


class Fit(NamedTuple):
    """How many pixels the sides of a picture have at most, where it is published."""

    short_side: int
    long_side: int


AS_PHOTO = Fit(320, 640)  # twice the 160 pixels in which pages show it
AS_ILLUSTRATION = Fit(1200, 1600)  # half as much again as the width of a page


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as it is published: its ending is 'jpg', or 'webp' if one can see through it."""

    width: int
    height: int
    ending: str
    data: bytes = field(repr=False)


def measure(picture: Picture) -> tuple[int, int]:
    """The width and height in which a page shows the picture, all of which must be sound."""
    return _decoded(picture, lambda: _measured(picture))


def scale_icon(picture: Picture) -> tuple[bytes, bytes]:
    """The picture within a square of `ICON_SIDE`, as a PNG: on nothing, for tabs of browsers, and
    on paper, for screens of phones, which would put black behind it."""
    return _decoded(picture, lambda: _scaled_icon(picture))


def scale_photo(picture: Picture, fit: Fit = AS_PHOTO) -> Photo:
    """The picture upright, in sRGB, and no larger than pages show it. Equal files give equal
    bytes."""
    return _decoded(picture, lambda: _scaled_photo(picture, fit))


def _decoded(picture: Picture, work: Callable[[], _Result]) -> _Result:
    """What comes of decoding; whatever the bytes do to the decoder is their fault."""
    name, outline = picture.name, picture.outline
    refuse_large(name, outline, picture.form)
    is_small = outline.width * outline.height <= _FEW_PIXELS
    try:
        # What an AVIF says of its size need not be what its decoder finds.
        return work() if is_small and picture.form != "avif" else confined(work, BOUNDS)
    except SpentError as fault:
        raise gone_wild(name) from fault
    except Exception as fault:  # decoders raise errors of a dozen kinds on damaged bytes
        if is_of_the_system(fault):
            raise
        raise damaged(name) from fault


def gone_wild(name: str) -> FileFault:
    """What is wrong with a picture that is within bounds, and too much for its decoder."""
    message = f"'{name}' takes more than {BOUNDS.seconds} seconds or {BOUNDS.memory / 10**9} GB"
    return FileFault(f"{message} to decode", "scale it down, or export it again")


def _measured(picture: Picture) -> tuple[int, int]:
    with _opened(picture) as image:
        size = _shown_size(image)
        image.draft(None, (1, 1))  # all of a JPEG is read, and few of its pixels are made
        image.load()
        return size


def _scaled_photo(picture: Picture, fit: Fit) -> Photo:
    with _opened(picture) as image:
        size = _scaled(*_shown_size(image), fit)
        detail = 2 * max(size)
        image.draft(None, (detail, detail))  # spares decoding all of a large JPEG
        image.load()
        profile = image.info.get("icc_profile")
        upright = ImageOps.exif_transpose(image)
        small = _in_plain_mode(upright).resize(size, Image.Resampling.LANCZOS)
        return _encoded(_in_srgb(small, profile))


def _scaled_icon(picture: Picture) -> tuple[bytes, bytes]:
    with _opened(picture) as image:
        image.load()
        profile = image.info.get("icc_profile")
        upright = _in_srgb(_in_plain_mode(ImageOps.exif_transpose(image)), profile)
        side = (ICON_SIDE, ICON_SIDE)
        factor = ICON_SIDE / max(upright.size)
        size = (max(1, round(upright.width * factor)), max(1, round(upright.height * factor)))
        fitted = upright.convert("RGBA").resize(size, Image.Resampling.LANCZOS)
        place = (ICON_SIDE - fitted.width) // 2, (ICON_SIDE - fitted.height) // 2
        on_nothing = Image.new("RGBA", side)
        on_nothing.paste(fitted, place)
        on_paper = Image.new("RGBA", side, LIGHT_PAPER)
        on_paper.alpha_composite(fitted, place)
        return _as_png(on_nothing), _as_png(on_paper.convert("RGB"))


def _as_png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


@contextmanager
def _opened(picture: Picture) -> Iterator[Image.Image]:
    """The picture, not yet decoded, as large as its outline says."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(picture.content), formats=FORMATS) as image:
            outline = picture.outline
            if picture.form == "avif":
                refuse_huge(picture.name, *image.size, most_pixels(picture.form, outline))
            elif image.size != (outline.width, outline.height):
                raise damaged(picture.name)
            yield image


def _shown_size(image: Image.Image) -> tuple[int, int]:
    if image.getexif().get(_ORIENTATION) in _ON_ITS_SIDE:
        return image.height, image.width
    return image.size


def _scaled(width: int, height: int, fit: Fit) -> tuple[int, int]:
    """The size that fits, in proportion, and never larger than it was."""
    factor = min(1, fit.short_side / min(width, height), fit.long_side / max(width, height))
    return max(1, round(width * factor)), max(1, round(height * factor))


def _in_plain_mode(image: Image.Image) -> Image.Image:
    """One of the modes L, RGB, RGBA and CMYK, which can be scaled and encoded."""
    if image.mode.startswith("I"):  # 16 bits; a plain conversion would cut off all but shadows
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture with its colours as browsers take them; an unfit profile is left out."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        target = ImageCms.createProfile("sRGB")
        try:
            in_srgb = ImageCms.profileToProfile(image, io.BytesIO(profile), target, outputMode=mode)
        except ImageCms.PyCMSError:
            in_srgb = None
        if in_srgb:
            return in_srgb
    return image if image.mode == "L" else image.convert(mode)


def _encoded(image: Image.Image) -> Photo:
    """The picture as a file; a fresh canvas leaves behind all that came along with it."""
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    canvas = Image.new(image.mode, image.size)
    canvas.paste(image)
    file = io.BytesIO()
    if canvas.mode == "RGBA":
        canvas.save(file, "WEBP", quality=QUALITY, method=6)
        return Photo(*canvas.size, "webp", file.getvalue())
    canvas.save(file, "JPEG", quality=QUALITY, progressive=True, optimize=True)
    return Photo(*canvas.size, "jpg", file.getvalue())
