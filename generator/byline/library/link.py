"""Entries to the library: references followed, bylines resolved, lists put in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple, Self

from byline.library.checks.bylines import Bylines, resolved
from byline.library.everything import Everything, by_kind
from byline.library.identity import AUTHOR, Attribution, PersonKey
from byline.library.look_up import Index, index, indexes, with_todays_ids
from byline.library.model import (
    FreePage,
    Library,
    Move,
    Note,
    Origin,
    Person,
    PrintedName,
    Relations,
    Work,
)
from byline.library.people import people_and_names
from byline.library.projects import projects, taking_part
from byline.library.redirects import moves, redirects
from byline.library.register import Register, register
from byline.library.relations import relations
from byline.library.rules import BYLINES, TOGETHER
from byline.library.ties import (
    INSTITUTIONS,
    TOPICS,
    VENUES,
    Naming,
    namings,
    tied,
    ties,
    venue_text,
)
from byline.problems import Problem
from byline.reading.attachments import Attachment, Attachments
from byline.reading.rule import problems_by
from byline.reading.validate import Entry
from byline.records import Author, News, Page, Paper
from byline.records.config import Config
from byline.text import Line


class ResolvedPaper(NamedTuple):
    """A paper with its bylines resolved, what is wrong with them, and what it was made from."""

    entry: Entry[Paper]
    related: Relations
    work: Work
    problems: list[Problem]


class Grouped(NamedTuple):
    """Everyone and every name, and the bylines and declared people that they were made from."""

    bylines: list[tuple[str, tuple[Attribution, ...]]]
    authors: list[Entry[Author]]
    people: Mapping[PersonKey, Person]
    names: Mapping[str, PrintedName]


@dataclass(frozen=True, slots=True)
class Resolution:
    """All papers resolved, by id, against the declared people and the names of ties; and whom
    their bylines make."""

    known: Register
    names: Mapping[str, Naming]
    papers: Mapping[str, ResolvedPaper]
    grouped: Grouped

    def if_for(self, known: Register, names: Mapping[str, Naming]) -> Self | None:
        """This, if what papers are resolved against is still the same."""
        return self if (self.known, self.names) == (known, names) else None


class Linked(NamedTuple):
    """The library of all that is published, whatever does not fit together, and what linking
    nearly the same entries again may start from."""

    library: Library
    problems: list[Problem]
    resolution: Resolution


class _Beside(NamedTuple):
    """What a library has beside records: files, and what leads to it from old addresses."""

    attachments: Attachments
    logo: Attachment | None
    icons: tuple[Attachment, ...]
    moves: tuple[Move, ...]


def link(
    config: Config,
    entries: Iterable[Entry[Any]],
    *,
    config_file: str = "config.yaml",
    broken: Iterable[tuple[str, str]] = (),
    drafts: bool = False,
    attachments: Attachments = MappingProxyType({}),
    logo: Attachment | None = None,
    icons: tuple[Attachment, ...] = (),
    before: Resolution | None = None,
) -> Linked:
    """The library of all that is published, and whatever does not fit together.

    With an error among the problems the library is not fit to be shown. `broken` are the
    records (kind, id) that could not be read: they count as there when others name them.
    `before` saves resolving papers again whose very entries were resolved before.
    """
    everything = list(entries)
    referred = indexes(of_all := by_kind(everything), broken)
    shown = [with_todays_ids(it, referred) for it in everything if drafts or not it.record.draft]
    published = by_kind(shown)
    problems = problems_by(TOGETHER, Everything(config, config_file, of_all, published, referred))
    known = _register(everything, published["authors"])
    names = namings(of_all, published)
    papers = index(published["papers"])
    before = before and before.if_for(known, names)
    each = _all_resolved(published["papers"], known, names, papers, before)
    problems += [problem for it in each for problem in it.problems]
    works = sorted((it.work for it in each), key=_list_order)
    listed = [work for work in works if not work.record.unlisted]
    grouped = _grouped(listed, published["authors"], known, names, before)
    found = Resolution(known, names, {it.work.id: it for it in each}, grouped)
    published_files = _of_published(attachments, shown)
    beside = _Beside(published_files, logo, icons, moves(config.redirects, referred, shown))
    library = _library(config, shown, works, papers, found, beside)
    return Linked(library, problems, found)


def _library(
    config: Config,
    shown: list[Entry[Any]],
    works: list[Work],
    papers: Index,
    found: Resolution,
    beside: _Beside,
) -> Library:
    """The library of what is shown, its papers and people resolved already."""
    published, known, grouped = by_kind(shown), found.known, found.grouped
    listed = [work for work in works if not work.record.unlisted]
    bound = ties(published, found.names)
    pages = _pages(published["pages"])
    undertaken = projects(published["projects"], works, papers, known)
    return Library(
        config=config,
        works={work.id: work for work in works},
        people=grouped.people,
        names=grouped.names,
        ties=bound,
        tied=tied(bound, listed, grouped.people),
        home={it: page for it, page in pages.items() if page.record.is_of_home},
        pages={it: page for it, page in pages.items() if not page.record.is_of_home},
        news=_news(published["news"], papers, index(published["projects"]), known),
        projects=undertaken,
        part_of=taking_part(undertaken),
        redirects=redirects(shown, known),
        moves=beside.moves,
        attachments=beside.attachments,
        logo=beside.logo,
        icons=beside.icons,
        origins={(it.kind, it.record.id): Origin(it.file, it.line) for it in shown},
    )


def _all_resolved(
    entries: Sequence[Entry[Paper]],
    known: Register,
    names: Mapping[str, Naming],
    papers: Index,
    before: Resolution | None,
) -> list[ResolvedPaper]:
    """The papers resolved, or as they were if they and all that they rest on are the same."""
    related = relations(entries, papers)
    last = before.papers if before else {}
    found = []
    for entry in entries:
        own = related.get(entry.record.id, Relations())
        it = last.get(entry.record.id)
        is_same = it is not None and it.entry is entry and it.related == own
        found.append(it if it and is_same else _resolved(entry, known, names, own))
    return found


def _grouped(
    listed: list[Work],
    authors: list[Entry[Author]],
    known: Register,
    names: Mapping[str, Naming],
    before: Resolution | None,
) -> Grouped:
    """Everyone and every name; as they were if all bylines and declared people are the same."""
    bylines = [(work.id, work.bylines) for work in listed]
    if before and (before.grouped.bylines, before.grouped.authors) == (bylines, authors):
        return before.grouped
    return Grouped(bylines, authors, *people_and_names(listed, authors, known, names))


def _resolved(
    entry: Entry[Paper], known: Register, names: Mapping[str, Naming], related: Relations
) -> ResolvedPaper:
    """The paper with its bylines and editors resolved, and what is wrong with them."""
    found = resolved(entry, known)
    work = _work(entry, found.authors.bylines, found.editors.bylines, names, related)
    return ResolvedPaper(entry, related, work, _doubtful(found))


def _doubtful(bylines: Bylines) -> list[Problem]:
    """What breaks the rules of bylines; of most papers nothing is in doubt."""
    if not bylines.authors.doubts and not bylines.editors.doubts:
        return []
    return problems_by(BYLINES, bylines)


def _of_published(attachments: Attachments, shown: list[Entry[Any]]) -> Attachments:
    """The attachments without those of drafts."""
    published = {(entry.kind, entry.record.id) for entry in shown} if attachments else set()
    return {key: files for key, files in attachments.items() if key in published}


def _register(everything: list[Entry[Any]], shown: list[Entry[Author]]) -> Register:
    published = {entry.record.id for entry in shown}
    authors = (entry.record for entry in everything if entry.kind == "authors")
    drafts = (author for author in authors if author.id not in published)
    return register((entry.record for entry in shown), drafts)


def _work(
    entry: Entry[Paper],
    bylines: tuple[Attribution, ...],
    editors: tuple[Attribution, ...],
    names: Mapping[str, Naming],
    related: Relations,
) -> Work:
    paper, lines = entry.record, entry.lines
    venues, institutions = names[VENUES], names[INSTITUTIONS]
    return Work(
        record=paper,
        title=lines["title"],
        tldr=lines.get("tldr", Line()),
        status_note=lines.get("status_note", Line()),
        abstract=entry.body,
        bylines=bylines,
        editors=editors,
        affiliations=tuple(institutions.all_named(it.affiliations) for it in paper.authors),
        venue=venues.named(venue_text(paper, venues.index)),
        version_venues=tuple(venues.named(it.venue) for it in paper.versions),
        topics=names[TOPICS].all_named(paper.topics),
        institutions=institutions.all_named(paper.institutions),
        made_at=institutions.named(paper.institution),
        relations=related,
    )


def _pages(entries: list[Entry[Page]]) -> dict[str, FreePage]:
    """The free pages, by title."""
    found = [FreePage(it.record, it.lines.get("title", Line()), it.body) for it in entries]
    found.sort(key=lambda it: (it.title.plain.casefold(), it.record.id))
    return {page.record.id: page for page in found}


def _news(
    entries: list[Entry[News]], papers: Index, projects: Index, known: Register
) -> dict[str, Note]:
    """The news, newest first, each with whom and what it is about, as far as published."""
    found = []
    for entry in entries:
        ids = [known.ids[it] for it in entry.record.authors if it in known.ids]
        people = tuple(dict.fromkeys(PersonKey(AUTHOR, it) for it in ids if it in known.authors))
        found.append(
            Note(
                record=entry.record,
                title=entry.lines["title"],
                body=entry.body,
                people=people,
                papers=_named(entry.record.papers, papers),
                projects=_named(entry.record.projects, projects),
            )
        )
    found.sort(key=lambda it: (*(-part for part in it.record.date), it.title.plain, it.record.id))
    return {note.record.id: note for note in found}


def _named(written: Iterable[str], known: Index) -> tuple[str, ...]:
    """The published records that are named by id, each once, by the id of today."""
    return tuple(dict.fromkeys(known.ids[it] for it in written if it in known.ids))


def _list_order(work: Work) -> tuple[bool, int, tuple[int, ...], str, str]:
    """Featured first, then the newest, then by title."""
    paper = work.record
    newest_first = tuple(-part for part in paper.ordering_date)
    title = work.title.plain.casefold()
    return not paper.featured, -paper.filed_year, newest_first, title, paper.id
