"""The home page: whose site this is, its people, and what is new."""

from dataclasses import dataclass

from generator import addresses, words
from generator.derive.events import listed_news
from generator.identity import AUTHOR
from generator.library import Person
from generator.views.head import Head, head, on_site
from generator.views.people import PersonItem, person_item
from generator.views.shared import Brief, Row, Site, brief_news, row
from generator.views.ties import TieItem, ties

NEWEST = 10
LATEST_NEWS = 3


@dataclass(frozen=True, slots=True)
class HomeView:
    """What home shows."""

    head: Head
    title: str
    tagline: str
    counts: str
    people: tuple[PersonItem, ...]
    featured: tuple[Row, ...]
    newest: tuple[Row, ...]
    topics: tuple[TieItem, ...]
    news: tuple[Brief, ...]


def home(site: Site, _key: str) -> HomeView:
    """The home page of the site."""
    library, config = site.library, site.library.config
    listed = library.listed
    people = [person for person in library.people.values() if person.is_listed]
    venues = [venue for venue in library.ties["venues"].values() if venue.is_listed]
    newest = sorted(
        listed, key=lambda it: (-it.record.filed_year, *(-n for n in it.record.ordering_date))
    )
    about = config.tagline or on_site(site, words.PAPERS)
    return HomeView(
        head=head(site, addresses.HOME, about, feed=addresses.HOME),
        title=config.title,
        tagline=config.tagline or "",
        counts=words.site_counts(len(listed), len(people), len(venues)) if listed else "",
        people=tuple(person_item(site, person) for person in _whose_site(site, people)),
        featured=tuple(row(site, work.id) for work in listed if work.record.featured),
        newest=tuple(row(site, work.id) for work in newest[:NEWEST]),
        topics=_widest_topics(site),
        news=tuple(brief_news(note) for note in listed_news(library)[:LATEST_NEWS]),
    )


def _widest_topics(site: Site) -> tuple[TieItem, ...]:
    """The topics that stand below no other."""
    if not site.features.topics:
        return ()
    return tuple(item for item in ties(site, "topics").items if not item.level)


def _whose_site(site: Site, people: list[Person]) -> list[Person]:
    """The people whom the configuration names, in its order; else all with a file."""
    wanted = site.library.config.people
    if wanted:
        found = {alias: person for person in people if person.author
                 for alias in (person.author.id, *person.author.aliases)}  # fmt: skip
        return list({found[it].key: found[it] for it in wanted if it in found}.values())
    declared = [person for person in people if person.key.startswith(AUTHOR)]
    return sorted(declared, key=lambda it: (it.sort_form.casefold(), it.key))
