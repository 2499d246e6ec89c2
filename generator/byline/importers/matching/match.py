"""Which of many works are, or may be, one; and the groups that come of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from byline.importers.matching.candidates import pairs
from byline.importers.matching.compared import ComparedWork, compared
from byline.importers.matching.judging import contradict, judged
from byline.importers.matching.reasons import strength
from byline.importers.works import SourceWork


@dataclass(frozen=True, slots=True)
class Match:
    """Two works, by their places in a list, that are one: for certain, or as a person may decide.

    `why` is the reason as a part of a sentence; `rank` is lower the more it tells.
    """

    first: int
    second: int
    why: str
    is_certain: bool
    rank: int = 0


def matches(works: Sequence[SourceWork]) -> list[Match]:
    """All pairs of works that are one or may be, in the order of the works."""
    forms = [compared(work) for work in works]
    judgements = ((pair, judged(forms[pair[0]], forms[pair[1]])) for pair in pairs(forms))
    return [
        Match(*pair, why.in_words, why.is_certain, strength(why))
        for pair, why in judgements
        if why is not None
    ]


def clusters(works: Sequence[SourceWork], matches: Iterable[Match]) -> list[tuple[int, ...]]:
    """All works, by their places, in groups that these matches join; who calls, chooses them.

    The strongest join first. Two groups stay apart where works that no match ties contradict each
    other, so that no chain makes one of what its ends tell apart.
    """
    chosen = sorted(matches, key=lambda it: (not it.is_certain, it.rank, it.first, it.second))
    tied = {(match.first, match.second) for match in chosen}
    forms = {at: compared(works[at]) for at in {at for pair in tied for at in pair}}
    group_of = [[at] for at in range(len(works))]
    for match in chosen:
        small, large = sorted((group_of[match.first], group_of[match.second]), key=len)
        if small is not large and not _contradict(forms, tied, small, large):
            large += small
            for at in small:
                group_of[at] = large
    groups = {id(group): group for group in group_of}
    return sorted(tuple(sorted(group)) for group in groups.values())


def _contradict(
    forms: Mapping[int, ComparedWork],
    tied: set[tuple[int, int]],
    some: Sequence[int],
    others: Sequence[int],
) -> bool:
    """Does a work of one group contradict a work of the other that it is not tied to?"""
    across = ((one, other) for one in some for other in others)
    return any(
        (one, other) not in tied
        and (other, one) not in tied
        and contradict(forms[one], forms[other])
        for one, other in across
    )
