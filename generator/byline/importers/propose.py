"""A site, what is remembered and what sources tell -> a proposal; nothing is written here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from byline.importers.changed_record import changed_texts, compared_again, compared_first
from byline.importers.existing import ExistingSite
from byline.importers.grouping import Group, GroupDoubt, Likely, grouped
from byline.importers.keeping.decisions import DECISIONS, Are, Decision, text_of
from byline.importers.keeping.memory import ImportMemory, Remembered, texts_of
from byline.importers.keeping.values import values_of
from byline.importers.moving.arrival import Arrival, arrival
from byline.importers.moving.taken import OldSite
from byline.importers.new_record import TakenNames, new_record, with_ids
from byline.importers.news import NewNote, new_notes
from byline.importers.proposal import (
    Doubtful,
    HeldBack,
    NewRecord,
    NoRecordError,
    NotImported,
    Proposal,
    Told,
)
from byline.importers.works import NewsItem
from byline.problems import Problem
from byline.reading.load import CONTENT


@dataclass(frozen=True, slots=True)
class Before:
    """What an import starts from: the site, what is remembered and decided beside its records, its
    files as they are, by their names within it; and those that are examples, as a new site has
    them, which go when papers come."""

    site: ExistingSite
    memory: ImportMemory
    decisions: tuple[Decision, ...]
    texts: Mapping[str, str]
    config_file: str = "config.yaml"
    examples: tuple[str, ...] = ()


def propose(
    before: Before,
    told: Sequence[Told],
    news: Iterable[tuple[str, NewsItem]] = (),
    problems: Iterable[Problem] = (),
    old_sites: Sequence[tuple[str, OldSite]] = (),
    *,
    likely: Likely = Likely.HOLD,
    today: str,
) -> Proposal:
    """What works, news and old sites would add to the site, and change in it."""
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
    compared = [it for it in compared if it.id not in refused]
    imported = [(it, record.id) for record in added for it in record.told]
    imported += [(it, record.id) for record in compared for it in record.told]
    held_back = tuple(_held_back(site, grouping.doubts, added))
    aliases = {
        key.removeprefix("news:"): ids
        for _name, old in old_sites
        for key, ids in old.aliases.items()
    }
    notes = tuple(new_notes(site, memory, news, aliases))
    arrivals = tuple(_arrivals(before, old_sites, imported, notes))
    return Proposal(
        added=tuple(added),
        notes=notes,
        compared=tuple(compared),
        rejected=rejected,
        held_back=held_back,
        failed=tuple(failed),
        doubtful=tuple(_doubtful(imported)),
        problems=tuple(problems),
        removed=before.examples if added else (),
        arrivals=arrivals,
        copies={target: it for one in arrivals for target, it in one.copies.items()},
        texts={
            **{record.file: record.text for one in arrivals for record in one.records},
            **{file: text for one in arrivals for file, text in one.filled.items()},
            **_config_text(before, arrivals),
            **{it.file: it.text for it in added},
            **{it.file: it.text for it in notes},
            **after,
            **_memory_texts(before, imported, notes, today),
            **_decision_texts(before, held_back),
        },
        before=before.texts,
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


def _doubtful(imported: Iterable[tuple[Told, str]]) -> Iterator[Doubtful]:
    for told, _record in imported:
        yield from (Doubtful(told, it) for it in told.work.remarks if it.is_uncertain)


def _arrivals(
    before: Before,
    old_sites: Iterable[tuple[str, OldSite]],
    imported: Iterable[tuple[Told, str]],
    notes: Iterable[NewNote],
) -> Iterator[Arrival]:
    """What comes along from old sites, one after the other into one configuration."""
    ids = {told.key: record for told, record in imported}
    ids_of_notes = {(it.source, it.key): it.id for it in notes}
    config = before.texts[before.config_file]
    for name, old in old_sites:
        new_ids = {f"paper:{key}": it for (source, key), it in ids.items() if source == name}
        new_ids |= {
            f"news:{key}": it for (source, key), it in ids_of_notes.items() if source == name
        }
        come = arrival(before.site, old, new_ids, config, before.texts)
        config = come.config or config
        yield come


def _config_text(before: Before, arrivals: Iterable[Arrival]) -> dict[str, str]:
    """The configuration with all old addresses, where there are any."""
    texts = [it.config for it in arrivals if it.config]
    return {before.config_file: texts[-1]} if texts else {}


def _memory_texts(
    before: Before, imported: Iterable[tuple[Told, str]], notes: Iterable[NewNote], today: str
) -> dict[str, str]:
    """The files of what sources said, where they say anything new."""
    news: dict[str, dict[str, Remembered]] = {}
    for note in notes:
        news.setdefault(note.source, {})[note.key] = Remembered(note.id, today, note.said)
    for told, record in imported:
        said = values_of(with_ids(told.work, before.site.people), told.service)
        last = before.memory.of(*told.key)
        if last is None or last.said != said or last.record != record:
            news.setdefault(told.source, {})[told.work.key] = Remembered(record, today, said)
    memory = before.memory
    for source, works in news.items():
        memory = memory.with_works(source, works)
    return {f"{CONTENT}/{name}": text for name, text in texts_of(memory, news).items()}


def _decision_texts(before: Before, held_back: Iterable[HeldBack]) -> dict[str, str]:
    """The file of decisions, with those that are to be made."""
    asked = {
        it.pair: it
        for held in held_back
        for it in (
            Decision(
                held.told.source,
                held.told.work.key,
                held.record,
                Are.UNDECIDED,
                held.told.work.title,
                held.why,
            ),
        )
    }
    known = {it.pair for it in before.decisions}
    new = [it for pair, it in asked.items() if pair not in known]
    if not new:
        return {}
    return {f"{CONTENT}/{DECISIONS}": text_of([*before.decisions, *new])}
