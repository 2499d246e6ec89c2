"""Files to sources: what is written, as text and plain structure, with its places."""

import errno
import os
import re
import stat
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from byline.problems import MOST_OF_FILE, Place, Problem, Severity, a, error, rest
from byline.reading.syntax import EmptyFault, Fault, Node, parse_yaml, plain
from byline.records import KINDS
from byline.records.fields import ID_PATTERN

LARGEST_FILE = 1_000_000
CONTENT = "content"
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_ID = re.compile(ID_PATTERN)
_ID_LINE = re.compile(r"^[ \t]*(?:- +)?(?:id|aliases):(.*)", re.MULTILINE)
_AS_UTF_8 = "open it in an editor, choose the encoding UTF-8, and save it"
# Not every system has all of these ways to open a file.
_WAYS = ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
_OPENED = sum({os.O_RDONLY, *(getattr(os, way, 0) for way in _WAYS)})
_LINE_ENDS = re.compile("\r\n?")
_ODD_LINE_ENDS = re.compile("[\x85\u2028\u2029]")  # breaks to YAML, and to no editor


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file of records: its kind, and its path as messages name it."""

    kind: str
    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Source:
    """One record as written: text and structure, nothing understood yet; `line` is its first."""

    kind: str
    file: str
    index: int
    values: dict[str, Any]
    in_list: bool
    line: int = 1

    @property
    def default_id(self) -> str:
        """The id of a record that gives none: the file's stem; '' within a list."""
        return "" if self.in_list else Path(self.file).stem


@dataclass(frozen=True, slots=True)
class Document:
    """A file's text, and as nodes: the structured part, and the long text below it, if any."""

    root: Node
    text: str
    body: str = ""
    body_line: int = 0


def load(
    file: ContentFile, most_told: int = MOST_OF_FILE
) -> tuple[bytes, list[Source], list[Problem]]:
    """What one file holds, and its records, or what keeps them from being read."""
    content = b""
    try:
        content = read_bytes(file.path, file.name)
        return content, *records_of(file, _document(content, file.path, file.name, most_told))
    except EmptyFault as fault:
        hint = "write a record into it (byline new makes one to fill in), or remove it"
        return content, [], [error(fault.place, fault.message, hint)]
    except Fault as fault:
        return content, [], problems_of(fault)


def problems_of(fault: Fault) -> list[Problem]:
    """The fault as problems: it, others of the same file, and how many more there are."""
    problems = [error(it.place, it.message, it.hint) for it in (fault, *fault.others)]
    more = [rest(Severity.ERROR, fault.place.file, fault.more)] if fault.more else []
    return problems + more


def likely_ids(file: ContentFile) -> list[str]:
    """The ids that a file seems to hold that cannot be read: others may refer to them."""
    try:
        text = first_bytes(file.path)[0].decode("utf-8", "replace")
    except OSError:
        text = ""
    ids = (it for line in _ID_LINE.findall(text) for it in _ID.findall(line))
    return [file.path.stem, *ids]


def read_document(path: Path, name: str, most_told: int = MOST_OF_FILE) -> Document:
    """The file as nodes; raises `Fault`."""
    return _document(read_bytes(path, name), path, name, most_told)


def _document(content: bytes, path: Path, name: str, most_told: int) -> Document:
    text = text_of(content, name)
    refuse_conflict_markers(text, name)
    if path.suffix == ".md":
        front, body, body_line = split_front_matter(text, name)
        return Document(parse_yaml(front, name, most_told), text, body, body_line)
    return Document(parse_yaml(text, name, most_told), text)


def read_bytes(path: Path, name: str) -> bytes:
    """All of the file; raises `Fault` for one that is too large, or closed to us."""
    whole = Place(name)
    try:
        content, size = first_bytes(path)
    except OSError as fault:
        message = f"the file cannot be read: {fault.strerror}"
        if fault.errno == errno.ELOOP:
            message = "this is a symbolic link, which is not read"
        raise Fault(whole, message, "records are ordinary files that this user may read") from None
    if size > LARGEST_FILE or len(content) > LARGEST_FILE:
        message = f"the file is too large: {max(size, len(content)) / 1e6:.1f} MB"
        raise Fault(whole, message, "a file may hold 1 MB; split it into several")
    return content


def first_bytes(path: Path) -> tuple[bytes, int]:
    """What a file holds, as far as records may, and its size. Links are not followed, and nothing
    but an ordinary file is read: a device may never end, and a pipe may never begin."""
    with os.fdopen(os.open(path, _OPENED), "rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise OSError(errno.EINVAL, "it is no ordinary file")
        return file.read(LARGEST_FILE + 1), about.st_size


def text_of(data: bytes, name: str) -> str:
    """The text with plain line feeds; raises `Fault` for what is none, or empty."""
    whole = Place(name)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Fault(whole, "the file is saved as UTF-16", _AS_UTF_8)
    if b"\0" in data:
        raise Fault(whole, "the file is not text", "records are text files, saved as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = fault.object.count(b"\n", 0, fault.start)
        quote = fault.object.split(b"\n")[line].decode("utf-8", "replace").rstrip("\r")
        place = Place(name, line + 1, quote.index("\ufffd") + 1, 1, quote)
        raise Fault(place, "the file is not saved as UTF-8 from here on", _AS_UTF_8) from None
    if not text.strip():
        raise EmptyFault(whole, "the file is empty")
    return _ODD_LINE_ENDS.sub(" ", _LINE_ENDS.sub("\n", text))


def refuse_conflict_markers(text: str, name: str) -> None:
    """Raises `Fault` where Git left two versions of the text."""
    if found := _CONFLICT.search(text):
        line = text.count("\n", 0, found.start()) + 1
        quote = text.split("\n")[line - 1]
        hint = "keep one of the two texts and remove the lines with <<<<<<<, ======= and >>>>>>>"
        place = Place(name, line, 1, 7, quote)
        raise Fault(place, "an unfinished merge: two versions stand here", hint)


def split_front_matter(text: str, name: str) -> tuple[str, str, int]:
    """The YAML between the two lines `---` with its lines in place, and the body below.

    Raises `Fault` where there are no such lines, or nothing between them.
    """
    lines = text.split("\n")
    hint = "a .md file opens with a line ---, then the record, then a line ---, then the text"
    first = next(number for number, line in enumerate(lines) if line.strip())
    place = Place(name, first + 1, 1, 3, lines[first])
    if lines[first].rstrip() != "---":
        raise Fault(replace(place, width=1), "the front matter is missing", hint)
    for number in range(first + 1, len(lines)):
        if lines[number].rstrip() == "---":
            above = [""] * (first + 1)  # keeps line numbers right
            front = "\n".join([*above, *lines[first + 1 : number]])
            if not front.strip():
                raise Fault(place, "the front matter is empty", hint)
            below = lines[number + 1 :]
            start = next((at for at, line in enumerate(below) if line.strip()), 0)
            return front, "\n".join(below[start:]).strip("\n"), number + start + 2
    raise Fault(place, "the front matter does not end", hint)


def records_of(file: ContentFile, document: Document) -> tuple[list[Source], list[Problem]]:
    """The records of the file; raises `Fault` where it holds none, or is not to hold many."""
    root = document.root
    if root.kind == "mapping":
        values, problems = with_body(file, document, plain(root))
        return [
            Source(file.kind, file.name, 0, values, in_list=False, line=root.line + 1)
        ], problems
    if root.kind == "list" and file.path.suffix == ".md":
        hint = "write several records as a list in a .yaml file, each with its id"
        raise Fault(root.place(file.name), "a .md file holds one record, not a list", hint)
    if root.kind == "list":
        return records_of_list(file, root)
    message = "a file holds one record, or a list of records"
    hint = "write lines such as title: My paper, with a space behind the colon"
    raise Fault(root.place(file.name), message, hint)


def records_of_list(file: ContentFile, root: Node) -> tuple[list[Source], list[Problem]]:
    """The records of the list, and an error for each entry that is none."""
    hint = "write - id: some-id, and below it lines such as title: My paper"
    problems = [
        error(item.place(file.name), "each entry of the list must be a record", hint)
        for item in root.items
        if item.kind != "mapping"
    ]
    sources = [
        Source(file.kind, file.name, index, plain(item), in_list=True, line=item.line + 1)
        for index, item in enumerate(root.items)
        if item.kind == "mapping"
    ]
    return sources, problems


def with_body(
    file: ContentFile, document: Document, values: dict[str, Any]
) -> tuple[dict[str, Any], list[Problem]]:
    """The record with the text below its front matter as the field that it fills, or an error."""
    if not document.body.strip():
        return values, []
    model = KINDS[file.kind]
    place = Place(file.name, document.body_line, 1, 1, document.body.split("\n")[0])
    if not model.body_field:
        message = f"{a(model.noun)} has no text below its front matter"
        return values, [error(place, message, "remove it, or write it as a field")]
    if values.get(model.body_field) is not None:
        message = f"'{model.body_field}' is given above, and again as text here"
        return values, [error(place, message, "keep one of the two")]
    return {**values, model.body_field: document.body.strip()}, []
