"""Forms of files: which endings are published, and whether a file holds what its ending says."""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from byline.problems import FileFault
from byline.words import interface as words

LARGEST = 100_000_000  # GitHub refuses files that are larger
ENDINGS = tuple(words.FORMS)
PICTURES = ("png", "jpg", "jpeg", "webp", "avif", "gif")
_HEAD = 4096
_CHUNK = 1 << 20
# The content that an ending promises, where it is not called as the ending is.
_PROMISED: Mapping[str, str] = MappingProxyType(
    {"jpeg": "jpg", "csv": "text", "txt": "text", "bib": "text"}
)
# What content is called in messages; '' is none of these.
_NOUNS: Mapping[str, str] = MappingProxyType(
    {
        "pdf": "a PDF",
        "png": "a PNG picture",
        "jpg": "a JPEG picture",
        "webp": "a WebP picture",
        "avif": "an AVIF picture",
        "gif": "a GIF picture",
        "zip": "a ZIP archive",
        "pptx": "a PowerPoint presentation",
        "key": "a Keynote presentation",
        "odp": "an OpenDocument presentation",
        "mp4": "an MP4 video",
        "text": "a text",
        "html": "an HTML page",
        "svg": "an SVG picture",
        "lfs": "a pointer of Git LFS",
        "other text": "a text that is not saved as UTF-8",
        "broken zip": "a ZIP archive that is damaged or not complete",
        "old office": "a file of an old or protected form of Microsoft Office",
        "heic": "an HEIC picture",
        "mov": "a QuickTime video",
        "": "something else",
    }
)
_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office"),
    (b"version https://git-lfs.", "lfs"),
    (b"\xff\xfe", "other text"),
    (b"\xfe\xff", "other text"),
)
# Spaces, comments and declarations before the first tag; what they took is not tried again.
_MARKUP = re.compile(
    rb"(?>(?:\xef\xbb\xbf)?(?:\s+|<!--.*?-->|<\?.*?\?>)*)<(?:!doctype\s+)?"
    rb"(?:(svg)|html|head|body|title|meta|script|style|link|div|p|table|iframe|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
# Readers of PDFs allow for anything before it, and so for files that are two things at once.
_PDF = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n\f]*%PDF-")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_ENTRIES = (
    ("pptx", frozenset({"ppt/presentation.xml"})),
    ("key", frozenset({"Index/Document.iwa", "Index.zip", "index.apxl", "index.apxl.gz"})),
)
_ODP = b"application/vnd.oasis.opendocument.presentation"
_BRANDS = (
    ("avif", frozenset({b"avif", b"avis"})),
    ("heic", frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1"})),
)


def ending_of(name: str) -> str:
    """The ending in lower case and without its dot: 'pdf'; '' where there is none."""
    return PurePosixPath(name).suffix.lower().removeprefix(".")


def refuse_ending(name: str) -> None:
    """Raises `FileFault` for a file of a form that is not published."""
    ending = ending_of(name)
    if ending in ENDINGS:
        return
    if ending == "svg":
        message = f"'{name}' is an SVG picture, and these can carry scripts that run on your site"
        raise FileFault(message, "export it as a PNG or a PDF")
    message = f"files with the ending '.{ending}' are not published"
    if not ending:
        message = f"'{name}' has no ending, so nobody can tell what it holds"
    hint = f"save it as one of these: {', '.join(ENDINGS)}"
    raise FileFault(message, f"{hint}\na web address begins with https://")


def size_of(path: Path) -> int:
    """The file's size in bytes, where it can be published; raises `FileFault`."""
    size = path.stat().st_size
    if not size:
        raise FileFault(f"'{path.name}' is empty", "save or download it again")
    if size > LARGEST:
        hint = (
            f"GitHub takes no file above {words.size(LARGEST)}: put it on a site for data or "
            "videos, and give its web address"
        )
        raise FileFault(f"'{path.name}' is too large: {words.size(size)}", hint)
    return size


def refuse_other_content(path: Path) -> str:
    """What the file holds; raises `FileFault` where its ending says something else."""
    ending = ending_of(path.name)
    promised = _PROMISED.get(ending, ending)
    found = _content(path)
    if found == promised:
        return found
    noun = _NOUNS[promised]
    message = f"'{path.name}' is not {noun}: it looks like {_NOUNS[found]}"
    if (promised, found) == ("zip", "broken zip"):
        message = f"'{path.name}' is damaged or not complete"
    elif (promised, found) == ("text", "other text"):
        message = f"'{path.name}' is not saved as UTF-8"
    raise FileFault(message, _what_to_do(path, found, noun))


def _what_to_do(path: Path, found: str, wanted: str) -> str:
    if found in ENDINGS:
        return f"rename it to {path.stem}.{found}, or put {wanted} in its place"
    if found == "html":
        return (
            "what was saved is perhaps the page that shows the file, or one that asks to log in: "
            "download the file itself"
        )
    if found == "lfs":
        return (
            "fetch the file itself with git lfs pull; in a workflow of GitHub, set lfs: true "
            "where the files are checked out"
        )
    if found == "other text" and wanted == _NOUNS["text"]:
        return "open it in an editor, choose the encoding UTF-8, and save it"
    return f"export or download it again, as {wanted}"


def _content(path: Path) -> str:
    """What the file holds, by its content alone."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if _PDF.match(head):
        return "pdf"
    for start, content in _STARTS:
        if head.startswith(start):
            return _content_of_zip(path) if content == "zip" else content
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return _content_of_box(head)
    if markup := _MARKUP.match(head):
        return "svg" if markup[1] else "html"
    return _content_of_text(path, head)


def _content_of_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.open("mimetype").read(len(_ODP) + 1) == _ODP:
                return "odp"
    except Exception:  # damaged archives raise errors of many kinds
        return "broken zip"
    return next((form for form, telling in _ENTRIES if names & telling), "zip")


def _content_of_box(head: bytes) -> str:
    """Films, and pictures that are kept like films, by the brands they fit."""
    length = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, length, 4))}
    form = next((it for it, telling in _BRANDS if brands & telling), "mp4")
    return "mov" if head[8:12] == b"qt  " else form


def _content_of_text(path: Path, head: bytes) -> str:
    """A text, and how it is saved; '' for what is no text."""
    try:
        with path.open(encoding="utf-8") as file:
            while chunk := file.read(_CHUNK):
                if "\0" in chunk:
                    return ""
    except UnicodeDecodeError:
        return "" if _CONTROL.search(head) else "other text"
    return "text"
