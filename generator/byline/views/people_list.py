"""The list of people: the groups of those whose site it is, and by letter everyone whom bylines
reach, declared or not."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from byline import addresses
from byline.derive.shelves import filing_key, people_in_order
from byline.library.groups import (
    FORMER,
    IN_NONE,
    KnownGroup,
    Stay,
    is_former,
    known_groups,
    place_of,
    stands_in,
    stays,
)
from byline.library.identity import NAME, PersonKey, Rule
from byline.library.listing import leads_to_papers
from byline.library.model import Person
from byline.library.reached import why
from byline.site import Planned, Site
from byline.views.curriculum import initials, memberships
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
class PersonCard:
    """Someone with a photo or drawn initials, and where they are now, if they have left."""

    photo: Portrait
    person: PersonItem
    now: str = ""


@dataclass(frozen=True, slots=True)
class Members:
    """The members of one group of people, or those who have left."""

    label: str
    anchor: str
    cards: tuple[PersonCard, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The people filed under one letter."""

    label: str
    anchor: str
    people: tuple[PersonItem, ...]


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The list of people, or a part of it: the groups, with `ways` to them, and below everyone by
    letter. Where all stand in groups, there is no list by letter and no count."""

    head: Head
    title: str
    ways: tuple[Jump, ...]
    groups: tuple[Members, ...]
    count: str
    way: SearchWay | None
    jumps: tuple[Jump, ...]
    letters: tuple[Letter, ...]


EVERYONE = "everyone"  # where the list by letter begins, below groups
_Member = tuple[Person, tuple[Stay, ...]]


def people(site: Site, page: Planned) -> PeopleView:
    """The whole list, or the way to its parts."""
    everyone = [key for _name, key in people_in_order(site.library)]
    count = words.names(len(everyone)) if everyone else ""
    groups = _groups(site, everyone)
    is_long = addresses.AUTHORS in site.shelves.lists
    is_told = is_long or len(everyone) == sum(len(group.cards) for group in groups)
    letters = () if is_told else _letters(site, everyone)
    jumps = jump_on_page((letter.label, letter.anchor) for letter in letters)
    below = [(words.ALL_PEOPLE, EVERYONE)] if is_long or letters else []
    return PeopleView(
        head=list_head(site, page, words.PEOPLE, count),
        title=words.PEOPLE,
        ways=jump_on_page([*((group.label, group.anchor) for group in groups), *below]),
        groups=groups,
        count=count if below else "",
        way=search_way(site, words.SEARCH_PEOPLE_HERE, len(everyone)) if is_long else None,
        jumps=jumps_from_first(addresses.AUTHORS, site.shelves) if is_long else jumps,
        letters=letters,
    )


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
        ways=(),
        groups=(),
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


def _groups(site: Site, keys: Sequence[PersonKey]) -> tuple[Members, ...]:
    """Everybody with a record, where some stand in groups: by group in its order, each by family
    name; then who is in none, if the list is not too long for one page, and last those who have
    left, the latest first."""
    known = known_groups(site.library.config)
    groups: dict[str, KnownGroup] = {}
    members: dict[str, list[_Member]] = defaultdict(list)
    for key in keys:
        person = site.library.people.get(key)
        if person and person.author:
            own = stays(person.author, known)
            group = stands_in(own, known) or _in_none()
            if group.id == IN_NONE and addresses.AUTHORS in site.shelves.lists:
                continue  # they may be thousands, and stand by letter
            groups.setdefault(group.id, group)
            members[group.id].append((person, own))
    if groups.keys() <= {IN_NONE}:
        return ()
    if groups.keys() == {IN_NONE, FORMER}:
        groups[IN_NONE] = _in_none(words.MEMBERS)
    members[FORMER].sort(key=lambda it: -max(stay.end for stay in it[1]))
    in_order = sorted(groups.values(), key=lambda group: place_of(group, known))
    return tuple(_members(site, group, members[group.id]) for group in in_order)


def _in_none(label: str = words.OTHER_MEMBERS) -> KnownGroup:
    return KnownGroup(IN_NONE, label, label)


def person_card(site: Site, person: Person) -> PersonCard:
    """The card of a person."""
    return PersonCard(portrait(site, person), person_item(site, person))


def _members(site: Site, group: KnownGroup, found: Sequence[_Member]) -> Members:
    cards = tuple(_card(site, person, own) for person, own in found)
    return Members(group.label, f"group-{group.id}", cards)


def _card(site: Site, person: Person, own: Sequence[Stay]) -> PersonCard:
    """A member, with their role and since when, if they are in a group; or what a former member
    was, and when."""
    author = person.author
    if is_former(own):
        lines = memberships(own)
        about = "; ".join(", ".join(filter(None, [it.role, it.years])) for it in lines)
    else:
        stay = next((stay for stay in own if not stay.is_over), None)
        role = author.role if author else ""
        since = words.years(stay.start, stay.end) if stay else ""
        about = ", ".join(filter(None, [role, since]))
    now = words.now_at(author.now) if author and author.now else ""
    return PersonCard(portrait(site, person), person_item(site, person, about=about), now)


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
    navigation=InNavigation(words.PEOPLE, leads_to_papers),
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
