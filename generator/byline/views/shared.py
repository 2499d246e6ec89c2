"""The parts that views are made of: rows of papers, links to people, groups of a list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from markupsafe import Markup

from byline import addresses
from byline.derive.own_pages import has_page
from byline.library.identity import NAME, ORCID, Attribution, PersonKey
from byline.library.model import Named, Note, Person, PrintedName, Undertaking, Work
from byline.library.reached import reached
from byline.reading.attachments import Attachment
from byline.records import Record
from byline.records.fields import PartialDate
from byline.records.paper import PaperLinks
from byline.records.project import ProjectLinks
from byline.site import Site
from byline.words import interface as words

Made = TypeVar("Made")
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Link:
    """A text, and the address on this site that it leads to (None: it leads nowhere)."""

    text: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class OutLink:
    """A text that leads out of the pages: to another site at `url`, or to a file of this one at
    `address`, with its form and size where the text says nothing of them (both None: nowhere).

    `mark` is the outline of the sign that stands before the text, for an SVG of 16 by 16; a link
    that `is_own` leads to a page of the same person or site."""

    text: str
    url: str | None = None
    address: str | None = None
    about: str = ""
    mark: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled statement, and what it opens where there is anything to open."""

    label: str
    value: OutLink


@dataclass(frozen=True, slots=True)
class Detail:
    """A heading and what stands under it, each with its page where there is one."""

    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Until:
    """To which day something holds, in words, and as scripts compare it with the reader's day."""

    text: str
    last_day: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A paper, a news item or a project in one line: its title, what places it, and to when it
    holds, if that is known to end."""

    title: Link
    about: str
    until: Until | None = None


@dataclass(frozen=True, slots=True)
class FeedEntry:
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


def safe_html(made: str) -> Markup:
    """HTML that `byline.text` made, the only HTML that views take over from records."""
    return Markup(made)  # noqa: S704 - sanitised there


def extra_of(record: Record | None) -> Mapping[str, Any]:
    """What a record says beside its fields, for the site's own templates."""
    return MappingProxyType(record.extra) if record and record.extra else _NOTHING


def resources(
    site: Site, kind: str, record_id: str, links: PaperLinks | ProjectLinks
) -> tuple[OutLink, ...]:
    """A record's links, each with its label: to other sites, and to files beside its page."""
    named = ((label, getattr(links, name, None)) for name, label in words.LINK_LABELS.items())
    found = [(label, target) for label, target in named if target]
    found += [(link.label, link.url) for link in links.more]
    return out_links(site, kind, record_id, found)


def out_links(
    site: Site, kind: str, record_id: str, found: Iterable[tuple[str, str]]
) -> tuple[OutLink, ...]:
    """What the (label, target) pairs of a record lead to: other sites, or files beside its page."""
    files = site.library.attachments.get((kind, record_id), {})
    page = addresses.record(kind, record_id)
    return tuple(
        _file(label, page, files[target]) if target in files else OutLink(label, target)
        for label, target in found
    )


def _file(label: str, page: str, file: Attachment) -> OutLink:
    size = words.size(file.size)
    about = size if file.form == label else f"{file.form}, {size}"
    return OutLink(label, address=addresses.beside(page, file.name), about=about)


def person_page(site: Site, key: PersonKey) -> str | None:
    """The page of a person or printed name; None where none is published."""
    if key.is_declared:
        return addresses.author(key.value) if key in site.library.people else None
    whom = _person_or_name(site, key)
    return addresses.name(whom.slug) if whom and has_page(site.library, whom) else None


def person_address(site: Site, key: PersonKey) -> str | None:
    """Where the name of a person leads: to their page or, where few have one, to search."""
    page = person_page(site, key)
    features = site.features
    if page or site.extent.everyone_has_a_page or not (features.names and features.search):
        return page
    whom = _person_or_name(site, key)
    if whom is None:
        return None
    return addresses.search_for(whom.name if isinstance(whom, Person) else whom.printed)


def _person_or_name(site: Site, key: PersonKey) -> Person | PrintedName | None:
    if key.kind == NAME:
        return site.library.names.get(key.value)
    return site.library.people.get(key)


def byline_link(site: Site, byline: Attribution) -> Link:
    """A byline as printed, leading to its person, or to its name's own page if to nobody."""
    it = reached(byline)
    return Link(it.printed, person_address(site, it.page_of) if it.page_of else None)


def tie_link(site: Site, kind: str, named: Named) -> Link:
    """A venue, topic or institution as a record names it, leading to its page if it has one."""
    has_page = named.id and site.features.publishes(kind)
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
    """A news item in one line: its title, its date and its last day."""
    title = Link(safe_html(note.title.html), addresses.news(note.record.id))
    return Brief(title, shown_date(note.record.date), until_of(note))


def until_of(note: Note) -> Until | None:
    """To which day a news item holds; None where it does not say."""
    until = note.record.until
    return Until(words.until(shown_date(until)), str(until.last_day)) if until else None


def brief_project(project: Undertaking) -> Brief:
    """A project in one line: its title and its time."""
    title = Link(safe_html(project.title.html), addresses.project(project.record.id))
    return Brief(title, shown_span(project.record.start, project.record.end))


def figure_link(figure: str, text: str) -> Link:
    """A figure's words, leading to the paragraph that explains it."""
    return Link(text, addresses.metric(figure))


def standing(work: Work) -> str:
    """What lists must say of a paper's standing: the word of `words.STANDINGS`, or ''."""
    if work.record.status in {"retracted", "withdrawn"}:
        return str(work.record.status)
    if work.relations.superseded_by:
        return "superseded"
    is_corrected = work.record.status == "corrected" or work.relations.corrected_by
    return "corrected" if is_corrected else ""


def anchor_of(label: str) -> str:
    """The fragment that leads to a group."""
    return f"in-{addresses.slug(label)}"


def other_language(site: Site, language: str | None) -> str:
    """The language of a record, where it is not that of the site."""
    return language if language and language != site.library.config.language else ""


def shown_date(date: PartialDate) -> str:
    """A date in words."""
    return words.day(*date)


def shown_span(start: PartialDate | None, end: PartialDate | None) -> str:
    """From when until when, in words; '' where neither is known."""
    first, last = (shown_date(date) if date else "" for date in (start, end))
    return words.span(first, last)


def known_by(person: Person) -> str:
    """How someone without a file is told from others of the name."""
    kind, value = person.key
    if person.author or kind == NAME:
        return ""
    return words.known_by(f"ORCID {value}" if kind == ORCID else " ".join(person.rows))
