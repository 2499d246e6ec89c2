"""Works that sources tell and a site does not know yet -> groups, each of which is one work."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from byline.importers.existing import ExistingSite
from byline.importers.keeping.decisions import Are, Decision
from byline.importers.matching.match import Match, clusters, matches
from byline.importers.proposal import Told


class Likely(StrEnum):
    """What becomes of works that may be one."""

    HOLD = "hold"  # until a person decides
    SAME = "same"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Group:
    """Works that are one, and the record that holds it already, if one does."""

    told: tuple[Told, ...]
    record: str = ""
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupDoubt:
    """A group that may be the work of another one: that of a record, or one that is new."""

    group: Group
    like: Group
    why: str


@dataclass(frozen=True, slots=True)
class Grouping:
    """All groups, and those of them that wait for a decision."""

    groups: tuple[Group, ...]
    doubts: tuple[GroupDoubt, ...]


def grouped(
    site: ExistingSite, fresh: Sequence[Told], decisions: Iterable[Decision], likely: Likely
) -> Grouping:
    """Which of the works are one, and which are one with a record."""
    if not fresh:
        return Grouping((), ())
    gathered = _Gathered(tuple(site.papers), tuple(fresh))
    works = [*(it.work for it in site.papers.values()), *(it.work for it in fresh)]
    decided = {it.pair: it.are for it in decisions if it.are is not Are.UNDECIDED}
    found = [*gathered.decided_same(decided), *matches(works)]
    found = [it for it in found if gathered.is_news(it) and not gathered.is_apart(it, decided)]
    certain = [it for it in found if it.is_certain or likely is Likely.SAME]
    found_one = clusters(works, certain)
    whys = _whys(found_one, certain)
    groups = [
        gathered.group(members, why)
        for members, why in zip(found_one, whys, strict=True)
        if members[-1] >= len(gathered.records)
    ]
    doubtful = [it for it in found if not it.is_certain] if likely is Likely.HOLD else []
    return Grouping(tuple(groups), tuple(_doubts(gathered, groups, doubtful)))


_Decided = Mapping[tuple[str, str, str], Are]


@dataclass(frozen=True, slots=True)
class _Gathered:
    """All works that are compared, by their numbers: those of records, then those that are told."""

    records: tuple[str, ...]
    fresh: tuple[Told, ...]

    def told(self, number: int) -> Told:
        """The work that a source tells, by its number among all."""
        return self.fresh[number - len(self.records)]

    def is_news(self, match: Match) -> bool:
        """Is one of the two a work that the site does not know? Records are not joined here."""
        return max(match.first, match.second) >= len(self.records)

    def pairs(self, match: Match) -> Iterator[tuple[str, str, str]]:
        """What was decided about, if anything was decided about these two."""
        record, told = sorted((match.first, match.second))
        if record < len(self.records):
            one = self.told(told)
            yield *one.key, self.records[record]

    def is_apart(self, match: Match, decided: _Decided) -> bool:
        """A person said that the two are not one."""
        return any(decided.get(it) is Are.APART for it in self.pairs(match))

    def decided_same(self, decided: _Decided) -> Iterator[Match]:
        """What a person said is one."""
        numbers = {it.key: at for at, it in enumerate(self.fresh)}
        records = {record: at for at, record in enumerate(self.records)}
        for (source, key, record), are in decided.items():
            if are is Are.SAME and (source, key) in numbers and record in records:
                at = len(self.records) + numbers[source, key]
                yield Match(records[record], at, "a person said so", is_certain=True, rank=-1)

    def group(self, members: Sequence[int], why: tuple[str, ...]) -> Group:
        """The works of a cluster, with the record among them; of several, the first."""
        record = next((self.records[it] for it in members if it < len(self.records)), "")
        told = tuple(self.told(it) for it in members if it >= len(self.records))
        return Group(told, record, why)


def _whys(found: Sequence[Sequence[int]], certain: Iterable[Match]) -> Iterator[tuple[str, ...]]:
    """For each cluster, what joins its works."""
    cluster_of = {member: at for at, members in enumerate(found) for member in members}
    whys: dict[int, dict[str, None]] = {}
    for match in certain:
        at = cluster_of[match.first]
        if at == cluster_of[match.second]:
            whys.setdefault(at, {})[match.why] = None
    return (tuple(whys.get(at, ())) for at in range(len(found)))


def _doubts(
    gathered: _Gathered, groups: Sequence[Group], doubtful: Iterable[Match]
) -> Iterator[GroupDoubt]:
    """The groups that wait: each is told with the first other one that it may belong to."""
    group_of = {it.key: number for number, group in enumerate(groups) for it in group.told}
    waiting: set[int] = set()
    for match in sorted(doubtful, key=lambda it: sorted((it.first, it.second))[::-1]):
        first, second = sorted((match.first, match.second))
        number, other = group_of[gathered.told(second).key], -1
        like = Group((), gathered.records[first] if first < len(gathered.records) else "")
        if not like.record:
            other = group_of[gathered.told(first).key]
            like = groups[other]
        is_settled = groups[number].record or number == other or waiting & {number, other}
        if not is_settled:
            waiting.add(number)
            yield GroupDoubt(groups[number], like, match.why)
