"""Names on works as they are compared: the family name, and the given one as far as both tell."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from byline.alphabet import fold
from byline.importers.works import SourceWork, WorkByline
from byline.records.names import parse

MOST_PEOPLE = 200
# 'Müller' is folded to 'muller', and others write 'Mueller'.
_TWO_LETTERS = re.compile(r"([aou])e(?=[^aeiou]|$)")


class ComparedName(NamedTuple):
    """A name in the form in which it compares; `given` are the words of the given name."""

    family: str
    given: tuple[str, ...] = ()
    number: str = ""
    orcid: str = ""
    id: str = ""

    @property
    def key(self) -> str:
        """What all forms of the name have in common: the family name and an initial."""
        return f"{self.family} {self.given[0][0] if self.given else ''}"


def person(byline: WorkByline) -> ComparedName:
    """The name of a byline as it is compared."""
    if byline.is_team:
        return ComparedName(fold(byline.name))
    return _person(byline.name, byline.family)._replace(orcid=byline.orcid, id=byline.id)


@lru_cache(maxsize=1 << 17)
def _person(name: str, family: str) -> ComparedName:
    parsed = parse(name, family)
    given = () if parsed.given == parsed.printed else tuple(fold(parsed.given).split())
    family = _TWO_LETTERS.sub(r"\1", fold(parsed.family)).replace(" ", "")
    return ComparedName(family, given, parsed.number)


def people_of(work: SourceWork) -> tuple[ComparedName, ...]:
    """Whom a work names, in order; of a thousand, the first few hundred."""
    named = (person(byline) for byline in work.authors if not byline.is_others)
    return tuple(islice(named, MOST_PEOPLE))


def is_one_person(one: ComparedName, other: ComparedName) -> bool:
    """May both names be one person's? Declared ids settle it, ORCIDs, and numbers of homonyms."""
    if one.id and other.id:
        return one.id == other.id
    if one.orcid and other.orcid:
        return one.orcid == other.orcid
    if one.family != other.family or (one.number and other.number and one.number != other.number):
        return False
    return _may_be_one(one.given, other.given)


def _may_be_one(one: Sequence[str], other: Sequence[str]) -> bool:
    """Do given names agree, as far as initials and left out words let us see?"""
    if not one or not other or one[0] == other[0]:
        return True
    has_initial = len(one[0]) == 1 or len(other[0]) == 1
    return (has_initial and one[0][0] == other[0][0]) or "".join(one) == "".join(other)


# By all that a person may be found by, the names in a list, and where each stands.
Places = Mapping[str, Mapping[ComparedName, Sequence[int]]]


def places_of(people: Iterable[tuple[int, ComparedName]]) -> Places:
    """Where people stand in a list, so that one who may be the same is soon found."""
    found: defaultdict[str, defaultdict[ComparedName, list[int]]]
    found = defaultdict(lambda: defaultdict(list))
    for at, one in people:
        for known in {one.family, one.orcid, one.id} - {""}:
            found[known][one].append(at)
    return found


def places_among(places: Places, one: ComparedName) -> list[int]:
    """At which places of a list stands whoever may be this person."""
    known = (one.family, one.orcid, one.id)
    near = {name: at for it in known for name, at in places.get(it, {}).items()}
    return sorted(
        at for other, all_at in near.items() if is_one_person(one, other) for at in all_at
    )


def shared(some: Iterable[ComparedName], places: Places) -> int:
    """How many of some people stand in a list, of which the places are given."""
    return sum(_stands_in(places, one) for one in some)


def _stands_in(places: Places, one: ComparedName) -> bool:
    return one in places.get(one.family, ()) or any(
        is_one_person(one, other)
        for known in (one.family, one.orcid, one.id)
        for other in places.get(known, ())
    )
