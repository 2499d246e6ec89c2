"""One list of authors of the lists of several sources, joined name by name."""

from collections.abc import Sequence
from dataclasses import fields, replace

from byline.importers.matching.people import Places, person, places_among, places_of
from byline.importers.works import SourceWork, WorkByline
from byline.records.names import parse

_JOINED = ("name", "family", "known_as")  # by rules of their own; of all else, what is told first


def authors_of(works: Sequence[SourceWork]) -> tuple[WorkByline, ...]:
    """The longest list, of equals the one that leaves nobody out, with all that the others tell."""
    lists = [work.authors for work in works if work.authors]
    if not lists:
        return ()
    longest = max(lists, key=lambda names: (_named(names), -len(names)))
    own = _places(longest)
    others = [(names, _places(names)) for names in lists]
    joined = []
    for byline in longest:
        same = (_same(byline, own, names, places) for names, places in others)
        joined.append(_joined(byline, [it for it in same if it]))
    return tuple(joined)


def _named(names: Sequence[WorkByline]) -> int:
    return sum(not byline.is_others for byline in names)


def _places(names: Sequence[WorkByline]) -> Places:
    return places_of((at, person(it)) for at, it in enumerate(names) if not it.is_others)


def _same(
    byline: WorkByline, own: Places, names: Sequence[WorkByline], places: Places
) -> WorkByline | None:
    """The one name of another list that is this one, where no namesake of either list is about."""
    if byline.is_others:
        return None
    here, there = (places_among(it, person(byline)) for it in (own, places))
    found = names[there[0]] if len(here) == len(there) == 1 else None
    return found if found and found.is_team == byline.is_team else None


def _joined(byline: WorkByline, others: Sequence[WorkByline]) -> WorkByline:
    """A byline with what others tell of the person, where it says nothing itself."""
    told = {
        field.name: next((it for one in others if (it := getattr(one, field.name))), None)
        for field in fields(WorkByline)
        if field.name not in _JOINED and not getattr(byline, field.name)
    }
    filled = {name: value for name, value in told.items() if value}
    known_as = dict.fromkeys(key for one in (byline, *others) for key in one.known_as)
    name, family = _name_of(byline, others)
    return replace(byline, **filled, name=name, family=family, known_as=tuple(known_as))


def _name_of(byline: WorkByline, others: Sequence[WorkByline]) -> tuple[str, str]:
    """The name and its family part; with a given name where the byline has initials alone, and
    with the number of a homonym, if all who give one give the same."""
    if byline.is_team or byline.is_others:
        return byline.name, byline.family
    spelled = [(parse(one.name, one.family), one.family) for one in (byline, *others)]
    best, family = spelled[0]
    fuller = [it for it in spelled if not _has_initials_alone(it[0].given)]
    if _has_initials_alone(best.given) and fuller:
        best, family = max(fuller, key=lambda it: (len(it[0].printed), it))
    family = family or next((it for _name, it in spelled if it), "")
    numbers = {name.number for name, _family in spelled if name.number}
    number = best.number or (next(iter(numbers)) if len(numbers) == 1 else "")
    return f"{best.printed} {number}".strip() if number else best.printed, family


def _has_initials_alone(given: str) -> bool:
    return all(len(word) == 1 for word in given.replace(".", " ").replace("-", " ").split())
