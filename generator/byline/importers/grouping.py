"""Works that sources tell and a site does not know yet -> groups, each of which is one work."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from byline.importers.existing import ExistingSite
from byline.importers.keeping.decisions import Are, Decision
from byline.importers.keeping.memory import ImportMemory
from byline.importers.matching.match import Match, clusters, matches
from byline.importers.proposal import ToldWork
from byline.importers.works import SourceWork

_ASKED = -1  # stronger than all that works tell


class Likely(StrEnum):
    """What becomes of works that may be one."""

    HOLD = "hold"  # until a person decides
    SAME = "same"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class WorkGroup:
    """Works that are one, and the record that holds it already, if one does."""

    told: tuple[ToldWork, ...]
    record: str = ""
    why: tuple[str, ...] = ()

    @property
    def tells_enough(self) -> bool:
        """Is there a record, or enough to make one?"""
        works = [it.work for it in self.told]
        has_title = any(it.title for it in works)
        has_authors = any(it.authors for it in works)
        return bool(self.record) or (has_title and has_authors and any(map(_when, works)))


@dataclass(frozen=True, slots=True)
class GroupDoubt:
    """A group that may be the work of another one: that of a record, or one that is new."""

    group: WorkGroup
    like: WorkGroup
    why: str


@dataclass(frozen=True, slots=True)
class Grouping:
    """All groups, and those of them that wait for a decision."""

    groups: tuple[WorkGroup, ...]
    doubts: tuple[GroupDoubt, ...]


def grouped(
    site: ExistingSite,
    memory: ImportMemory,
    fresh: Sequence[ToldWork],
    decisions: Sequence[Decision],
    likely: Likely,
) -> Grouping:
    """Which of the works are one, and which are one with a record."""
    if not fresh:
        return Grouping((), ())
    held = list(_held_works(site, memory))
    gathered = _Gathered(tuple(record for record, _work in held), tuple(fresh))
    works = [*(work for _record, work in held), *(it.work for it in fresh)]
    decided = {it.pair: it for it in decisions}
    waiting = {
        (it.source, it.work)
        for it in decisions
        if it.are is Are.UNDECIDED and it.record in site.papers
    }
    news = (it for it in matches(works) if gathered.is_news(it))
    found = [
        *gathered.asked_about(decided),
        *(it for it in news if not gathered.is_decided(it, decided, waiting)),
    ]
    certain = [it for it in found if it.is_certain or likely is Likely.SAME]
    found_one = clusters(works, certain)
    whys = _whys(found_one, certain)
    groups = [
        gathered.group(members, why)
        for members, why in zip(found_one, whys, strict=True)
        if members[-1] >= len(gathered.records)
    ]
    doubtful = [it for it in found if not it.is_certain] if likely is Likely.HOLD else []
    doubtful.sort(key=lambda it: (it.rank != _ASKED, sorted((it.first, it.second))[::-1]))
    return Grouping(tuple(groups), tuple(_doubts(gathered, groups, doubtful)))


def _held_works(site: ExistingSite, memory: ImportMemory) -> Iterator[tuple[str, SourceWork]]:
    """Each record as a work; and once more under each title that a source gave it, by which it is
    known though a person wrote another one."""
    for record, paper in site.papers.items():
        yield record, paper.work
        titles = {str(it["title"]) for it in memory.said_of(record) if "title" in it}
        for title in sorted(titles - {paper.work.title}):
            yield record, replace(paper.work, title=title)


_Decided = Mapping[tuple[str, str, str], Decision]


@dataclass(frozen=True, slots=True)
class _Gathered:
    """All works that are compared, by their numbers: those of records, then those that are told."""

    records: tuple[str, ...]
    fresh: tuple[ToldWork, ...]

    def told(self, number: int) -> ToldWork:
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

    def is_decided(
        self, match: Match, decided: _Decided, waiting: Collection[tuple[str, str]]
    ) -> bool:
        """Was it asked about these two, or about one of them and another record? Then what a person
        says counts, and the work waits for it."""
        return any(it in decided or it[:2] in waiting for it in self.pairs(match))

    def asked_about(self, decided: _Decided) -> Iterator[Match]:
        """What a person said is one, or was asked and has not said yet."""
        numbers = {it.key: at for at, it in enumerate(self.fresh)}
        records = {record: at for at, record in enumerate(self.records)}
        for it in decided.values():
            key = (it.source, it.work)
            if it.are is not Are.APART and key in numbers and it.record in records:
                at = len(self.records) + numbers[key]
                is_one = it.are is Are.SAME
                why = "a person said so" if is_one else it.why
                yield Match(records[it.record], at, why, is_one, _ASKED)

    def group(self, members: Sequence[int], why: tuple[str, ...]) -> WorkGroup:
        """The works of a cluster, with the record among them; of several, the first."""
        record = next((self.records[it] for it in members if it < len(self.records)), "")
        told = tuple(self.told(it) for it in members if it >= len(self.records))
        return WorkGroup(told, record, why)


def _whys(found: Sequence[Sequence[int]], certain: Iterable[Match]) -> Iterator[tuple[str, ...]]:
    """For each cluster, what joins its works."""
    cluster_of = {member: at for at, members in enumerate(found) for member in members}
    whys: dict[int, dict[str, None]] = {}
    for match in certain:
        at = cluster_of[match.first]
        if at == cluster_of[match.second]:
            whys.setdefault(at, {})[match.why] = None
    return (tuple(whys.get(at, ())) for at in range(len(found)))


def _when(work: SourceWork) -> str:
    return work.date or work.submitted or str(work.year or "")


def _doubts(
    gathered: _Gathered, groups: Sequence[WorkGroup], doubtful: Iterable[Match]
) -> Iterator[GroupDoubt]:
    """The groups that wait: each is told with the first other one that it may belong to; where
    that was asked before, with the same. What makes no record is not asked about."""
    group_of = {it.key: number for number, group in enumerate(groups) for it in group.told}
    waiting: set[int] = set()
    for match in doubtful:
        first, second = sorted((match.first, match.second))
        number, other = group_of[gathered.told(second).key], -1
        like = WorkGroup((), gathered.records[first] if first < len(gathered.records) else "")
        if not like.record:
            other = group_of[gathered.told(first).key]
            like = groups[other]
        is_settled = groups[number].record or number == other or waiting & {number, other}
        if not is_settled and groups[number].tells_enough and like.tells_enough:
            waiting.add(number)
            yield GroupDoubt(groups[number], like, match.why)
