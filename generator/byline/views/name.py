"""The page of a name that bylines print, and of someone who is known by a key alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from byline import addresses
from byline.library.identity import ORCID
from byline.library.model import Credit, Person, PrintedName
from byline.site import Site
from byline.views.claims import PageStatus, undeclared_statuses
from byline.views.head import Head, head, sentences
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
    statuses: tuple[PageStatus, ...]


def name(site: Site, key: str) -> NameView:
    """The page of the folded name."""
    printed = site.library.names[key]
    person = site.library.people.get(printed.person)
    own = person.credits if person else ()
    people = [site.library.people[it] for it in printed.candidates if it in site.library.people]
    candidates = [person for person in people if person.is_listed]
    counts = [words.papers_printing(printed.papers), words.rows(len(printed.rows))]
    counts += [words.grouped(len(own))] if own else []
    counts += [words.possible(len(printed.possible))] if printed.possible else []
    is_lean = site.library.config.is_lean
    about = sentences([words.NAME_PAGE, *counts[:1]])
    return NameView(
        head=head(site, addresses.name(printed.slug), about),
        title=printed.printed,
        kind=words.NAME_PAGE,
        statements=_statements(printed, candidates, is_lean=is_lean),
        counts=() if is_lean else tuple(counts),
        rows=printed.rows if len(printed.rows) > 1 or not is_lean else (),
        candidates=tuple(
            person_item(site, it, papers=_papers_printing(site, it, key)) for it in candidates
        ),
        papers=_papers(site, own, printed.person, addresses.name(printed.slug)),
        possible=plain_list(site, printed.possible, ()),
        statuses=undeclared_statuses(site, person or printed) if own else (),
    )


def key_holder(site: Site, key: str) -> NameView:
    """The page of the person with that key."""
    person = site.library.people[key]
    kind, count = known_by(person), words.papers(len(person.credits))
    return NameView(
        head=head(site, addresses.name(person.slug), sentences([kind, count])),
        title=person.name,
        kind=kind,
        statements=(words.ORCID_IS if key.startswith(ORCID) else words.KEY_IS,),
        counts=(count, words.rows(len(person.rows))),
        rows=person.rows,
        candidates=(),
        papers=_papers(site, person.credits, key, addresses.name(person.slug)),
        possible=plain_list(site, (), ()),
        statuses=undeclared_statuses(site, person),
    )


def _papers(site: Site, theirs: Iterable[Credit], person: str, own: str) -> PaperList:
    """What is grouped here; the name itself is weak evidence, which the page says once."""
    items = [(credit.paper, None) for credit in theirs]
    name = site.library.people[person].name if items else ""
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
