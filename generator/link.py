"""Entries to the library: references followed, bylines resolved, lists put in order."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from generator.checks import check_bylines, check_former_names, check_people, check_references
from generator.config import Config
from generator.identity import Attribution, Register, register, resolve, spells_former_name
from generator.library import Library, Place, Redirect, Work
from generator.names import fold
from generator.people import people_and_names
from generator.problems import Problem
from generator.records import Author, Paper, Venue
from generator.references import Index, check_addresses, free_ids, index, redirects
from generator.text import Line
from generator.validate import Entry


def link(
    config: Config,
    entries: Iterable[Entry[Any]],
    *,
    config_file: str = "config.yaml",
    broken: Iterable[tuple[str, str]] = (),
    drafts: bool = False,
) -> tuple[Library, list[Problem]]:
    """The library of all that is published, and whatever does not fit together.

    With an error among the problems the library is not fit to be shown. `broken` are the
    records (kind, id) that could not be read: they count as there when others name them.
    """
    everything = list(entries)
    problems = check_addresses(everything) + check_references(everything, broken)
    problems += check_people(config, config_file, everything, broken)
    shown = [entry for entry in everything if drafts or not entry.record.draft]
    by_kind: dict[str, list[Entry[Any]]] = defaultdict(list)
    for entry in shown:
        by_kind[entry.kind].append(entry)
    problems += check_former_names(by_kind["authors"])
    known = _register(everything, by_kind["authors"])
    venue_index = index(entry for entry in everything if entry.kind == "venues")
    unpublished = _unpublished_venues(everything, by_kind["venues"])
    free_venues = free_ids(_venue_texts(by_kind["papers"], venue_index), venue_index)
    works = []
    for entry in by_kind["papers"]:
        bylines = resolve(entry.record.authors, known)
        problems += check_bylines(entry, bylines, known)
        venue = _venue_of(entry.record, venue_index, free_venues)
        text = unpublished.get(venue, _venue_text(entry.record, venue_index))
        works.append(_work(entry, bylines, "" if venue in unpublished else venue, text))
    works.sort(key=_list_order)
    listed = [work for work in works if not work.record.unlisted]
    people, names = people_and_names(listed, by_kind["authors"], known)
    library = Library(
        config,
        {work.id: work for work in works},
        people,
        names,
        _venues(listed, by_kind["venues"], free_venues),
        tuple(it for it in redirects(shown) if not _gives_away(it, known)),
    )
    return library, problems


def _register(everything: list[Entry[Any]], shown: list[Entry[Author]]) -> Register:
    published = {entry.record.id for entry in shown}
    authors = (entry.record for entry in everything if entry.kind == "authors")
    drafts = (author for author in authors if author.id not in published)
    return register((entry.record for entry in shown), drafts)


def _gives_away(redirect: Redirect, known: Register) -> bool:
    author = known.authors.get(redirect.new) if redirect.kind == "authors" else None
    return author is not None and spells_former_name(author, redirect.old)


def _work(
    entry: Entry[Paper], bylines: tuple[Attribution, ...], venue: str, venue_text: str
) -> Work:
    lines = entry.lines
    return Work(
        entry.record,
        lines["title"],
        lines.get("tldr", Line()),
        lines.get("status_note", Line()),
        entry.body,
        bylines,
        venue,
        venue_text,
    )


def _list_order(work: Work) -> tuple[bool, int, tuple[int, ...], str, str]:
    """Featured first, then the newest, then by title."""
    paper = work.record
    newest_first = tuple(-part for part in paper.ordering_date)
    title = work.title.plain.casefold()
    return not paper.featured, -paper.filed_year, newest_first, title, paper.id


def _venue_texts(papers: list[Entry[Paper]], known: Index) -> Counter[str]:
    """What listed papers say of where they appeared."""
    listed = (entry.record for entry in papers if not entry.record.unlisted)
    return Counter(text for paper in listed if (text := _venue_text(paper, known)))


def _venue_text(paper: Paper, known: Index) -> str:
    """What the paper calls its venue: 'ICML 2024' of 2024 is ICML, unless a record is so named."""
    text = paper.venue or ""
    if known.find(text):
        return text
    return text.removesuffix(str(paper.filed_year)).strip() or text


def _unpublished_venues(everything: list[Entry[Any]], shown: list[Entry[Venue]]) -> dict[str, str]:
    """What venues that are still drafts are called, by id: papers may name them already."""
    published = {entry.record.id for entry in shown}
    return {
        entry.record.id: entry.record.short or entry.record.name
        for entry in everything
        if entry.kind == "venues" and entry.record.id not in published
    }


def _venue_of(paper: Paper, known: Index, free: Mapping[str, tuple[str, str]]) -> str:
    text = _venue_text(paper, known)
    found = known.find(text)
    return min(found) if found else free.get(fold(text), ("", ""))[0]


def _venues(
    listed: list[Work], entries: list[Entry[Venue]], free: Mapping[str, tuple[str, str]]
) -> dict[str, Place]:
    papers: dict[str, list[str]] = defaultdict(list)
    for work in listed:
        papers[work.venue].append(work.id)
    places = [
        Place(record.id, record.name, record.short or record.name, record, tuple(papers[record.id]))
        for record in (entry.record for entry in entries)
    ]
    places += [Place(it, name, name, None, tuple(papers[it])) for it, name in free.values()]
    return {place.id: place for place in sorted(places, key=lambda it: (fold(it.name), it.id))}
