"""Works that sources tell -> what becomes of papers: added, changed, held back, or left."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from byline.importers.before import Before
from byline.importers.changed_record import changed_texts, compared_records
from byline.importers.existing import ExistingSite
from byline.importers.grouping import GroupDoubt, Likely, WorkGroup, grouped
from byline.importers.known_works import by_memory, removed_before
from byline.importers.new_record import TakenNames, new_record
from byline.importers.proposal import (
    ComparedRecord,
    HeldBack,
    NewRecord,
    NoRecordError,
    NotImported,
    ToldWork,
)


@dataclass(frozen=True, slots=True)
class PaperPlan:
    """What becomes of the works; `texts` are the files that change or are new."""

    added: tuple[NewRecord, ...]
    compared: tuple[ComparedRecord, ...]
    rejected: tuple[ToldWork, ...]
    held_back: tuple[HeldBack, ...]
    failed: tuple[NotImported, ...]
    texts: dict[str, str] = field(default_factory=dict)

    def imported(self) -> Iterator[tuple[ToldWork, str]]:
        """Each work that a record holds, with the record's id."""
        yield from ((it, record.id) for record in self.added for it in record.told)
        yield from ((it, record.id) for record in self.compared for it in record.told)


def plan_papers(before: Before, told: Sequence[ToldWork], likely: Likely, today: str) -> PaperPlan:
    """What the works add to the site, and change in it."""
    site, memory = before.site, before.memory
    works = by_memory(memory, site.ids, told)
    # A record may stand under another name: then its works find it again.
    looked_for = (*works.fresh, *works.rejected)
    grouping = grouped(site, memory, looked_for, before.decisions, likely)
    without = [it for it in grouping.groups if not it.record]
    removed = {it.key for it in works.rejected}
    removed |= removed_before(memory, site.ids, [it for one in without for it in one.told])
    rejected = [it for it in without if any(told.key in removed for told in it.told)]
    settled = {told.key for it in rejected for told in it.told}
    doubts = [it for it in grouping.doubts if it.group.told[0].key not in settled]
    settled |= {told.key for it in doubts for told in it.group.told}
    new = [it for it in without if it.told[0].key not in settled]
    taken = _taken(before)
    added, failed = _added(before, new, taken, today)
    held_back, free = _held_back(site, doubts, added)
    freed, failed_too = _added(before, free, taken, today)
    joining = [it for it in grouping.groups if it.record]
    compared = list(compared_records(site, memory, works.known, joining))
    after, refused = changed_texts(compared, site.papers, before.texts, today)
    not_edited = (
        NotImported(it.told[0], f"{it.file} stays as it is: {refused[it.id]}", it.file)
        for it in compared
        if it.id in refused
    )
    return PaperPlan(
        (*added, *freed),
        tuple(it for it in compared if it.id not in refused),
        tuple(told for it in rejected for told in it.told),
        tuple(held_back),
        (*failed, *failed_too, *not_edited),
        {**{it.file: it.text for it in (*added, *freed)}, **after},
    )


def _taken(before: Before) -> TakenNames:
    papers = before.site.papers
    keys = {it.entry.record.cite_key or record for record, it in papers.items()}
    return TakenNames(set(before.site.ids), keys, before.files)


def _added(
    before: Before, groups: Iterable[WorkGroup], taken: TakenNames, today: str
) -> tuple[list[NewRecord], list[NotImported]]:
    """A record for each group that no record holds, and the works that make none."""
    added: list[NewRecord] = []
    failed: list[NotImported] = []
    for group in groups:
        try:
            added.append(new_record(group, before.site.people, taken, today))
        except NoRecordError as why:
            failed += [NotImported(it, str(why)) for it in group.told]
    return added, failed


def _held_back(
    site: ExistingSite, doubts: Sequence[GroupDoubt], added: Iterable[NewRecord]
) -> tuple[list[HeldBack], list[WorkGroup]]:
    """The works that wait for a decision, each with the record that it may belong to; and groups
    that need not wait, because what they are like makes no record."""
    titles = {it.entry.record.id: it.work.title for it in site.papers.values()}
    titles |= {it.id: it.title for it in added}
    new = {it.key: record.id for record in added for it in record.told}
    waits_on = {doubt.group.told[0].key: doubt.like for doubt in doubts}
    held_back, free = [], []
    for doubt in doubts:
        like = doubt.like
        while not like.record and like.told[0].key in waits_on:
            like = waits_on[like.told[0].key]
        record = like.record or new.get(like.told[0].key, "")
        if record:
            held_back += [
                HeldBack(it, record, titles[record], doubt.why) for it in doubt.group.told
            ]
        else:
            free.append(doubt.group)
    return held_back, free
