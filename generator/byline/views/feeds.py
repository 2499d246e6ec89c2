"""Feeds: the newest of the site, or of a researcher, venue, topic or institution."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import escape

from byline import addresses
from byline.derive.events import NEWS, PAPER, Event, events, has_feed
from byline.library.identity import AUTHOR, PersonKey, Rule
from byline.library.model import SITE, Library, Subject, Work
from byline.records.fields import PartialDate
from byline.records.other_kinds import NewsKind
from byline.site import Planned, Site
from byline.views.head import opening
from byline.views.page_kind import FileKind
from byline.views.prose import Piece, prose
from byline.views.shared import FeedEntry, other_language, standing, until_of
from byline.words import interface as words


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed and its page; `base` is what addresses in it are counted from. It does not say
    where it stands itself ('') where the site does not know."""

    id: str
    title: str
    subtitle: str
    language: str
    base: str
    itself: str
    page: str
    updated: str
    publisher: str
    entries: tuple[FeedEntry, ...]


def feed(site: Site, file: Planned) -> FeedView:
    """The feed of a subject; it has at least one entry."""
    subject, address = file.about or SITE, file.address
    config, page = site.library.config, subject.address
    entries = tuple(entry(site, event) for event in events(site.library, subject))
    whose = _name(site, subject)
    return FeedView(
        id=permanent_id(site, address),
        title=" · ".join(filter(None, [whose, config.title])),
        subtitle=(config.tagline or "") if not page else "",
        language=config.language,
        base=site.base or addresses.root_from(address),
        itself=site.base + address if site.base else "",
        page=(site.base + page) or "./",  # an empty address would lead nowhere for some readers
        updated=max(it.updated for it in entries),
        publisher=config.title,
        entries=entries,
    )


def entry(site: Site, event: Event) -> FeedEntry:
    """The event's entry, made once: several feeds tell it."""
    make = _news if event.kind == NEWS else _paper
    return site.once(event, lambda: make(site, event))


def permanent_id(site: Site, address: str, kind: str = "") -> str:
    """An id that outlives titles, paths and, where the repository is known, the host.

    A name for the site and the address within it, as a UUID made from names (RFC 9562): a
    `tag:` would need a host that the site has held since a day, which no record tells.
    """
    config = site.library.config
    host = urlsplit(config.base_url or site.base).netloc
    name = f"https://{host}/" if host else ""
    if config.repository:
        name = f"https://github.com/{config.repository.name}/"
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{name}{address}#{kind}").urn


def _name(site: Site, subject: Subject) -> str:
    """Whose feed it is; '' for that of the whole site."""
    if subject == SITE:
        return ""
    if subject.kind == "authors":
        return site.library.people[PersonKey(AUTHOR, subject.id)].name
    return site.library.ties[subject.kind][subject.id].name


def _paper(site: Site, event: Event) -> FeedEntry:
    """A paper, or what has become of it."""
    work = site.library.works[event.about]
    is_new = event.kind == PAPER
    address = addresses.paper(work.id)
    notice = words.STANDINGS.get(standing(work) if is_new else event.kind, "")
    title = work.title.plain
    if notice:
        title = f"{title} ({notice.lower()})" if is_new else words.part_of(notice, title)
    return FeedEntry(
        id=permanent_id(site, address, "" if is_new else event.kind),
        address=site.base + address,
        title=title,
        language=other_language(site, work.record.language),
        published=_moment(work.record.ordering_date) if is_new else "",
        updated=_moment(event.date),
        authors=_authors(work),
        categories=_categories(work) if is_new else (event.kind,),
        summary=_abstract(site, work) if is_new else work.status_note.html,
    )


def _news(site: Site, event: Event) -> FeedEntry:
    note = site.library.news[event.about]
    address = addresses.news(event.about)
    until, is_position = until_of(note), note.record.kind is NewsKind.POSITION
    return FeedEntry(
        id=permanent_id(site, address),
        address=site.base + address,
        title=f"{note.title.plain} ({until.text})" if until else note.title.plain,
        language="",
        published=_moment(event.date),
        updated=_moment(event.date),
        authors=(site.library.config.title,),
        categories=(NEWS, note.record.kind) if is_position else (NEWS,),
        summary=_html(site, address, prose(site, "news", event.about, note.body)),
    )


def _authors(work: Work) -> tuple[str, ...]:
    """The names as lists print them, with 'others' where the record leaves names out. An entry
    must have an author, even where the record names none."""
    if work.names_nobody:
        return (words.NO_AUTHORS,)
    return tuple(
        words.OTHERS if byline.rule is Rule.OTHERS else byline.printed for byline in work.bylines
    )


def _categories(work: Work) -> tuple[str, ...]:
    topics = (topic.text for topic in work.topics)
    return tuple(dict.fromkeys([*topics, *work.record.keywords, *work.record.categories]))


def _abstract(site: Site, work: Work) -> str:
    """The work in one sentence, else its abstract or how that begins."""
    if work.tldr.html:
        return work.tldr.html
    abstract = prose(site, "papers", work.id, work.abstract)
    if not site.extent.feeds_tell_whole_abstracts:
        return str(escape(opening(abstract)))  # the template writes HTML as text
    return _html(site, addresses.paper(work.id), abstract)


def _html(site: Site, address: str, pieces: Iterable[Piece]) -> str:
    """The text, with the addresses that it leads to in place; its notes are on its page."""
    parts = (piece.html + _full(site, piece.address) for piece in pieces)
    return "".join(parts).replace('href="#', f'href="{_full(site, address)}#')


def _full(site: Site, address: str | None) -> str:
    """The address as one can follow it from a feed; '' for none."""
    return "" if address is None else escape(site.base + address)


def _moment(date: PartialDate) -> str:
    """The date as Atom demands it, to the second: what is not known counts as the first."""
    return f"{date.year:04}-{date.month or 1:02}-{date.day or 1:02}T00:00:00Z"


def _address(library: Library, page: Planned) -> str | None:
    has_one = page.about is not None and has_feed(library, page.about)
    return addresses.feed(page.address) if has_one else None


FEED = FileKind(
    name="feed",
    address=_address,
    view=feed,
    weighs_as="feeds and sitemaps",
    template="feeds/atom.xml",
)
