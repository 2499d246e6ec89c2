"""Groups of people: which a site has, and where each person stands. No clock is asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from byline.addresses import six_digits, slug
from byline.alphabet import fold
from byline.records import Author
from byline.records.config import Config, PeopleGroup
from byline.words import interface as words

FORMER = "alumni"
IN_NONE = "in_none"  # whoever is in no group; no group's id can hold the underscore
_LAST = (IN_NONE, FORMER)


@dataclass(frozen=True, slots=True)
class KnownGroup:
    """A group of people: what it is called, and what one of its members is."""

    id: str
    label: str
    one: str


@dataclass(frozen=True, slots=True)
class Stay:
    """A person's time in a group, in years; 0 is a year that the record does not give."""

    group: KnownGroup
    start: int
    end: int

    @property
    def is_over(self) -> bool:
        """Have they left?"""
        return bool(self.end) or self.group.id == FORMER


def known_groups(config: Config) -> tuple[KnownGroup, ...]:
    """The groups that the site names, in its order, then those that are known without it; that of
    former members is the last."""
    own = {it.id: _named(it) for it in config.people_groups}
    others = {it: KnownGroup(it, *called) for it, called in words.PEOPLE_GROUPS.items()}
    found = {**own, **{it: group for it, group in others.items() if it not in own}}
    return tuple(sorted(found.values(), key=lambda group: group.id == FORMER))


def group_called(written: str, known: Iterable[KnownGroup]) -> KnownGroup | None:
    """The known group of that id or name."""
    called = fold(written)
    return next((it for it in known if called in {fold(it.id), fold(it.label), fold(it.one)}), None)


def stays(author: Author | None, known: Sequence[KnownGroup]) -> tuple[Stay, ...]:
    """A person's groups, in the order of their record. One that is not known is called as it is
    written."""
    return tuple(
        Stay(
            group=group_called(it.group, known) or _of_own_words(it.group),
            start=it.start.year if it.start else 0,
            end=it.end.year if it.end else 0,
        )
        for it in (author.group if author else ())
    )


def stands_in(found: Sequence[Stay], known: Sequence[KnownGroup]) -> KnownGroup | None:
    """The group in which lists show a person: the first that they have not left, else that of
    former members; None for somebody without any."""
    if is_former(found):
        return known[-1]
    return next((stay.group for stay in found if not stay.is_over), None)


def place_of(group: KnownGroup | None, known: Sequence[KnownGroup]) -> tuple[bool, int, str]:
    """By what groups are put in order: those that are known, others by name, whoever is in none,
    and former members."""
    if group is None or group.id in _LAST:
        return True, _LAST.index(group.id if group else IN_NONE), ""
    places = {it.id: place for place, it in enumerate(known)}
    return False, places.get(group.id, len(known)), fold(group.label)


def is_former(found: Sequence[Stay]) -> bool:
    """Has a person of these groups left them all?"""
    return bool(found) and all(stay.is_over for stay in found)


def _named(it: PeopleGroup) -> KnownGroup:
    """A group as the site calls it, else as it is known."""
    if it.label is None and it.id in words.PEOPLE_GROUPS:
        label, one = words.PEOPLE_GROUPS[it.id]
        return KnownGroup(it.id, label, it.one or one)
    label = it.label or it.id
    return KnownGroup(it.id, label, it.one or label)


def _of_own_words(written: str) -> KnownGroup:
    return KnownGroup(slug(written) or six_digits(written), written, written)
