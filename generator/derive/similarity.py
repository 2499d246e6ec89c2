"""How novel each text is among the earlier ones, and which are related; pure computation.

The same texts have the same figures, in whatever order they come and on whatever machine.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappush, heappushpop

from generator.derive.terms import count_terms, spellings, words_of
from generator.derive.vectors import Vectors, vectors

FEWEST_EARLIER = 30
MOST_RELATED = 5
LEAST_TERMS = 2  # a text of fewer says too little to be compared
LEAST_COSINE = 0.12  # of related texts
LEAST_PART = 0.015  # of the cosine, which a term has that is worth telling
MOST_TERMS_TOLD, LEAST_TERMS_TOLD = 3, 2
LEAST_STEM, LONGEST_ENDING = 4, 3  # letters of two forms of a word
_LONG_AFTER = 99  # behind any month or day


@dataclass(frozen=True, slots=True)
class Text:
    """What is compared: title and abstract in plain words, and a date as precise as it is known.

    The date is a year, a year and a month, or these and a day.
    """

    id: str
    words: str
    when: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A related text, and two or three words that tie it to the one most, as readers write them."""

    id: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """What was found for a text: its novelty, the earlier text nearest to it, and related ones.

    Novelty is 100 x (1 - the highest cosine to any earlier text), in whole percent. There is none
    for a text that says too little, or with too few earlier ones; without it there is no nearest
    one either, nor where it is 100.
    """

    novelty: int | None = None
    nearest: str | None = None
    related: tuple[Shared, ...] = ()


_Tie = tuple[float, int]  # how alike a text is, and minus its number: the first of equals is best


def near(
    texts: Sequence[Text], *, fewest_earlier: int = FEWEST_EARLIER, most: int = MOST_RELATED
) -> Mapping[str, Near]:
    """What was found for each text, by its id.

    Related texts are of any date, the nearest first. Texts that say too little to be compared are
    neither related nor earlier ones.
    """
    compared, all_vectors, spelled = _read(texts)
    ties: list[list[_Tie]] = [[] for _ in compared]
    novelties: list[tuple[int | None, str | None]] = []
    for number, earlier in enumerate(_earlier(compared)):
        before = all_vectors.nearest(number, range(earlier))
        beside = all_vectors.nearest(number, range(earlier, number))
        for cosine, other in (*before, *beside):
            if cosine >= LEAST_COSINE:
                _keep(ties[number], (cosine, -other), most)
                _keep(ties[other], (cosine, -number), most)
        enough = earlier >= fewest_earlier
        novelties.append(_novelty(before, compared) if enough else (None, None))
    found = {text.id: Near() for text in texts}
    for number, text in enumerate(compared):
        best = [-other for _, other in sorted(ties[number], reverse=True)]
        told = ((other, _told(all_vectors.shared(number, other), spelled)) for other in best)
        related = tuple(Shared(compared[other].id, terms) for other, terms in told if terms)
        found[text.id] = Near(*novelties[number], related=related)
    return found


def is_earlier(when: tuple[int, ...], than: tuple[int, ...]) -> bool:
    """Is a date surely earlier than another? Not if one is the same as far as both are known."""
    return _last(when) < than


def _last(when: tuple[int, ...]) -> tuple[int, ...]:
    """What a date is compared as where the last day counts that it may mean."""
    return when + (_LONG_AFTER,) * (3 - len(when))


def _read(texts: Iterable[Text]) -> tuple[list[Text], Vectors, Mapping[str, str]]:
    """The texts that can be compared, in order of date; their vectors; spellings of terms."""
    known: dict[str, tuple[str, ...]] = {}
    counts: list[Counter[str]] = []
    compared: list[Text] = []
    all_words: Counter[str] = Counter()
    for text in sorted(texts, key=lambda text: (_last(text.when), text.id)):
        words = words_of(text.words)
        terms = count_terms(words, known)
        if len(terms) >= LEAST_TERMS:
            compared.append(text)
            counts.append(terms)
            all_words.update(words)
    return compared, vectors(counts), spellings(all_words)


def _earlier(ordered: Sequence[Text]) -> list[int]:
    """How many texts are earlier than each: they are the first so many of all."""
    last = [_last(text.when) for text in ordered]
    return [bisect_left(last, text.when) for text in ordered]


def _keep(best: list[_Tie], tie: _Tie, most: int) -> None:
    """Adds to a heap of the best; it holds `most`."""
    if len(best) < most:
        heappush(best, tie)
    else:
        heappushpop(best, tie)


def _novelty(before: Sequence[_Tie], compared: Sequence[Text]) -> tuple[int, str | None]:
    """The novelty beside earlier texts, and the nearest of them."""
    cosine, other = max(((cosine, -other) for cosine, other in before), default=(0.0, 0))
    return round(100 * (1 - cosine)), compared[-other].id if cosine else None


def _told(parts: Iterable[tuple[float, str]], spelled: Mapping[str, str]) -> tuple[str, ...]:
    """The words that tie two texts most; none where too few are worth telling.

    Of a word with hyphens and its parts, the whole is told; of the forms of a word, one.
    """
    told: list[str] = []
    for part, term in sorted(parts, key=lambda it: (-it[0], -len(it[1]), it[1])):
        if part < LEAST_PART:
            break
        part_of_it = next((at for at, it in enumerate(told) if it in term), None)
        if part_of_it is not None:
            told[part_of_it] = term
        elif len(told) < MOST_TERMS_TOLD and not any(_is_akin(term, it) for it in told):
            told.append(term)
    words = tuple(spelled[it] for it in dict.fromkeys(told))
    return words if len(words) >= LEAST_TERMS_TOLD else ()


def _is_akin(term: str, other: str) -> bool:
    """Is a term a part of another, or another form of it, as far as letters tell?"""
    stem = max(LEAST_STEM, max(len(term), len(other)) - LONGEST_ENDING)
    return term in other or term[:stem] == other[:stem]
