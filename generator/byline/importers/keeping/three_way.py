"""What a record, a source's last word and its word today make of a field: hand edits always win."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from byline.importers.keeping.values import Plain, Values, flat

Path = tuple[str | int, ...]


class FieldChange(NamedTuple):
    """A field of a record gets another value; None where the record has none."""

    path: Path
    before: Plain | None
    after: Plain


class Difference(NamedTuple):
    """A field in which a record stays other than its source, because a person wrote it so."""

    path: Path
    kept: Plain | None
    told: Plain


def merged(
    ours: Values, theirs: Values, said: Sequence[Mapping[str, Plain]], *, is_new: bool
) -> Iterator[FieldChange | Difference]:
    """What of a source's values arrives in a record. `said` are the words of all sources that the
    record holds, of this one first; `is_new` says that it had not told of the work before.

    A value arrives where the record has none and no source filled it before, or where the record
    still has what a source said. What the source says as before is no news.
    """
    mine = dict(flat(ours))
    words = [dict(flat(it)) for it in said]
    last = words[0] if words and not is_new else {}
    for path, told in flat(theirs):
        kept = mine.get(path)
        if _says_no_more(path, told, kept) or (path in last and same(told, last[path])):
            continue
        was_said = [it[path] for it in words if path in it]
        if path == ("authors",):
            yield from _bylines(kept, told, was_said)
        elif (kept is None and not was_said) or any(same(kept, it) for it in was_said):
            yield FieldChange(path, kept, told)
        else:
            yield Difference(path, kept, told)


def _says_no_more(path: Path, told: Plain, kept: Plain | None) -> bool:
    """The record says as much: the same, or of a date the month and the day, too."""
    is_part = path == ("date",) and str(kept).startswith(f"{told}-")
    return is_part or same(told, kept)


def _bylines(
    kept: Plain | None, told: Plain, was_said: Sequence[Plain]
) -> Iterator[FieldChange | Difference]:
    """Bylines one by one where the list is as long as it was; else the list as one value."""
    path: Path = ("authors",)
    if kept is None or any(same(kept, it) for it in was_said):
        yield FieldChange(path, kept, told)
        return
    base = next((it for it in was_said if _is_as_long(it, told)), None)
    if not (isinstance(kept, list) and isinstance(told, list) and isinstance(base, list)):
        yield Difference(path, kept, told)
        return
    if not _is_as_long(kept, told):
        yield Difference(path, kept, told)
        return
    for at, (mine, theirs, before) in enumerate(zip(kept, told, base, strict=True)):
        now, was, own = (_as_mapping(it) for it in (theirs, before, mine))
        taken = {key: it for key, it in now.items() if not same(it, was.get(key))}
        free = {key: it for key, it in taken.items() if same(own.get(key), was.get(key))}
        if free:
            yield FieldChange((*path, at), mine, _as_byline({**own, **free}))
        for key, it in taken.items():
            if key not in free and not same(own.get(key), it):
                yield Difference((*path, at, key), own.get(key), it)


def _is_as_long(one: Plain, other: Plain) -> bool:
    return isinstance(one, list) and isinstance(other, list) and len(one) == len(other)


def _as_mapping(byline: Plain) -> Values:
    return byline if isinstance(byline, dict) else {"name": byline}


def _as_byline(values: Values) -> Plain:
    return values["name"] if list(values) == ["name"] else values


def same(one: Plain | None, other: Plain | None) -> bool:
    """Do two values say the same? Lines may break elsewhere, and numbers be written as texts."""
    return _compared(one) == _compared(other)


def _compared(value: Plain | None) -> object:
    if isinstance(value, dict):
        return {key: _compared(it) for key, it in value.items()}
    if isinstance(value, list):
        return [_compared(it) for it in value]
    return " ".join(str(value).split()) if value is not None else None
