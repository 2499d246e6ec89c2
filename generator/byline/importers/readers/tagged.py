"""Files of tagged lines, 'TI  - A title': each record's fields, with the lines they stand in."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from byline.problems import Place

# Four places for the tag, then a hyphen. Programs that write fewer spaces do so throughout, and
# only in their files is such a line not the text of an abstract.
_EXACT = re.compile(r"(?=.{4}-)([A-Z][A-Z0-9]{1,3}) {0,2}-[ \t]*(.*)")
_LOOSE = re.compile(r"[ \t]*([A-Z][A-Z0-9])(?:[ \t]+-|-(?=[ \t]|$))[ \t]*(.*)")
_LONGEST_QUOTE = 1000


class TaggedField(NamedTuple):
    """One field: its tag, its value with the lines that go on with it, and where it begins."""

    tag: str
    value: str
    line: int
    column: int
    quote: str

    def place(self, name: str) -> Place:
        """Where the value stands in the file of that name."""
        quote = self.quote if len(self.quote) <= _LONGEST_QUOTE else ""
        width = max(1, len(quote.rstrip()) - self.column + 1)
        return Place(name, self.line, self.column, width, quote)


class TaggedRecord(NamedTuple):
    """The fields of one record, and whether the line that should end it is there."""

    fields: tuple[TaggedField, ...]
    is_ended: bool

    def first(self, *tags: str) -> str:
        """The value of the first of these tags that has one, on one line."""
        return next((" ".join(it.split()) for it in self.every(*tags)), "")

    def every(self, *tags: str) -> list[str]:
        """All values of these tags, tag after tag, with their lines."""
        values = ((it.tag, it.value.strip()) for it in self.fields)
        found = [it for it in values if it[1]]
        return [value for tag in tags for at, value in found if at == tag]

    def text(self, *tags: str) -> str:
        """The longest value of these tags, with its lines, and an empty one between paragraphs."""
        value = max(self.every(*tags), key=len, default="")
        lines = "\n".join(" ".join(it.split()) for it in value.split("\n"))
        return re.sub(r"\n{3,}", "\n\n", lines)


def entries_of(text: str, begins: str, ends: str = "") -> Iterator[TaggedRecord]:
    """The records of the text: a tag begins each, and a tag (or the next record) ends it. Tagged
    lines outside of a record are one, too; untagged lines there are passed over."""
    found: list[TaggedField] = []
    for field in _fields(text, begins):
        if field.tag in (begins, ends) and found:
            yield TaggedRecord(tuple(found), is_ended=field.tag == ends)
            found = []
        if field.tag != ends:
            found.append(field)
    if found:
        yield TaggedRecord(tuple(found), is_ended=False)


def _fields(text: str, begins: str) -> Iterator[TaggedField]:
    """All fields of the text, each with the lines without a tag that go on with it."""
    is_exact = re.search(rf"^{begins:4}-", text, re.MULTILINE)
    tagged = _EXACT if is_exact else _LOOSE
    field: TaggedField | None = None
    more: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        mark = tagged.match(line)
        if mark is None:
            more.append(line.strip())
            continue
        if field:
            yield field._replace(value="\n".join([field.value, *more]))
        field, more = TaggedField(mark[1], mark[2], number, mark.start(2) + 1, line), []
    if field:
        yield field._replace(value="\n".join([field.value, *more]))
