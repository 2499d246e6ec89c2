"""Works that sources tell -> what becomes of papers: added, changed, held back, or left."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from byline.importers.before import Before
from byline.importers.changed_record import changed_texts, compared_again, compared_first
from byline.importers.existing import ExistingSite
from byline.importers.grouping import Group, GroupDoubt, Likely, grouped
from byline.importers.new_record import TakenNames, new_record
from byline.importers.proposal import (
    ComparedRecord,
    HeldBack,
    NewRecord,
    NoRecordError,
    NotImported,
    Told,
)


@dataclass(frozen=True, slots=True)
class PaperPlan:
    """What becomes of the works; `texts` are the files that change or are new."""

    added: tuple[NewRecord, ...]
    compared: tuple[ComparedRecord, ...]
    rejected: tuple[Told, ...]
    held_back: tuple[HeldBack, ...]
    failed: tuple[NotImported, ...]
    texts: dict[str, str] = field(default_factory=dict)

    def imported(self) -> Iterator[tuple[Told, str]]:
        """Each work that a record holds, with the record's id."""
        yield from ((it, record.id) for record in self.added for it in record.told)
        yield from ((it, record.id) for record in self.compared for it in record.told)


def plan_papers(before: Before, told: Sequence[Told], likely: Likely, today: str) -> PaperPlan:
    """What the works add to the site, and change in it."""
    site, memory = before.site, before.memory
    known, rejected, fresh = _by_memory(before, told)
    grouping = grouped(site, fresh, before.decisions, likely)
    waiting = {told.key for it in grouping.doubts for told in it.group.told}
    new = [it for it in grouping.groups if not it.record and it.told[0].key not in waiting]
    added, failed = _added(site, new, today)
    compared = [
        *(compared_again(site, memory, it, record) for it, record in known),
        *(compared_first(site, memory, it) for it in grouping.groups if it.record),
    ]
    after, refused = changed_texts(compared, site.papers, before.texts, today)
    failed += [
        NotImported(it.told[0], f"{it.file} stays as it is, because {refused[it.id]}")
        for it in compared
        if it.id in refused
    ]
    return PaperPlan(
        tuple(added),
        tuple(it for it in compared if it.id not in refused),
        rejected,
        tuple(_held_back(site, grouping.doubts, added)),
        tuple(failed),
        {**{it.file: it.text for it in added}, **after},
    )


def _by_memory(
    before: Before, told: Sequence[Told]
) -> tuple[list[tuple[Told, str]], tuple[Told, ...], tuple[Told, ...]]:
    """Works of records, with these; works whose record a person removed; and those that are new to
    the site. What a source tells twice counts once."""
    known, rejected, fresh = [], [], []
    once = {it.key: it for it in reversed(told)}
    for it in reversed(once.values()):
        remembered = before.memory.of(*it.key)
        if remembered is None:
            fresh.append(it)
        elif record := before.site.ids.get(remembered.record):
            known.append((it, record))
        else:
            rejected.append(it)
    return known, tuple(rejected), tuple(fresh)


def _added(
    site: ExistingSite, groups: Iterable[Group], today: str
) -> tuple[list[NewRecord], list[NotImported]]:
    """A record for each group that no record holds, and the works that make none."""
    added: list[NewRecord] = []
    failed: list[NotImported] = []
    keys = {it.entry.record.cite_key or record for record, it in site.papers.items()}
    taken = TakenNames(set(site.ids), keys)
    for group in groups:
        try:
            added.append(new_record(group, site.people, taken, today))
        except NoRecordError as why:
            failed += [NotImported(it, str(why)) for it in group.told]
    return added, failed


def _held_back(
    site: ExistingSite, doubts: Iterable[GroupDoubt], added: Iterable[NewRecord]
) -> Iterator[HeldBack]:
    """The works that wait for a decision, each with the record that it may belong to."""
    new = {it.key: record for record in added for it in record.told}
    for doubt in doubts:
        if doubt.like.record:
            record, title = doubt.like.record, site.papers[doubt.like.record].work.title
        elif made := new.get(doubt.like.told[0].key):
            record, title = made.id, made.title
        else:
            continue  # what it is like makes no record, either
        for told in doubt.group.told:
            yield HeldBack(told, record, title, doubt.why)
