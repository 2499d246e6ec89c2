"""The page of a name that bylines print, and of someone who is known by a key alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from byline import addresses
from byline.derive.lean import has_page
from byline.derive.shelves import Shelves
from byline.library.identity import KEY, ORCID, PersonKey
from byline.library.model import Credit, Library, Person, PrintedName
from byline.site import Planned, Site
from byline.views.claims import Status, undeclared_statuses
from byline.views.head import Head, head, sentences
from byline.views.page_kind import PageAt, PageKind
from byline.views.paper_list import PaperList, paper_list, plain_list
from byline.views.people_list import PersonItem, person_item
from byline.views.rows import lines_of_one
from byline.views.search_way import search_way
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
    statuses: tuple[Status, ...]


def name(site: Site, page: Planned) -> NameView:
    """The page of a folded name."""
    (key,) = page.key
    printed = site.library.names[key]
    person = site.library.people.get(printed.person) if printed.person else None
    own = person.credits if person else ()
    people = [site.library.people[it] for it in printed.candidates if it in site.library.people]
    candidates = [person for person in people if person.is_listed]
    counts = [words.papers_printing(printed.papers), words.rows(len(printed.rows))]
    counts += [words.grouped(len(own))] if own else []
    counts += [words.possible(len(printed.possible))] if printed.possible else []
    is_lean = site.library.config.is_lean
    about = sentences([words.NAME_PAGE, *counts[:1]])
    return NameView(
        head=head(site, page, about, is_numerous=True),
        title=printed.printed,
        kind=words.NAME_PAGE,
        statements=_statements(printed, candidates, is_lean=is_lean),
        counts=() if is_lean else tuple(counts),
        rows=printed.rows if len(printed.rows) > 1 or not is_lean else (),
        candidates=tuple(
            person_item(site, it, papers=_papers_printing(site, it, key)) for it in candidates
        ),
        papers=_papers(site, own, printed.person, page.address),
        possible=plain_list(site, printed.possible, ()),
        statuses=undeclared_statuses(site, person or printed) if own else (),
    )


def key_holder(site: Site, page: Planned) -> NameView:
    """The page of a person whom nobody has declared, and who is known by a key."""
    (key,) = page.key
    person = site.library.people[key]
    kind, count = known_by(person), words.papers(len(person.credits))
    return NameView(
        head=head(site, page, sentences([kind, count]), is_numerous=True),
        title=person.name,
        kind=kind,
        statements=(words.ORCID_IS if key.kind == ORCID else words.KEY_IS,),
        counts=(count, words.rows(len(person.rows))),
        rows=person.rows,
        candidates=(),
        papers=_papers(site, person.credits, key, page.address),
        possible=plain_list(site, (), ()),
        statuses=undeclared_statuses(site, person),
    )


def _papers(site: Site, theirs: Iterable[Credit], person: PersonKey | None, own: str) -> PaperList:
    """What is grouped here; the name itself is weak evidence, which the page says once."""
    items = [(credit.paper, None) for credit in theirs]
    name = site.library.people[person].name if person and items else ""
    way = search_way(site, words.SEARCH_PAPERS_HERE, len(items), q=name)
    if site.library.config.is_lean:
        lines = lines_of_one(site, (paper for paper, _rule in items))
        return PaperList((), way, None, lines, "")
    return paper_list(site, items, way=way, person=person, own=own)


def _statements(
    printed: PrintedName, candidates: list[Person], *, is_lean: bool
) -> tuple[str, ...]:
    """What a grouping by an exact name is and is not, and who else bears the name."""
    found = [words.EXACT_NAME_IS, words.EXACT_NAME_IS_NOT]
    if is_lean:
        found = [sentences([words.papers_printing(printed.papers), words.NOT_CONFIRMED])]
    if any(person.author for person in candidates):
        found.append(words.DECLARED_NAME)
    elif candidates:
        found.append(words.NAME_WITH_KEYS)
    if not printed.person:
        found.append(words.NONE_GROUPED)
    return tuple(found)


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
    template="name",
    section="people",
    switch="names",
    weighs_as="pages of names",
)
NAME = PageKind(
    name="name",
    pages=_names,
    view=name,
    template="name",
    section="people",
    switch="names",
    weighs_as="pages of names",
)
