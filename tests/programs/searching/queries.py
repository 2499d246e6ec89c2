"""Queries for known items, by chance but for their seed, each with all its right answers.

A right answer is whatever satisfies the words as well as the item that they were made from, so
that no engine is blamed for a query that does not single one out. Whatever has the query as its
whole name or title is right too.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tests.programs.searching.holdings import Holdings, Paper, Someone
from tests.programs.searching.spelling import (
    can_be_mistyped,
    is_content,
    mistyped,
    transliterated,
    typed_words,
    without_accents,
    words,
)

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})\S{2,20}")


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, the item that it was made from, and the addresses of all right answers."""

    text: str
    item: str
    right: frozenset[str]


Made = tuple[str, set[str]]  # what is typed, and its right answers


@dataclass(frozen=True, slots=True)
class Kind:
    """A way of seeking something, and which shares must be found in first place and in ten."""

    name: str
    seek: Callable[[Holdings, random.Random], Iterator[Query]]
    first: float | None = None
    in_ten: float | None = None


def queries(kind: Kind, held: Holdings, seed: int, most: int) -> list[Query]:
    """Up to so many different queries of a kind; the same ones for the same seed."""
    found: dict[str, Query] = {}
    chance = random.Random(f"{seed} {kind.name}")  # noqa: S311 - nothing secret
    for query in kind.seek(held, chance):
        found.setdefault(query.text, query)
        if len(found) == most:
            break
    return list(found.values())


def of_every_kind(held: Holdings, seed: int, most: int) -> dict[str, list[Query]]:
    """Up to so many queries of each kind, by its name."""
    return {kind.name: queries(kind, held, seed, most) for kind in KINDS}


def _for_papers(
    make: Callable[[Paper, Holdings, random.Random], Made | None],
) -> Callable[[Holdings, random.Random], Iterator[Query]]:
    """One query for each paper for which one can be made, in an order by chance."""

    def seek(held: Holdings, chance: random.Random) -> Iterator[Query]:
        for paper in chance.sample(held.papers, len(held.papers)):
            if made := make(paper, held, chance):
                yield _query(*made, paper.address, held)

    return seek


def _for_people(
    write: Callable[[Someone], str], *, reverses: bool = False
) -> Callable[[Holdings, random.Random], Iterator[Query]]:
    """One query for each person whose name can be written so, in an order by chance.

    Where names are reversed, those that read so as they are are right too.
    """

    def seek(held: Holdings, chance: random.Random) -> Iterator[Query]:
        for person in chance.sample(held.people, len(held.people)):
            if text := write(person):
                right = held.in_any_order(text) if reverses else set()
                yield _query(text, right, person.address, held)

    return seek


def _query(text: str, right: set[str], item: str, held: Holdings) -> Query:
    return Query(text, item, frozenset({item, *right, *held.called(text)}))


def _full_title(paper: Paper, held: Holdings, _chance: random.Random) -> Made:
    return paper.title, held.called(paper.title)


def _first_words(paper: Paper, held: Holdings, _chance: random.Random) -> Made | None:
    typed = typed_words(paper.title)
    text = " ".join(typed[:3]).lower()
    return (text, held.beginning(text)) if len(typed) > 3 else None


def _content_words(paper: Paper, held: Holdings, chance: random.Random) -> Made | None:
    some = _some_in_order(_content_of(paper.title), 3, chance)
    text = " ".join(some)
    return (text, held.entitled(text)) if some else None


def _typo_in_a_row(paper: Paper, held: Holdings, chance: random.Random) -> Made | None:
    typed = [it.lower() for it in typed_words(paper.title)]
    if len(typed) < 4:
        return None
    start = chance.randrange(len(typed) - 3)
    return _with_typo(typed[start : start + 4], held, chance)


def _typo_in_content(paper: Paper, held: Holdings, chance: random.Random) -> Made | None:
    return _with_typo(_some_in_order(_content_of(paper.title), 4, chance), held, chance)


def _with_typo(typed: Sequence[str], held: Holdings, chance: random.Random) -> Made | None:
    places = [at for at, word in enumerate(typed) if can_be_mistyped(word)]
    if not places:
        return None
    at = chance.choice(places)
    wrong = mistyped(typed[at], chance)
    right = held.entitled_about(" ".join([*typed[:at], *typed[at + 1 :]]), wrong)
    return " ".join([*typed[:at], wrong, *typed[at + 1 :]]), right


def _surname_and_year(paper: Paper, held: Holdings, chance: random.Random) -> Made | None:
    if not paper.surnames:
        return None
    surname = chance.choice(paper.surnames)
    year = str(paper.year)
    return f"{surname.lower()} {year}", held.by(surname) & held.years[year]


def _surname_and_word(paper: Paper, held: Holdings, chance: random.Random) -> Made | None:
    content = _content_of(paper.title)
    if not paper.surnames or not content:
        return None
    surname, word = chance.choice(paper.surnames), chance.choice(content)
    return f"{surname.lower()} {word}", held.by(surname) & held.entitled(word)


def _acronym(paper: Paper, held: Holdings, _chance: random.Random) -> Made | None:
    if not _ACRONYM.fullmatch(paper.start):
        return None
    return paper.start, held.starting(paper.start)


def _abstract_words(paper: Paper, held: Holdings, chance: random.Random) -> Made | None:
    """Three to five words of one sentence, which the title does not have."""
    title = words(paper.title)
    sentences = [
        [it for it in _content_of(sentence) if it.isalpha() and it not in title]
        for sentence in _SENTENCE.split(paper.abstract)
    ]
    long_enough = [sentence for sentence in sentences if len(sentence) >= 3]
    if not long_enough:
        return None
    some = _some_in_order(chance.choice(long_enough), chance.randint(3, 5), chance, fewer=True)
    return " ".join(some), held.telling(" ".join(some))


def _content_of(text: str) -> list[str]:
    """The words that say what a text is about, each once, in small letters."""
    return list(dict.fromkeys(it.lower() for it in typed_words(text) if is_content(it)))


def _some_in_order(
    found: Sequence[str], number: int, chance: random.Random, *, fewer: bool = False
) -> list[str]:
    """So many of these by chance, in their order; none where there are not enough."""
    if len(found) < number:
        return list(found) if fewer else []
    return [found[at] for at in sorted(chance.sample(range(len(found)), number))]


def _as_is(person: Someone) -> str:
    return person.name


def _bare(person: Someone) -> str:
    bare = without_accents(person.name)
    return bare if bare != person.name and bare.isascii() else ""


def _in_latin(person: Someone) -> str:
    """In another script by how it sounds; ü as ue. Where that changes nothing, nothing."""
    latin = transliterated(person.name)
    return latin if words(latin) != words(person.name) else ""


def _reversed(person: Someone) -> str:
    return person.filed.replace(",", "", 1) if "," in person.filed else ""


def _with_comma(person: Someone) -> str:
    return person.filed if "," in person.filed else ""


KINDS = (
    Kind("full title", _for_papers(_full_title), 0.99),
    Kind("first three words", _for_papers(_first_words), 0.99),
    Kind("three content words", _for_papers(_content_words), 0.99),
    Kind("four words in a row, a typo", _for_papers(_typo_in_a_row), 0.90),
    Kind("four content words, a typo", _for_papers(_typo_in_content), 0.90),
    Kind("surname, year", _for_papers(_surname_and_year), 0.80, 0.95),
    Kind("surname, title word", _for_papers(_surname_and_word), 0.80, 0.95),
    Kind("name as it is", _for_people(_as_is), 0.97),
    Kind("name without accents", _for_people(_bare), 0.97),
    Kind("name transliterated", _for_people(_in_latin), 0.97),
    Kind("name, family first", _for_people(_reversed, reverses=True), 0.97),
    Kind("name, family first, comma", _for_people(_with_comma, reverses=True), 0.97),
    Kind("acronym before a colon", _for_papers(_acronym), 0.95),
    Kind("words of the abstract", _for_papers(_abstract_words), None, 0.90),
)
