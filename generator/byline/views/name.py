"""The page of a name that bylines print, and of someone who is known by a key alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from byline import addresses
from byline.derive.own_pages import has_page
from byline.derive.shelves import Shelves
from byline.library.identity import KEY, ORCID
from byline.library.model import Credit, Library, Person, PrintedName
from byline.site import Planned, Site
from byline.views.claims import PageStatus, undeclared_in_short, undeclared_statuses
from byline.views.head import Head, head, sentences
from byline.views.page_kind import PageAt, PageKind
from byline.views.paper_list import PaperList, paper_list, plain_list
from byline.views.people_list import PersonItem, person_item
from byline.views.rows import lines_of_one
from byline.views.search_way import SearchWay, search_way
from byline.views.shared import known_by
from byline.words import interface as words


@dataclass(frozen=True, slots=True)
class NameView:
    """What the page of a name shows: what it is and is not, its papers, its candidates."""

    head: Head
    title: str
    kind: str
    statements: tuple[str, ...]
    counts: tuple[str, ...]
    rows: tuple[str, ...]
    candidates: tuple[PersonItem, ...]
    papers: PaperList
    possible: PaperList
    statuses: tuple[PageStatus, ...]


def name(site: Site, page: Planned) -> NameView:
    """The page of a folded name."""
    (key,) = page.key
    printed = site.library.names[key]
    person = site.library.people.get(printed.person) if printed.person else None
    own = person.credits if person else ()
    candidates = _candidates(site, printed)
    counts = [words.papers_printing(printed.papers), words.rows(len(printed.rows))]
    counts += [words.grouped(len(own))] if own else []
    counts += [words.possible(len(printed.possible))] if printed.possible else []
    return NameView(
        head=_head(site, page, printed),
        title=printed.printed,
        kind=words.NAME_PAGE,
        statements=(words.EXACT_NAME_IS, words.EXACT_NAME_IS_NOT, *_bearers(printed, candidates)),
        counts=tuple(counts),
        rows=printed.rows,
        candidates=_candidate_items(site, printed, candidates),
        papers=_papers(site, own, person, page.address),
        possible=plain_list(site, printed.possible, ()),
        statuses=undeclared_statuses(site, person or printed) if own else (),
    )


def key_holder(site: Site, page: Planned) -> NameView:
    """The page of a person whom nobody has declared, and who is known by a key."""
    (key,) = page.key
    person = site.library.people[key]
    return replace(
        _of_key_holder(site, page, person),
        papers=_papers(site, person.credits, person, page.address),
        statuses=undeclared_statuses(site, person),
    )


def _of_key_holder(site: Site, page: Planned, person: Person) -> NameView:
    """What both sizes say of somebody known by a key; their papers are still to come."""
    kind, count = known_by(person), words.papers(len(person.credits))
    nothing = plain_list(site, (), ())
    return NameView(
        head=head(site, page, sentences([kind, count]), is_numerous=True),
        title=person.name,
        kind=kind,
        statements=(words.ORCID_IS if person.key.kind == ORCID else words.KEY_IS,),
        counts=(count, words.rows(len(person.rows))),
        rows=person.rows,
        candidates=(),
        papers=nothing,
        possible=nothing,
        statuses=(),
    )


def name_in_short(site: Site, page: Planned) -> NameView:
    """The same, told in sentences, with a line for each paper."""
    (key,) = page.key
    printed = site.library.names[key]
    person = site.library.people.get(printed.person) if printed.person else None
    candidates = _candidates(site, printed)
    said = sentences([words.papers_printing(printed.papers), words.NOT_CONFIRMED])
    return NameView(
        head=_head(site, page, printed),
        title=printed.printed,
        kind=words.NAME_PAGE,
        statements=(said, *_bearers(printed, candidates)),
        counts=(),
        rows=printed.rows if len(printed.rows) > 1 else (),
        candidates=_candidate_items(site, printed, candidates),
        papers=_papers_in_lines(site, person),
        possible=plain_list(site, printed.possible, ()),
        statuses=undeclared_in_short(site, person) if person else (),
    )


def key_holder_in_short(site: Site, page: Planned) -> NameView:
    """The same, with a line for each paper."""
    (key,) = page.key
    person = site.library.people[key]
    return replace(
        _of_key_holder(site, page, person),
        papers=_papers_in_lines(site, person),
        statuses=undeclared_in_short(site, person),
    )


def _head(site: Site, page: Planned, printed: PrintedName) -> Head:
    """The head of a name's page."""
    about = sentences([words.NAME_PAGE, words.papers_printing(printed.papers)])
    return head(site, page, about, is_numerous=True)


def _candidates(site: Site, printed: PrintedName) -> list[Person]:
    """Whom the name may mean, as far as lists may show them."""
    people = [site.library.people[it] for it in printed.candidates if it in site.library.people]
    return [person for person in people if person.is_listed]


def _candidate_items(
    site: Site, printed: PrintedName, candidates: Iterable[Person]
) -> tuple[PersonItem, ...]:
    """Whom the name may mean, each with how many of their papers print it."""
    return tuple(
        person_item(site, it, papers=_papers_printing(site, it, printed.name)) for it in candidates
    )


def _bearers(printed: PrintedName, candidates: Iterable[Person]) -> Iterator[str]:
    """Who else bears the name, and whether anybody is reached by it."""
    people = list(candidates)
    if any(person.author for person in people):
        yield words.DECLARED_NAME
    elif people:
        yield words.NAME_WITH_KEYS
    if not printed.person:
        yield words.NONE_GROUPED


def _way(site: Site, person: Person) -> SearchWay | None:
    """The way to search within someone's many papers."""
    return search_way(site, words.SEARCH_PAPERS_HERE, len(person.credits), q=person.name)


def _papers(site: Site, theirs: Iterable[Credit], person: Person | None, own: str) -> PaperList:
    """What is grouped here; the name itself is weak evidence, which the page says once."""
    items = [(credit.paper, "") for credit in theirs]
    way = _way(site, person) if person else None
    return paper_list(site, items, way=way, person=person.key if person else None, own=own)


def _papers_in_lines(site: Site, person: Person | None) -> PaperList:
    """What is grouped here, in a line for each paper."""
    if person is None:
        return PaperList((), None, None, (), "")
    lines = lines_of_one(site, (credit.paper for credit in person.credits))
    return PaperList((), _way(site, person), None, lines, "")


def _papers_printing(site: Site, person: Person, name: str) -> int:
    """How many of the person's papers print this name."""
    works = (site.library.works[credit.paper] for credit in person.credits)
    return sum(
        any(byline.person == person.key and byline.name == name for byline in work.bylines)
        for work in works
    )


def _key_holders(library: Library, _shelves: Shelves) -> Iterator[PageAt]:
    for person in library.people.values():
        if person.key.kind in {KEY, ORCID} and has_page(library, person):
            yield PageAt(addresses.name(person.slug), (person.key,))


def _names(library: Library, _shelves: Shelves) -> Iterator[PageAt]:
    for printed in library.names.values():
        if has_page(library, printed):
            yield PageAt(addresses.name(printed.slug), (printed.name,))


KEY_HOLDER = PageKind(
    name="key-holder",
    pages=_key_holders,
    view=key_holder,
    lean_view=key_holder_in_short,
    template="name",
    section="people",
    switch="names",
    weighs_as="pages of names",
)
NAME = PageKind(
    name="name",
    pages=_names,
    view=name,
    lean_view=name_in_short,
    template="name",
    section="people",
    switch="names",
    weighs_as="pages of names",
)
