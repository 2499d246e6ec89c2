"""The parts that views are made of: rows of papers, links to people, groups of a list."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup

from generator import addresses, words
from generator.attachments import Attachment
from generator.config import Features
from generator.derive.events import Event
from generator.derive.shelves import Shelves
from generator.identity import AUTHOR, NAME, Attribution, Rule
from generator.library import Library, Named, Note, Person, Work
from generator.records.author import AuthorLinks
from generator.records.fields import PartialDate
from generator.records.paper import PaperLinks
from generator.views.jumps import Jump, jump_on_page


@dataclass(frozen=True, slots=True)
class Link:
    """A text, and the address on this site that it leads to (None: it leads nowhere)."""

    text: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class OutLink:
    """A text, and the address elsewhere that it leads to."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Resource:
    """What belongs to a record: elsewhere at `url`, or a file of this site at `address`, with
    its form and size where the link says nothing of them."""

    text: str
    url: str | None
    address: str | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled statement; the link is None where there is nothing to open."""

    label: str
    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """A heading and what stands under it, each with its page where there is one."""

    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A paper or a news item in one line: its title, and what places it."""

    title: Link
    about: str


@dataclass(frozen=True, slots=True)
class Row:
    """A paper as lists show it; the digest stands for all the rest."""

    digest: str
    address: str = field(repr=False)
    title: Markup = field(repr=False)
    people: tuple[Link, ...] = field(repr=False)
    more: str = field(repr=False)
    facts: tuple[Link, ...] = field(repr=False)
    status: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Listed:
    """A row in someone's list, with what is weak about its standing there ('' if nothing)."""

    row: Row
    weakness: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading of their own."""

    label: str
    anchor: str
    items: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that feeds tell.

    `summary` is HTML for a reader to parse. Its addresses, like the entry's own, are full ones,
    or counted from home where the site does not know where it stands. When a notice was
    published may be unknown ('').
    """

    id: str
    address: str
    title: str
    language: str
    published: str
    updated: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    summary: str


@dataclass(slots=True)
class Site:
    """What views are made from. The rows and entries made so far are kept: many pages
    share each.

    `base` is the full address of home, '' where the site does not know where it stands.
    """

    library: Library
    shelves: Shelves
    base: str = ""
    rows: dict[str, Row] = field(default_factory=dict)
    entries: dict[Event, Entry] = field(default_factory=dict)

    @property
    def features(self) -> Features:
        """Which kinds of pages there are."""
        return self.library.config.features


def safe_html(made: str) -> Markup:
    """HTML that `generator.text` made, the only HTML that views take over from records."""
    return Markup(made)  # noqa: S704 - sanitised there


def resources(
    site: Site, kind: str, record_id: str, links: PaperLinks | AuthorLinks
) -> tuple[Resource, ...]:
    """A record's links, each with its label: to other sites, and to files beside its page."""
    found: list[tuple[str, str]] = []
    for name, label in words.LINK_LABELS.items():
        target = getattr(links, name, None) or ()
        found += [(label, it) for it in ([target] if isinstance(target, str) else target)]
    found += [(link.label, link.url) for link in links.more]
    files = site.library.attachments.get((kind, record_id), {})
    page = addresses.record(kind, record_id)
    return tuple(
        _file(label, page, files[target]) if target in files else Resource(label, target)
        for label, target in found
    )


def _file(label: str, page: str, file: Attachment) -> Resource:
    size = words.size(file.size)
    about = size if file.form == label else f"{file.form}, {size}"
    return Resource(label, None, addresses.beside(page, file.name), about)


def person_address(site: Site, key: str) -> str | None:
    """The page of a person or printed name; None where none is published."""
    if key.startswith(AUTHOR):
        return addresses.author(key.removeprefix(AUTHOR)) if key in site.library.people else None
    if not site.features.names:
        return None
    if key.startswith(NAME):
        name = site.library.names.get(key.removeprefix(NAME))
        return addresses.name(name.slug) if name else None
    person = site.library.people.get(key)
    return addresses.name(person.slug) if person else None


def byline_link(site: Site, byline: Attribution) -> Link:
    """A byline as printed, leading to its person, or to its name's own page if to nobody."""
    if byline.rule is Rule.OTHERS:
        return Link(words.OTHERS)
    if byline.rule is Rule.TEAM:
        return Link(byline.printed)
    return Link(byline.printed, person_address(site, byline.person or NAME + byline.name))


def tie_link(site: Site, kind: str, named: Named) -> Link:
    """A venue, topic or institution as a record names it, leading to its page if it has one."""
    has_page = named.id and getattr(site.features, kind)
    return Link(named.text, addresses.tie(kind, named.id) if has_page else None)


def venue_link(site: Site, work: Work, *, with_year: bool = False) -> Link | None:
    """Where the paper appeared; None where its record does not say."""
    link = tie_link(site, "venues", work.venue)
    if not link.text or not with_year:
        return link if link.text else None
    year = work.record.filed_year
    text = words.in_venue(link.text, year)
    if link.address is None or work.record.unlisted:
        return Link(text, link.address)
    return Link(text, addresses.venue_year(work.venue.id, year))


def work_link(work: Work) -> Link:
    """The paper's title, leading to its page."""
    return Link(safe_html(work.title.html), addresses.paper(work.id))


def brief(work: Work) -> Brief:
    """A paper in one line: its title, where it appeared and when."""
    year = str(work.record.filed_year)
    about = words.in_venue(work.venue.text, work.record.filed_year) if work.venue.text else year
    return Brief(work_link(work), about)


def brief_news(note: Note) -> Brief:
    """A news item in one line: its title and its date."""
    title = Link(safe_html(note.title.html), addresses.news(note.record.id))
    return Brief(title, shown_date(note.record.date))


def standing(work: Work) -> str:
    """What lists must say of a paper's standing: the word of `words.STANDINGS`, or ''."""
    if work.record.status in {"retracted", "withdrawn"}:
        return str(work.record.status)
    if work.relations.superseded_by:
        return "superseded"
    is_corrected = work.record.status == "corrected" or work.relations.corrected_by
    return "corrected" if is_corrected else ""


def row(site: Site, paper_id: str) -> Row:
    """The paper's row, made once."""
    if paper_id not in site.rows:
        site.rows[paper_id] = _make_row(site, site.library.works[paper_id])
    return site.rows[paper_id]


def _make_row(site: Site, work: Work) -> Row:
    paper = work.record
    shown = site.library.config.authors_shown or len(work.bylines)
    cut = shown if len(work.bylines) > shown + 1 else len(work.bylines)
    bylines = () if work.names_nobody else work.bylines[:cut]
    people = tuple(byline_link(site, byline) for byline in bylines)
    hidden = [byline.rule is Rule.OTHERS for byline in work.bylines[cut:]]
    more = words.more_authors(hidden.count(False), at_least=any(hidden)) if hidden else ""
    facts = [venue_link(site, work), Link(shown_date(paper.ordering_date))]
    facts += [Link(words.TYPES[paper.type])] if paper.type else []
    facts += [Link(status)] if (status := words.PLAIN_STATUSES.get(paper.status)) else []
    content = (
        addresses.paper(work.id),
        safe_html(work.title.html),
        people,
        more,
        tuple(fact for fact in facts if fact),
        words.STANDINGS.get(standing(work), ""),
    )
    return Row(digest(content), *content)


def listed(site: Site, paper_id: str, rule: Rule | None = None) -> Listed:
    """The paper in someone's list; a rule that reads the bare name is said to be weak."""
    weakness = words.EVIDENCE[rule.value] if rule and rule.by_name_only else ""
    return Listed(row(site, paper_id), weakness)


def groups(site: Site, items: Iterable[tuple[str, Rule | None]]) -> tuple[Group, ...]:
    """Papers in the order of lists, under 'Featured' and then under their years."""

    def heading(item: tuple[str, Rule | None]) -> str:
        paper = site.library.works[item[0]].record
        return words.FEATURED if paper.featured else str(paper.filed_year)

    return tuple(
        Group(label, anchor_of(label), tuple(listed(site, *item) for item in rows))
        for label, rows in groupby(items, key=heading)
    )


def plain_groups(site: Site, papers: Iterable[str]) -> tuple[Group, ...]:
    """Papers of a list that is nobody's: no evidence stands beside them."""
    return groups(site, ((paper, None) for paper in papers))


def anchor_of(label: str) -> str:
    """The fragment that leads to a group."""
    return f"in-{addresses.slug(label)}"


def jump_to_groups(found: tuple[Group, ...]) -> tuple[Jump, ...]:
    """The way to the groups of this very page."""
    return jump_on_page((group.label, group.anchor) for group in found)


def other_language(site: Site, language: str | None) -> str:
    """The language of a record, where it is not that of the site."""
    return language if language and language != site.library.config.language else ""


def shown_date(date: PartialDate) -> str:
    """A date in words."""
    return words.day(*date)


def known_by(person: Person) -> str:
    """How someone without a file is told from others of the name."""
    if person.author or person.key.startswith(NAME):
        return ""
    kind, _, key = person.key.partition("/")
    return words.known_by(f"ORCID {key}" if kind == "orcid" else " ".join(person.rows))


def span_of_years(site: Site, papers: Iterable[str]) -> str:
    """'41 papers since 2018'."""
    years = [site.library.works[paper].record.filed_year for paper in papers]
    return words.papers_since(len(years), min(years)) if years else ""


def digest(view: object) -> str:
    """The same for equal views in every run: a page can be reused when it has not changed."""
    return hashlib.blake2b(repr(view).encode(errors="surrogatepass"), digest_size=16).hexdigest()
