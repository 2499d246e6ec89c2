"""The list of people, by letter: everyone whom bylines reach, declared or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from byline import addresses
from byline.derive.shelves import filing_key, people_in_order
from byline.library.identity import NAME, PersonKey, Rule
from byline.library.model import Person
from byline.library.reached import why
from byline.site import Planned, Site
from byline.views.curriculum import initials
from byline.views.head import Head, list_head
from byline.views.jumps import Jump, jump_on_page, jumps_from_first, jumps_from_part
from byline.views.page_kind import InNavigation, InSearch, MostShown, PageKind, one_page, parts_of
from byline.views.search_way import SearchWay, search_way
from byline.views.shared import anchor_of, known_by, person_address, person_page
from byline.words import interface as words


@dataclass(frozen=True, slots=True)
class Portrait:
    """A photo with its size in pixels; without one (no address), the initials that are drawn."""

    initials: str
    address: str | None = None
    width: str = ""
    height: str = ""


@dataclass(frozen=True, slots=True)
class PersonItem:
    """Someone in a list: the name, the page, what tells them apart, and how much they wrote."""

    name: str
    address: str | None
    about: str
    count: str
    is_declared: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """The people filed under one letter."""

    label: str
    anchor: str
    people: tuple[PersonItem, ...]


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The list of people, or a part of it."""

    head: Head
    title: str
    count: str
    way: SearchWay | None
    jumps: tuple[Jump, ...]
    letters: tuple[Letter, ...]


def people(site: Site, page: Planned) -> PeopleView:
    """The whole list, or the way to its parts."""
    everyone = [key for _name, key in people_in_order(site.library)]
    count = words.names(len(everyone)) if everyone else ""
    top = list_head(site, page, words.PEOPLE, count)
    if addresses.AUTHORS in site.shelves.lists:
        jumps = jumps_from_first(addresses.AUTHORS, site.shelves)
        way = search_way(site, words.SEARCH_PEOPLE_HERE, len(everyone))
        return PeopleView(top, words.PEOPLE, count, way, jumps, ())
    letters = _letters(site, everyone)
    jumps = jump_on_page((letter.label, letter.anchor) for letter in letters)
    return PeopleView(top, words.PEOPLE, count, None, jumps, letters)


def people_part(site: Site, page: Planned) -> PeopleView:
    """One part of the list: the key is the list's address and the part's key."""
    address, part_key = page.key
    whole = site.shelves.lists[address]
    shelf, items = whole.shelf(part_key), site.shelves.people[address, part_key]
    title = words.part_of(whole.title, shelf.title)
    count = words.names(len(items))
    return PeopleView(
        head=list_head(site, page, title, count),
        title=title,
        count=count,
        way=None,
        jumps=jumps_from_part(address, whole.shelves, shelf),
        letters=_letters(site, items),
    )


def portrait(site: Site, person: Person) -> Portrait:
    """How a person looks, as far as their record shows it."""
    author = person.author
    files = site.library.attachments.get(("authors", author.id), {}) if author else {}
    photo = files.get(author.photo or "") if author else None
    if author is None or photo is None:
        return Portrait(initials(person.name))
    address = addresses.beside(addresses.author(author.id), photo.name)
    return Portrait(initials(person.name), address, str(photo.width), str(photo.height))


def person_item(
    site: Site, person: Person, papers: int | None = None, about: str = ""
) -> PersonItem:
    """A person in a list, with the number of papers and the words that belong there."""
    number = len(person.credits) if papers is None else papers
    # Where few have a page, most of those without one have one paper.
    is_counted = (
        site.extent.everyone_has_a_page or number > 1 or person_page(site, person.key) is not None
    )
    if person.author and not about:
        about = person.author.role or person.author.tagline or ""
    return PersonItem(
        name=person.name,
        address=person_address(site, person.key),
        about=about or known_by(person),
        count=words.papers(number) if number and site.features.works and is_counted else "",
        is_declared=person.author is not None,
    )


def _letters(site: Site, keys: Sequence[PersonKey]) -> tuple[Letter, ...]:
    def letter(key: PersonKey) -> str:
        start = filing_key(_filed_as(site, key))[0]
        return start.upper() if start.isalpha() else "0-9" if start.isdigit() else "#"

    return tuple(
        Letter(label, anchor_of(label), tuple(_item(site, key) for key in group))
        for label, group in groupby(keys, key=letter)
    )


def _filed_as(site: Site, key: PersonKey) -> str:
    person = site.library.people.get(key)
    return person.sort_form if person else site.library.names[key.value].sort_form


def _item(site: Site, key: PersonKey) -> PersonItem:
    """A person; or a printed name that reaches nobody, with the papers that print it."""
    if person := site.library.people.get(key):
        return person_item(site, person)
    name = site.library.names[key.value]
    count = words.possible(len(name.possible))
    address = person_address(site, PersonKey(NAME, name.name))
    about = why(Rule.AMBIGUOUS).name
    return PersonItem(name.printed, address, about, count, is_declared=False)


PEOPLE = PageKind(
    name="people",
    pages=one_page(addresses.AUTHORS),
    view=people,
    template="people",
    section="people",
    weighs_as="pages of people",
    navigation=InNavigation(words.PEOPLE),
    search=InSearch(
        name="people",
        label=words.PEOPLE,
        most=MostShown(dialog=4, page=4, nearest=3),
        folders=("authors", "names"),
        judged="name",
        block=32,
    ),
)
PEOPLE_PARTS = PageKind(
    name="authors-part",
    pages=parts_of("authors-part"),
    view=people_part,
    template="people",
    section="people",
    weighs_as="pages of people",
)
