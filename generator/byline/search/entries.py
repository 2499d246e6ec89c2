"""What search by name can find: papers, people, venues, topics and institutions, each with the
words under which it is found. The weightiest come first within their kind."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from byline import addresses
from byline.derive.figures.citations import known_citations
from byline.derive.in_a_line import about_paper, facts, shown_surname, venue_of
from byline.derive.shelves import people_in_order
from byline.library.identity import NAME, Attribution, PersonKey, Rule
from byline.library.model import Library, Person, Work
from byline.library.register import published_variants
from byline.records.names import Name, parse
from byline.search.folding import STOP_WORDS, FoldedWord, romanised_name
from byline.search.folding import words as words_of
from byline.search.kinds import PAPERS, PEOPLE, search_kinds
from byline.site import Site
from byline.views.page_kind import InSearch
from byline.views.shared import known_by, person_page, standing
from byline.words import interface as words

_SHORT_WORDS = frozenset(STOP_WORDS.split())
# What a place says beside the position: it ends the title, or the part before the colon.
ENDS_TITLE, ENDS_HEAD = 1, 2
BESIDE, FIRST_AUTHOR, GIVEN = 0, 1, 2
MOST_WORDS, MOST_FORMS = 7, 30  # of a name, of names
LAST_POSITION = 250
_COLON = re.compile("[:：]")


class SearchEntry(NamedTuple):
    """What is found, as it is shown, and the words with their places.

    `also` are other names under which it is known. A paper's place is the position in the
    title, counted from 1, times four, with what ends there; or `BESIDE` it, `FIRST_AUTHOR`, or
    `GIVEN` where it is an author's name other than the surname.
    A name's is the number of the name times eight, with how many words the name has.
    """

    kind: InSearch
    address: str
    title: str
    about: str
    standing: str
    also: tuple[str, ...]
    places: tuple[tuple[str, int], ...]


def entries(site: Site) -> list[SearchEntry]:
    """All that search by name can find, in the order of the kinds."""
    in_order: list[SearchEntry] = []
    for kind in search_kinds():
        if kind.findable:
            in_order += (_named(kind, *found) for found in kind.findable(site))
        elif kind.name == PEOPLE:
            in_order += _people(site, kind)
        elif kind.name == PAPERS:
            in_order += _papers(site, kind)
        else:
            raise AssertionError(f"nothing says how {kind.name} are found")
    return in_order


def _papers(site: Site, kind: InSearch) -> Iterator[SearchEntry]:
    def weight(work: Work) -> int:
        return -(known_citations(work.record) or 0)

    for work in sorted(site.library.listed, key=weight):
        when = [str(work.record.filed_year), venue_of(site.library, work)]
        yield SearchEntry(
            kind=kind,
            address=addresses.paper(work.id),
            title=work.title.plain,
            about=about_paper(site.library, work),
            standing=standing(work),
            also=(),
            places=(
                *_title_places(work.title.plain),
                *_all_at(BESIDE, when),
                *_author_places(site.library, work),
            ),
        )


def _author_places(library: Library, work: Work) -> Iterator[tuple[str, int]]:
    """What finds the paper of its authors' names, in any spelling that they have declared: of a
    team, all its name."""
    place = FIRST_AUTHOR
    for byline in work.bylines:
        if byline.rule is not Rule.OTHERS:
            names = [] if byline.rule is Rule.TEAM else _declared(library, byline)
            surnames = [shown_surname(byline), *(name.family for name in names)]
            known = dict(_all_at(place, surnames))
            given = _all_at(GIVEN, [byline.printed, *(name.printed for name in names)])
            yield from known.items()
            yield from (it for it in given if it[0] not in known and len(it[0]) > 1)
            place = BESIDE


def _declared(library: Library, byline: Attribution) -> list[Name]:
    """The names that a byline's author has declared: never a former one."""
    person = library.people.get(byline.person) if byline.person else None
    author = person.author if person else None
    return [parse(author.name), *published_variants(author)] if author else []


def _title_places(title: str) -> Iterator[tuple[str, int]]:
    folded_words = words_of(title)
    colon = _COLON.search(title)
    title_ends = _end_of(folded_words)
    head_ends = _end_of(words_of(title[: colon.start()])) if colon else -1
    for word in folded_words:
        flags = ENDS_TITLE * (word.last == title_ends) + ENDS_HEAD * (word.last == head_ends)
        for form in word.forms:
            yield form, (min(word.at, LAST_POSITION) + 1) * 4 + flags


def _end_of(folded_words: Iterable[FoldedWord]) -> int:
    return max((word.last for word in folded_words), default=-1)


def _all_at(place: int, *texts: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Words that stand at no position of the title, each once."""
    forms = (form for some in texts for text in some for form in _forms_in(text))
    return ((form, place) for form in dict.fromkeys(forms))


@lru_cache(maxsize=1 << 16)
def _forms_in(text: str) -> tuple[str, ...]:
    """All forms of all words; kept, because years, venues and surnames come back."""
    return tuple(form for word in words_of(text) for form in word.forms)


def _people(site: Site, kind: InSearch) -> Iterator[SearchEntry]:
    library = site.library
    keys = [key for _name, key in people_in_order(library)]
    people = [library.people[key] for key in keys if key in library.people]
    for person in sorted(people, key=lambda it: (it.author is None, -len(it.credits))):
        if address := _address(site, person):
            yield _person(kind, person, address)
    for key in keys:
        name = library.names.get(key.value) if key not in library.people else None
        if name and (address := person_page(site, PersonKey(NAME, name.name))):
            about = words.possible(len(name.possible))
            yield _named(kind, address, about, [name.printed])


def _address(site: Site, person: Person) -> str | None:
    """Someone's page; where some have none, their paper, or the search that lists their papers."""
    page = person_page(site, person.key)
    if page or site.extent.everyone_has_a_page or not site.features.names:
        return page
    if len(person.credits) > 1:
        return addresses.search_for(person.name)
    return addresses.paper(person.credits[0].paper)


def _person(kind: InSearch, person: Person, address: str) -> SearchEntry:
    author = person.author
    variants = [name.printed for name in published_variants(author)] if author else []
    papers = words.papers(len(person.credits)) if person.credits else ""
    place = person.affiliations[0].text if person.affiliations else known_by(person)
    return _named(kind, address, facts(place, papers), [person.name, *variants])


def _named(kind: InSearch, address: str, about: str, names: Iterable[str]) -> SearchEntry:
    """An entry that is found by its names; the first is its title."""
    title, *also = dict.fromkeys(names)
    spelled = [it for name in (title, *also) for it in (name, romanised_name(name)) if it]
    places = dict.fromkeys(
        place
        for number, name in enumerate(spelled[:MOST_FORMS])
        for place in _name_places(number, name)
    )
    return SearchEntry(
        kind=kind,
        address=address,
        title=title,
        about=about,
        standing="",
        also=tuple(also),
        places=tuple(places),
    )


def _name_places(number: int, name: str) -> Iterator[tuple[str, int]]:
    folded_words = words_of(name)
    parts = [word for word in folded_words if not word.is_extra]
    weighty = [word for word in parts if not _may_be_left_out(word)] or parts
    for word in folded_words:
        for form in word.forms:
            yield form, number * 8 + min(len(weighty), MOST_WORDS)


def _may_be_left_out(word: FoldedWord) -> bool:
    """Queries need not say it: a single letter, as an initial is, or a stop word."""
    first = word.forms[0] if word.forms else ""
    return first in _SHORT_WORDS or (len(first) == 1 and first.isascii())
