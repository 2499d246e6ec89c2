"""The home page: whose site this is, its people, and what is new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from byline import addresses
from byline.derive.events import listed_news
from byline.derive.figures import person_figures
from byline.library.groups import is_former, known_groups, place_of, stands_in, stays
from byline.library.listing import leads_to_papers
from byline.library.model import SITE, Library, Note, Person
from byline.library.ties import TIE_KINDS
from byline.records.fields import LAST_YEAR, PartialDate
from byline.records.other_kinds import NewsKind
from byline.site import Planned, Site
from byline.views.author import PersonHead, person_head
from byline.views.edit_links import RecordLinks, record_links
from byline.views.feeds import FEED
from byline.views.head import Head, head, on_site, opening
from byline.views.illustrations import ShownPicture, shown_picture
from byline.views.page import MOST_IN_FOOTERS, pages_of_footers
from byline.views.page_kind import PageAt, PageKind
from byline.views.people_list import PersonCard, person_card
from byline.views.prose import Piece, prose
from byline.views.rows import Row, row
from byline.views.shared import Brief, Link, brief_news, extra_of, safe_html
from byline.views.ties import TieItem, tie_items
from byline.words import interface as words

NEWEST = 10
LATEST_NEWS = 3
MOST_POSITIONS = 8
_NO_END = PartialDate(LAST_YEAR + 1)
_RECORD = ("pages", addresses.HOME_TEXT)


@dataclass(frozen=True, slots=True)
class HomeView:
    """What home shows: of a site that is one person's own, that person first. Its heading, picture
    and text are those of a record, if there is one ('' or nothing)."""

    head: Head
    title: str
    heading: Markup
    tagline: str
    counts: str
    person: PersonHead | None
    onward: Link | None
    picture: ShownPicture | None
    text: tuple[Piece, ...]
    people: tuple[PersonCard, ...]
    featured: tuple[Row, ...]
    shows_papers: bool
    newest: tuple[Row, ...]
    topics: tuple[TieItem, ...]
    positions: tuple[Brief, ...]
    news: tuple[Brief, ...]
    pages: tuple[Link, ...]
    extra: Mapping[str, Any]
    record: RecordLinks | None


def home(site: Site, page: Planned) -> HomeView:
    """The home page of the site."""
    library, config = site.library, site.library.config
    listed = library.listed
    people = [person for person in library.people.values() if person.is_listed]
    venues = [venue for venue in library.ties["venues"].values() if venue.is_listed]
    newest = sorted(
        listed, key=lambda it: (-it.record.filed_year, *(-n for n in it.record.ordering_date))
    )
    whose = _whose_site(site, people)
    news = listed_news(library)
    owner = whose[0] if len(whose) == len(config.people) == 1 else None
    written = library.home.get(addresses.HOME_TEXT)
    text = prose(site, *_RECORD, written.body) if written else ()
    about = config.tagline or opening(text) or on_site(site, words.PAPERS)
    return HomeView(
        head=head(site, page, about, feed=page.about),
        title=config.title,
        heading=safe_html(written.title.html if written else ""),
        tagline=config.tagline or "",
        counts=words.site_counts(len(listed), len(people), len(venues)) if listed else "",
        person=person_head(site, owner, person_figures(site.figures, owner)) if owner else None,
        onward=Link(words.whole_page_of(owner.name), _address(owner)) if owner else None,
        picture=shown_picture(site, *_RECORD, written.record.image) if written else None,
        text=text,
        people=() if owner else tuple(person_card(site, person) for person in whose),
        featured=tuple(row(site, work.id) for work in listed if work.record.featured),
        shows_papers=leads_to_papers(library),
        newest=tuple(row(site, work.id) for work in newest[:NEWEST]),
        topics=_widest_topics(site),
        positions=tuple(brief_news(note) for note in _positions(news)[:MOST_POSITIONS]),
        news=tuple(brief_news(note) for note in news if not _is_position(note))[:LATEST_NEWS],
        pages=_more_pages(library),
        extra=extra_of(written.record if written else None),
        record=record_links(site, *_RECORD),
    )


def _address(person: Person) -> str:
    return addresses.author(person.key.value)


def _is_position(note: Note) -> bool:
    return note.record.kind is NewsKind.POSITION


def _positions(news: Sequence[Note]) -> list[Note]:
    """Open positions, those first that stay open the longest: no clock tells which are closed."""
    return sorted(filter(_is_position, news), key=_end, reverse=True)


def _end(note: Note) -> PartialDate:
    until = note.record.until
    return until.last_day if until else _NO_END


def _more_pages(library: Library) -> tuple[Link, ...]:
    """The free pages, where they are too many for footers."""
    pages = pages_of_footers(library)
    if len(pages) <= MOST_IN_FOOTERS:
        return ()
    return tuple(Link(page.title.plain, addresses.page(page.record.id)) for page in pages)


def _widest_topics(site: Site) -> tuple[TieItem, ...]:
    """The topics that stand below no other."""
    if not site.features.topics:
        return ()
    return tuple(item for item in tie_items(site, TIE_KINDS["topics"]) if not item.level)


def _whose_site(site: Site, people: list[Person]) -> list[Person]:
    """The people whom the configuration names, in its order; else all with a file who have not
    left their groups, by group and name."""
    wanted = site.library.config.people
    if wanted:
        found = {alias: person for person in people if person.author
                 for alias in (person.author.id, *person.author.aliases)}  # fmt: skip
        return list({found[it].key: found[it] for it in wanted if it in found}.values())
    groups = known_groups(site.library.config)
    own = {person.key: stays(person.author, groups) for person in people if person.author}
    present = [person for person in people if person.key in own and not is_former(own[person.key])]

    def order(person: Person) -> tuple[Any, ...]:
        group = stands_in(own[person.key], groups)
        return place_of(group, groups), person.sort_form.casefold(), person.key

    return sorted(present, key=order)


HOME_PAGE = PageKind(
    name="home",
    pages=lambda _library, _shelves: (PageAt(addresses.HOME, (), SITE),),
    view=home,
    template="home",
    beside=(FEED,),
)
