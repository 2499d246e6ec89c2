"""What a record, a source's last word and its word today make of a field: hand edits always win."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from byline.importers.keeping.values import Plain, Values, flat, with_counts

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
    ours: Values,
    theirs: Values,
    last: Mapping[str, Plain] | None,
    others: Sequence[Mapping[str, Plain]] = (),
) -> Iterator[FieldChange | Difference]:
    """What of a source's values arrives in a record. `last` is what the source said of it before,
    None where it is told of the work for the first time; `others` are the words of other sources.

    A value arrives where the record has none and no source filled it before, or where the record
    still has what this source said; where it is new to the record, what any source said. What it
    says as before is no news, and what another source said is no edit of a person.
    """
    mine, before = dict(flat(ours)), dict(flat(last or {}))
    words = [dict(flat(it)) for it in others]
    for path, told in flat(theirs):
        kept = mine.get(path)
        if _says_no_more(path, told, kept) or (path in before and same(told, before[path])):
            continue
        of_others = [it[path] for it in words if path in it]
        own = [before[path]] if path in before else []
        replaced = of_others if last is None else own
        is_free = kept is None and not own and not of_others
        if is_free or any(same(kept, it) for it in replaced):
            yield FieldChange(path, kept, told)
        elif any(same(kept, it) for it in of_others):
            continue
        elif path == ("authors",):
            yield from _bylines(kept, told, replaced)
        else:
            yield Difference(path, kept, told)


def applied(values: Values, changes: Iterable[FieldChange]) -> Values:
    """The values with these changes."""
    after = dict(values)
    for it in changes:
        name, inner = str(it.path[0]), it.path[1:]
        held = after.get(name)
        if not inner:
            after[name] = it.after
        elif name == "citations":
            after[name] = with_counts(held, {str(inner[0]): it.after}, "")
        elif isinstance(held, list):
            after[name] = [it.after if at == inner[0] else one for at, one in enumerate(held)]
        else:
            after[name] = {**(held if isinstance(held, dict) else {}), str(inner[0]): it.after}
    return after


def _says_no_more(path: Path, told: Plain, kept: Plain | None) -> bool:
    """The record says as much: the same, or of a date the month and the day, too."""
    is_part = path == ("date",) and str(kept).startswith(f"{told}-")
    return is_part or same(told, kept)


def _bylines(
    kept: Plain | None, told: Plain, was_said: Sequence[Plain]
) -> Iterator[FieldChange | Difference]:
    """Bylines one by one where the list is as long as it was; else the list as one value."""
    path: Path = ("authors",)
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
