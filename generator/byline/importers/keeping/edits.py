"""A record's text with other values, in which all that they do not touch stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from byline.importers.keeping.three_way import Path
from byline.importers.keeping.values import ORDER, Plain
from byline.importers.keeping.written import STEP, field, item, scalar
from byline.reading.rewriting import Edit, edited, end_of
from byline.reading.spans import FRONT_MATTER, NoYamlError, WrittenField, WrittenValue, written


class CannotEditError(Exception):
    """The record is written in a way in which this value cannot be set by a small edit."""


def with_values(
    text: str,
    index: int,
    values: Sequence[tuple[Path, Plain]],
    *,
    order: Sequence[str] = ORDER,
    body_field: str = "",
) -> str:
    """The text of a file whose record number `index` gets these values, one after another; new
    fields stand where `order` has them, and others behind all. Of a file with front matter,
    `body_field` is what stands below it. Raises `CannotEditError`."""
    for path, value in values:
        text = _with_value(text, index, path, value, order, body_field)
    return text


def _with_value(
    text: str, index: int, path: Path, value: Plain, order: Sequence[str], body_field: str
) -> str:
    try:
        root = written(text, has_front_matter=bool(body_field))
    except NoYamlError as fault:
        raise CannotEditError(str(fault)) from fault
    record = root.items[index] if root and root.items else root
    if record is None or not record.fields:
        raise CannotEditError("it holds no field")
    editor = _TextEditor(text, "\r\n" if "\r\n" in text else "\n", order)
    if body_field and path == (body_field,) and body_field not in record.fields:
        return editor.with_body(str(value))
    return edited(text, [editor.set(record, path, value)])


def _nested(path: Sequence[str | int], value: Plain) -> Plain:
    for step in reversed(path):
        value = {str(step): value}
    return value


@dataclass(frozen=True, slots=True)
class _TextEditor:
    """A text, how its lines end, and the order of fields."""

    text: str
    line_end: str
    order: Sequence[str]

    def with_body(self, body: str) -> str:
        """The text with another body below its front matter."""
        end = FRONT_MATTER.match(self.text)
        if end is None:
            raise CannotEditError("the front matter is missing")
        below = self.line_end.join(body.splitlines())
        front = self.text[: end.end()].removesuffix("\r")
        return f"{front}{self.line_end * 2}{below}{self.line_end}"

    def set(self, holder: WrittenValue, path: Path, value: Plain) -> Edit:
        """The edit that gives what stands at the end of the path another value."""
        step, *others = path
        if isinstance(step, int):
            return self._set_item(holder, step, tuple(others), value)
        found = holder.fields.get(step)
        if found is None:
            return self._added(holder, step, _nested(others, value))
        if others and (found.value.fields or found.value.items):
            return self.set(found.value, tuple(others), value)
        return self._replaced(holder, found, step, _nested(others, value))

    def _set_item(self, holder: WrittenValue, step: int, others: Path, value: Plain) -> Edit:
        if step >= len(holder.items):
            raise CannotEditError("the list is shorter than it was")
        inner = holder.items[step]
        if not others:
            return self._replaced_item(inner, value, holder)
        if not inner.fields:
            raise CannotEditError("the item is one text")
        return self.set(inner, others, value)

    def _replaced(self, holder: WrittenValue, old: WrittenField, name: str, value: Plain) -> Edit:
        """A field's value gives way to another."""
        start, end = old.value.start, end_of(self.text, old.value)
        if holder.in_brackets or (old.value.in_brackets and isinstance(value, list | dict)):
            return Edit(start, end, scalar(value, in_brackets=True))
        indent = self._indent(old.start)
        first, *below = field(name, value, indent)
        behind = first[len(indent) + len(name) + 1 :]
        # From behind the colon, so that a value below it may come to stand beside it, or go below.
        colon = self.text.index(":", old.end)
        comment = self._comment(colon + 1, start)
        return Edit(colon + 1, end, self.line_end.join([behind + comment, *below]))

    def _comment(self, start: int, end: int) -> str:
        """A comment between a field's colon and its value below, which stays behind the colon."""
        line = self.text[start:end].partition("\n")[0].strip()
        return f"  {line}" if line.startswith("#") else ""

    def _replaced_item(self, old: WrittenValue, value: Plain, holder: WrittenValue) -> Edit:
        """An item gives way to another; what stood on one line does so again."""
        start, end = old.start, end_of(self.text, old)
        if holder.in_brackets or old.in_brackets or old.scalar is not None:
            is_within = holder.in_brackets or isinstance(value, dict)
            return Edit(start, end, scalar(value, in_brackets=is_within))
        indent = self._indent(start)[: -len(STEP)]
        first, *below = item(value, indent)
        return Edit(start, end, self.line_end.join([first.strip().removeprefix("- "), *below]))

    def _added(self, holder: WrittenValue, name: str, value: Plain) -> Edit:
        """A new field, behind the one that comes before it in records."""
        before = [it for it in holder.fields if self._rank(it) <= self._rank(name)]
        before = before or list(holder.fields)[:1]
        last = holder.fields[max(before, key=lambda it: (self._rank(it), holder.fields[it].start))]
        end = max(end_of(self.text, last.value), last.end)
        if holder.in_brackets:
            return Edit(end, end, f", {name}: {scalar(value, in_brackets=True)}")
        line = self.text.find("\n", end)
        at = len(self.text) if line < 0 else line + 1
        new = self.line_end.join(field(name, value, self._indent(last.start)))
        above = self.line_end if line < 0 else ""
        return Edit(at, at, f"{above}{new}{self.line_end}")

    def _rank(self, name: str) -> int:
        return self.order.index(name) if name in self.order else len(self.order)

    def _indent(self, at: int) -> str:
        """As many blanks as stand, or would stand, before a place in its line."""
        return " " * (at - self.text.rfind("\n", 0, at) - 1)
