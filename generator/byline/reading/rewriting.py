"""Edits of YAML texts that leave every other character as it is: comments, order, line ends."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from byline.reading.spans import WrittenField, WrittenValue


class Edit(NamedTuple):
    """What takes the place of a part of a text."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits, no two of which may overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def renamed(record: WrittenValue, old: str, new: str) -> Iterator[Edit]:
    """A field gets another name, where the record has it."""
    if found := record.fields.get(old):
        yield Edit(found.start, found.end, new)


def with_value(text: str, record: WrittenValue, name: str, value: str) -> Iterator[Edit]:
    """A field that holds one text gets another one, written as YAML."""
    found = record.fields.get(name)
    if found and found.value.scalar is not None:
        start, end = found.value.start, end_of(text, found.value)
        yield Edit(start, end, f" {value}" if start == end else value)


def without(text: str, record: WrittenValue, name: str) -> Iterator[Edit]:
    """A field goes, with its value and the comment behind it, where the record has it."""
    if found := record.fields.get(name):
        if record.in_brackets:
            yield _out_of_brackets(record, found)
        elif len(record.fields) == 1:
            yield Edit(found.start, end_of(text, found.value), "{}")
        else:
            yield _out_of_lines(text, found)


def _out_of_brackets(record: WrittenValue, gone: WrittenField) -> Edit:
    """With the comma behind it; of the last one, with the comma before it."""
    order = list(record.fields.values())
    at = order.index(gone)
    if at + 1 < len(order):
        return Edit(gone.start, order[at + 1].start, "")
    before = order[at - 1].value.end if at else gone.start
    return Edit(before, gone.value.end, "")


def _out_of_lines(text: str, gone: WrittenField) -> Edit:
    """With its lines. Behind the dash of a list, what follows takes its place."""
    end = text.find("\n", end_of(text, gone.value))
    end = len(text) if end < 0 else end + 1
    start = text.rfind("\n", 0, gone.start) + 1
    if text[start : gone.start].strip():
        return Edit(gone.start, end + len(text[end:]) - len(text[end:].lstrip()), "")
    return Edit(start, end, "")


def end_of(text: str, value: WrittenValue) -> int:
    """Where the last character of a value stands; the parser counts blank lines in."""
    if value.in_brackets:
        return value.end
    inner = [*(it.value for it in value.fields.values()), *value.items]
    if inner:
        return end_of(text, inner[-1])
    shown = text[value.start : value.end].rstrip()
    return value.start + len(shown)
