"""Where a link in a text may lead: the web, a record, a file beside the record, a heading."""

import re
from typing import NamedTuple
from urllib.parse import unquote

from byline.addresses import flaw_of_web_address

# The kinds of records as links name them, and the folders that hold them.
KINDS = {
    "paper": "papers",
    "author": "authors",
    "venue": "venues",
    "topic": "topics",
    "institution": "institutions",
    "page": "pages",
    "news": "news",
    "project": "projects",
}
# The other way round.
NAMES = {folder: name for name, folder in KINDS.items()}
# What a mention is of, if it is not a record.
FILE, IMAGE = "file", "image"
# The scheme under which a mention stands in HTML; no text can write it.
MENTION = "byline:"
_SCHEME = re.compile(r"([^/?#:]*):")
_WEB = re.compile(r"https?://[^\s/?#:@]", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@:/?#]+@[^\s@:/?#]", re.IGNORECASE)
_RECORD = re.compile(rf"({'|'.join(KINDS)}):([^#]*)((?:#.*)?)", re.DOTALL)
_HOST = re.compile(r"www\.", re.IGNORECASE)
_FILE = re.compile(r"([^#?]+)((?:#.*)?)", re.DOTALL)
_FRAGMENT = re.compile(r"(?:#[\w.:=-]+)?", re.ASCII)
# Controls and marks that show as nothing, behind which an address can hide what it is.
_HIDING = re.compile(
    r"[\x00-\x1f\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\uf8ff\ufeff]"
)
_UNSAFE = re.compile(r"[\s\"'<>`{|}]")


class Mention(NamedTuple):
    """A record or a file that a text links to: its kind, its id or path as written, and the mark
    of a place within it, such as `page=3`."""

    kind: str
    target: str
    mark: str = ""

    @property
    def whole(self) -> str:
        """The record or file, without the place within it, as a text writes it."""
        return f"{NAMES[self.kind]}:{self.target}" if self.kind in NAMES else self.target

    @property
    def written(self) -> str:
        """The mention as a text writes it."""
        return f"{self.whole}#{self.mark}" if self.mark else self.whole


class Address(NamedTuple):
    """A place that is known from its address alone."""

    url: str


class Heading(NamedTuple):
    """A heading of the same text."""

    slug: str


def read_target(written: str, *, image: bool = False) -> Address | Heading | Mention | None:
    """Where a link, or an image, leads; None where that is nowhere a page may send people."""
    written = written.strip()
    if not written or _HIDING.search(written) or "\\" in unquote(written):
        return None
    if written.startswith("#") and not image:
        return Heading(written[1:])
    if _WEB.match(written) and flaw_of_web_address(written):
        return None
    if _WEB.match(written) or (_MAIL.match(written) and not image):
        return Address(_UNSAFE.sub(lambda sign: f"%{ord(sign[0]):02X}", written))
    if (record := _RECORD.fullmatch(written)) and not image:
        return _mention(KINDS[record[1]], record[2].strip(), record[3])
    return _file(written, IMAGE if image else FILE)


def _file(written: str, kind: str) -> Mention | None:
    """A file beside the record: no scheme, no host, and no path from the root."""
    parts = _FILE.fullmatch(written)
    path = unquote(parts[1]).strip() if parts else ""
    if not path or path.startswith("/") or _SCHEME.match(path) or _HOST.match(path):
        return None
    if not parts or _HIDING.search(path):
        return None
    return _mention(kind, path, parts[2])


def _mention(kind: str, target: str, fragment: str) -> Mention | None:
    is_good = bool(target) and _FRAGMENT.fullmatch(fragment)
    return Mention(kind, target, fragment.removeprefix("#")) if is_good else None
