"""The words that tie two texts, as readers write them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from byline.derive.terms import Term

MOST_TOLD, LEAST_TOLD = 3, 2
LEAST_STEM, LONGEST_ENDING = 4, 3  # letters of two forms of a word
_PLAIN = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class WrittenWord:
    """A word as it is written, its terms, how often it stands anywhere, and inside sentences.

    Inside is neither first in a sentence nor in a line that writes most words with capitals: where
    a capital tells something.
    """

    written: str
    terms: tuple[Term, ...]
    anywhere: int
    inside: int


class Spelling(NamedTuple):
    """How a term is written.

    `written` is as it stands most often inside sentences, where capitals tell a name; if it never
    stands there, as it is written elsewhere, but without the capital that only begins a word.
    `parts` are the terms of the parts of a word with hyphens. `within` is the word with hyphens in
    which a term stands most often, if it is hardly a word: it stands by itself less often.
    """

    written: str
    parts: frozenset[str]
    within: str


class Spellings(dict[str, Spelling]):
    """The spelling of each term, found out when it is first asked for."""

    def __init__(self, words: Iterable[WrittenWord]) -> None:
        super().__init__()
        self.uses: defaultdict[str, list[tuple[str, WrittenWord]]] = defaultdict(list)
        for word in words:
            for term in word.terms:
                self.uses[term.folded].append((term.written, word))

    def __missing__(self, term: str) -> Spelling:
        self[term] = spelling = _spelling(term, self.uses[term])
        return spelling


def _spelling(term: str, uses: Sequence[tuple[str, WrittenWord]]) -> Spelling:
    parts = {it.folded for written, word in uses if written == word.written for it in word.terms}
    return Spelling(_usual(uses), frozenset(parts - {term}), _within(uses))


def _usual(uses: Iterable[tuple[str, WrittenWord]]) -> str:
    inside: Counter[str] = Counter()
    anywhere: Counter[str] = Counter()
    for written, word in uses:
        inside[written] += word.inside
        anywhere[_uncapitalised(written)] += word.anywhere
    counts = inside if inside.total() else anywhere
    return min(counts, key=lambda it: (-counts[it], not it.islower(), it))


def _within(uses: Iterable[tuple[str, WrittenWord]]) -> str:
    """The word with hyphens in which a term stands most often, if it hardly stands elsewhere."""
    elsewhere = 0
    wholes: Counter[str] = Counter()
    for written, word in uses:
        whole = word.terms[-1]
        if written != whole.written == word.written:
            wholes[whole.folded] += word.anywhere
        else:
            elsewhere += word.anywhere
    if wholes.total() <= elsewhere:
        return ""
    return min(wholes, key=lambda it: (-wholes[it], it))


def told(shared: Iterable[tuple[float, str]], spelled: Spellings) -> tuple[str, ...]:
    """Two or three words that tie two texts most, of the terms that these share; else none.

    Each term comes behind its part of the tie. Of a word with hyphens and its parts, the whole is
    told; of the forms of a word, one; what is hardly a word by itself only for want of others.
    """
    strongest = [term for _, term in sorted(shared, key=lambda it: (-it[0], -len(it[1]), it[1]))]
    chosen: list[str] = []
    for term in _wholes(strongest, spelled):
        told_parts = [it for it in chosen if it in spelled[term].parts]
        if told_parts:
            chosen[chosen.index(told_parts[0])] = term
            chosen = [it for it in chosen if it not in told_parts]
        elif len(chosen) < MOST_TOLD and not any(_is_akin(term, it, spelled) for it in chosen):
            chosen.append(term)
    written = tuple(dict.fromkeys(spelled[it].written for it in chosen))
    return written if len(written) >= LEAST_TOLD else ()


def _wholes(terms: Sequence[str], spelled: Spellings) -> list[str]:
    """Terms, of which those that are hardly words become words with hyphens, or come last.

    Where one text has 'fine-tuning' and the other 'fine tuning', they share the parts alone.
    """
    words: list[str] = []
    parts: list[str] = []
    for term in terms:
        within = spelled[term].within
        together = spelled[within].parts if within else frozenset[str]()
        if not within:
            words.append(term)
        elif len(together) > 1 and together.issubset(terms):
            words.append(within)
        else:
            parts.append(term)
    return words + parts


def _is_akin(term: str, other: str, spelled: Spellings) -> bool:
    """Is a term a part of another, or another form of it, as far as letters tell?"""
    stem = max(LEAST_STEM, max(len(term), len(other)) - LONGEST_ENDING)
    is_form = term[:stem] == other[:stem] or term.rstrip("s") == other.rstrip("s")
    return is_form or term in spelled[other].parts


def _uncapitalised(written: str) -> str:
    """The word without capitals that only begin it or a part of it: 'BERT-based', 'fine-tuning'."""
    return _PLAIN.sub(lambda it: it[0].lower() if it[0].istitle() else it[0], written)
