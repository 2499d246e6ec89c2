"""A record's text with other values, in which all that they do not touch stays as it is."""

from collections.abc import Sequence

from byline.importers.keeping.three_way import Path
from byline.importers.keeping.values import ORDER, Plain
from byline.importers.keeping.written import STEP, field, item, scalar
from byline.reading.rewriting import Edit, edited, end_of
from byline.reading.spans import FRONT_MATTER, NoYamlError, WrittenField, WrittenValue, written


class CannotEditError(Exception):
    """The record is written in a way in which this value cannot be set by a small edit."""


def with_values(
    text: str, index: int, values: Sequence[tuple[Path, Plain]], *, body_field: str = ""
) -> str:
    """The text of a file whose record number `index` gets these values, one after another. Of a
    file with front matter, `body_field` is what stands below it. Raises `CannotEditError`."""
    for path, value in values:
        text = _with_value(text, index, path, value, body_field)
    return text


def _with_value(text: str, index: int, path: Path, value: Plain, body_field: str) -> str:
    try:
        root = written(text, has_front_matter=bool(body_field))
    except NoYamlError as fault:
        raise CannotEditError(str(fault)) from fault
    record = root.items[index] if root and root.items else root
    if record is None or not record.fields:
        raise CannotEditError("it holds no field")
    line_end = "\r\n" if "\r\n" in text else "\n"
    if body_field and path == (body_field,) and body_field not in record.fields:
        return _with_body(text, str(value), line_end)
    return edited(text, [_set(text, record, path, value, line_end)])


def _with_body(text: str, body: str, line_end: str) -> str:
    """A text with front matter, and another body below it."""
    end = FRONT_MATTER.match(text)
    if end is None:
        raise CannotEditError("the front matter is missing")
    return f"{text[: end.end()]}{line_end * 2}{line_end.join(body.splitlines())}{line_end}"


def _set(text: str, holder: WrittenValue, path: Path, value: Plain, line_end: str) -> Edit:
    """The edit that gives what stands at the end of the path another value."""
    step, *others = path
    if isinstance(step, int):
        if step >= len(holder.items):
            raise CannotEditError("the list is shorter than it was")
        inner = holder.items[step]
        if others and inner.fields:
            return _set(text, inner, tuple(others), value, line_end)
        if others:
            raise CannotEditError("the item is one text")
        return _replaced_item(text, inner, value, holder, line_end)
    found = holder.fields.get(step)
    if found is None:
        return _added(text, holder, step, _nested(others, value), line_end)
    if others and (found.value.fields or found.value.items):
        return _set(text, found.value, tuple(others), value, line_end)
    if others:
        return _replaced(text, holder, found, step, _nested(others, value), line_end)
    return _replaced(text, holder, found, step, value, line_end)


def _nested(path: Sequence[str | int], value: Plain) -> Plain:
    for step in reversed(path):
        value = {str(step): value}
    return value


def _replaced(
    text: str, holder: WrittenValue, old: WrittenField, name: str, value: Plain, line_end: str
) -> Edit:
    """A field's value gives way to another."""
    start, end = old.value.start, end_of(text, old.value)
    if holder.in_brackets or (old.value.in_brackets and isinstance(value, list | dict)):
        return Edit(start, end, scalar(value, in_brackets=True))
    indent = _indent(text, old.start)
    first, *below = field(name, value, indent)
    behind = first[len(indent) + len(name) + 1 :]
    # From behind the colon, so that a value below it may come to stand beside it, or go below.
    colon = text.index(":", old.end)
    comment = _comment(text, colon + 1, start)
    return Edit(colon + 1, end, line_end.join([behind + comment, *below]))


def _comment(text: str, start: int, end: int) -> str:
    """A comment between a field's colon and its value below, which stays behind the colon."""
    line = text[start:end].partition("\n")[0].rstrip()
    return f"  {line.strip()}" if line.strip().startswith("#") else ""


def _replaced_item(
    text: str, old: WrittenValue, value: Plain, holder: WrittenValue, line_end: str
) -> Edit:
    start, end = old.start, end_of(text, old)
    if holder.in_brackets or old.in_brackets or old.scalar is not None:
        is_within = holder.in_brackets or isinstance(value, dict)
        return Edit(start, end, scalar(value, in_brackets=is_within))
    indent = _indent(text, start)[: -len(STEP)]
    first, *below = item(value, indent)
    return Edit(start, end, line_end.join([first.strip().removeprefix("- "), *below]))


def _added(text: str, holder: WrittenValue, name: str, value: Plain, line_end: str) -> Edit:
    """A new field, behind the one that comes before it in records."""
    before = [it for it in holder.fields if _rank(it) < _rank(name)] or list(holder.fields)[:1]
    last = holder.fields[max(before, key=lambda it: (_rank(it), holder.fields[it].start))]
    end = end_of(text, last.value) or last.end
    if holder.in_brackets:
        return Edit(end, end, f", {name}: {scalar(value, in_brackets=True)}")
    end = max(end, last.end)
    line = text.find("\n", end)
    at = len(text) if line < 0 else line + 1
    lines = line_end.join(field(name, value, _indent(text, last.start)))
    return Edit(at, at, f"{line_end}{lines}{line_end}" if line < 0 else f"{lines}{line_end}")


def _rank(name: str) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)


def _indent(text: str, at: int) -> str:
    """As many blanks as stand, or would stand, before a place in its line."""
    return " " * (at - text.rfind("\n", 0, at) - 1)
