"""Entries to the library: references followed, bylines resolved, lists put in order."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from generator.config import Config
from generator.identity import (
    ORCID,
    Attribution,
    Register,
    Rule,
    contradicts,
    key_of,
    register,
    resolve,
    spells_former_name,
)
from generator.library import Library, Place, Redirect, Work
from generator.names import fold, parse
from generator.people import people_and_names
from generator.problems import Problem, Spot, error, warning
from generator.records import KINDS, Author, Paper, Venue
from generator.references import (
    Index,
    check_addresses,
    check_ids,
    check_paper,
    free_ids,
    index,
    no_such_id,
    redirects,
)
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
    problems = check_addresses(everything) + _check_references(everything, broken)
    problems += _check_people(config, config_file, everything, broken)
    shown = [entry for entry in everything if drafts or not entry.record.draft]
    by_kind: dict[str, list[Entry[Any]]] = defaultdict(list)
    for entry in shown:
        by_kind[entry.kind].append(entry)
    problems += _check_former_names(by_kind["authors"])
    known = _register(everything, by_kind["authors"])
    venue_index = index(entry for entry in everything if entry.kind == "venues")
    unpublished = _unpublished_venues(everything, by_kind["venues"])
    free_venues = free_ids(_venue_texts(by_kind["papers"], venue_index), venue_index)
    works = []
    for entry in by_kind["papers"]:
        bylines = resolve(entry.record.authors, known)
        problems += _check_bylines(entry, bylines, known)
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


def _check_references(
    entries: list[Entry[Any]], broken: Iterable[tuple[str, str]]
) -> list[Problem]:
    """Every reference that leads nowhere; drafts may be referred to."""
    by_kind: dict[str, list[Entry[Any]]] = defaultdict(list)
    for entry in entries:
        by_kind[entry.kind].append(entry)
    known = {kind: index(by_kind[kind]) for kind in KINDS}
    for kind, broken_id in broken:
        known[kind] = known[kind].with_id(broken_id)
    problems: list[Problem] = []
    for entry in by_kind["papers"]:
        problems += check_paper(entry, known["papers"], known["authors"], known["venues"])
    for entry in by_kind["authors"]:
        problems += _check_namesakes(entry, known["authors"])
    for entry in by_kind["topics"]:
        if entry.record.parent:
            problems += check_ids(
                entry, ("parent",), entry.record.parent, "topics", known["topics"]
            )
    for entry in by_kind["news"]:
        for kind in ("authors", "papers"):
            for at, wanted in enumerate(getattr(entry.record, kind)):
                problems += check_ids(entry, (kind, at), wanted, kind, known[kind])
    return [*problems, *_check_orcids(by_kind["authors"]), *_check_keys(by_kind["authors"])]


def _check_namesakes(entry: Entry[Author], authors: Index) -> list[Problem]:
    """Every namesake who is given by an id that nobody has; homonym keys need no owner."""
    return [
        problem
        for at, wanted in enumerate(entry.record.not_same_as)
        if not parse(wanted).number
        for problem in check_ids(entry, ("not_same_as", at), wanted, "authors", authors)
    ]


def _check_people(
    config: Config,
    config_file: str,
    entries: list[Entry[Any]],
    broken: Iterable[tuple[str, str]],
) -> list[Problem]:
    """Every id in the configuration that nobody has."""
    known = set(index(entry for entry in entries if entry.kind == "authors").ids)
    known |= {broken_id for kind, broken_id in broken if kind == "authors"}
    return [
        no_such_id(Spot(config_file, 0, ("people", at)), "author", wanted, known)
        for at, wanted in enumerate(config.people)
        if wanted not in known
    ]


def _check_orcids(authors: list[Entry[Author]]) -> list[Problem]:
    """An error for each ORCID that two authors claim."""
    problems: list[Problem] = []
    taken: dict[str, Entry[Author]] = {}
    for entry in authors:
        if orcid := entry.record.orcid:
            first = taken.setdefault(orcid, entry)
            if first is not entry:
                message = f"{first.file} has the same ORCID, {orcid}"
                hint = "an ORCID belongs to one person: correct it, or merge the two records"
                problems.append(error(entry.spot("orcid"), message, hint))
    return problems


def _check_keys(authors: list[Entry[Author]]) -> list[Problem]:
    """A warning for each homonym key that two authors have."""
    problems: list[Problem] = []
    taken: dict[str, Entry[Author]] = {}
    for entry in authors:
        written: list[tuple[tuple[str | int, ...], str]] = [(("name",), entry.record.name)]
        written += [(("variants", at), it) for at, it in enumerate(entry.record.variants)]
        for path, text in written:
            name = parse(text)
            if name.number and (first := taken.setdefault(key_of(name), entry)) is not entry:
                message = f"{first.file} has the same homonym key, '{text}'"
                hint = "correct one of them: while two have it, its bylines are nobody's"
                problems.append(warning(entry.spot(*path), message, hint))
    return problems


def _check_former_names(authors: list[Entry[Author]]) -> list[Problem]:
    """A warning for each id or alias that would show a former name in an address."""
    problems: list[Problem] = []
    for entry in authors:
        author = entry.record
        if spells_former_name(author, author.id):
            message = f"the id '{author.id}' spells a former name, and the page's address shows it"
            problems.append(warning(entry.spot("id"), message, "give the record another id"))
        for at, alias in enumerate(author.aliases):
            if spells_former_name(author, alias):
                message = f"the alias '{alias}' spells a former name, so no page redirects from it"
                hint = f"write '{author.id}' where records name it, and remove the alias"
                problems.append(warning(entry.spot("aliases", at), message, hint))
    return problems


def _gives_away(redirect: Redirect, known: Register) -> bool:
    author = known.authors.get(redirect.new) if redirect.kind == "authors" else None
    return author is not None and spells_former_name(author, redirect.old)


def _check_bylines(
    entry: Entry[Paper], bylines: tuple[Attribution, ...], known: Register
) -> list[Problem]:
    """Bylines that cannot be printed, that name two people, or one person twice."""
    problems: list[Problem] = []
    reached: set[str] = set()
    for at, byline in enumerate(bylines):
        spot = entry.spot("authors", at)
        if byline.withheld:
            problems.append(error(spot, *_why_withheld(byline)))
        if contradicts(entry.record.authors[at], byline, known):
            message = "the id, ORCID and homonym key of this byline do not name one person"
            hint = "the first of them decides; correct the one that is wrong"
            problems.append(warning(spot, message, hint))
        if without_orcid := _author_without_orcid(byline, known):
            message = (
                f"this ORCID is nobody's, and the author {without_orcid} of this name has none"
            )
            hint = "if it is, add the ORCID to the author's record, or the id to the byline"
            problems.append(warning(spot, message, hint))
        if entry.record.authors[at].name in known.ids and byline.rule is Rule.EXACT_NAME:
            message = f"'{byline.printed}' is the id of an author, and stands here as a name"
            hint = f"write {{name: ..., id: {byline.printed}}}"
            problems.append(warning(spot, message, hint))
        if byline.twice:
            message = f"two bylines of this paper may mean one person: '{byline.printed}'"
            hint = "add an id, an ORCID or a homonym key to tell them apart"
            problems.append(warning(spot, message, hint))
        elif byline.person in reached:
            message = f"two bylines of this paper reach one person: '{byline.printed}'"
            problems.append(warning(spot, message, "remove one, or correct its id"))
        reached |= {byline.person} - {""}
    return problems


def _author_without_orcid(byline: Attribution, known: Register) -> str:
    """The id of the only author of the name, where a byline's ORCID keeps it from them."""
    owners = known.owners(byline.name).shown
    if byline.rule is not Rule.ORCID or not byline.person.startswith(ORCID) or len(owners) != 1:
        return ""
    return "" if known.authors[owners[0]].orcid else owners[0]


def _why_withheld(byline: Attribution) -> tuple[str, str]:
    """Why a former name cannot be printed, and what to do."""
    if not byline.person:
        message = "this is a former name of more than one author, so it cannot be printed"
        return message, "add the author's id to the byline"
    key = "an ORCID" if byline.rule is Rule.ORCID else "a homonym key"
    return (
        f"this is a former name of an author, with {key} that no author has, so it may be theirs "
        "and cannot be printed",
        "if it is theirs, add the author's id to the byline; if not, give the other person a "
        "record, or the author's record the ORCID or key that is theirs",
    )


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
