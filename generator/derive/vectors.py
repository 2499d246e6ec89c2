"""Texts as vectors of weighted terms, and the texts among which the nearest of one is found.

A term weighs the more, the fewer texts have it and the more often it stands in the text. All
weights are whole numbers, and so is every product of two vectors: nothing depends on the order in
which numbers are added, or on a machine's logarithms.
"""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from math import sqrt
from typing import NamedTuple

# How finely logarithms are rounded down: steps for each doubling of a number.
STEPS_OF_TEXTS = 8
STEPS_IN_TEXT = 32
MOST_TERMS = 128  # the strongest of a text; hardly an abstract has more
# Of who may be nearest: entries read for a text, texts compared, and how near they must come to the
# best in what was read. Measured: with these, over 97 % of the nearest are found.
MOST_READ = 2_500
MOST_COMPARED = 80
LEAST_OF_BEST = 0.3


_Numbers = Sequence[int]  # arrays: what belongs together lies together, which is what is quick


class Stressed(NamedTuple):
    """A text's terms, the rarest first, and how much the text stresses each."""

    terms: _Numbers
    stress: _Numbers


@dataclass(frozen=True, slots=True)
class Vectors:
    """All texts as vectors, in the order in which they came, and which of them have each term.

    `names` and `rarity` are by a term's number; the rarest terms have the lowest numbers. The
    square of a text's length as a vector is apart, because it is read far more often. `twins`
    has the first text with the same vector, for each text that is not the first itself.
    """

    names: Sequence[str]
    rarity: Sequence[int]
    texts: Sequence[Stressed]
    squares: Sequence[int]
    having: Sequence[_Numbers]
    twins: Mapping[int, int]

    def nearest(self, text: int, among: range) -> list[tuple[float, int]]:
        """The texts of a range that are likely nearest to one, each behind its cosine."""
        if not among:
            return []
        weights = self._weights(text)
        found = self._candidates(weights, among)
        if self.twins.get(text) in among:
            found.add(self.twins[text])
        return [(self._cosine(weights, text, other), other) for other in sorted(found)]

    def shared(self, text: int, other: int) -> list[tuple[float, str]]:
        """The terms that two texts share, each behind its part of their cosine."""
        weights = self._weights(text)
        length = sqrt(self.squares[text] * self.squares[other])
        return [
            (weights[term] * stress / length, self.names[term])
            for term, stress in zip(*self.texts[other], strict=True)
            if term in weights
        ]

    def _weights(self, text: int) -> dict[int, int]:
        """What to multiply another text's stress with, by term, for the product of both."""
        stressed = zip(*self.texts[text], strict=True)
        return {term: self.rarity[term] ** 2 * stress for term, stress in stressed}

    def _candidates(self, weights: Mapping[int, int], among: range) -> set[int]:
        """Texts of a range that share much with one.

        It is read who has the text's terms, those first that tell most for their number of texts,
        until enough was read: what one text takes does not grow with the number of texts.
        """
        found: defaultdict[int, int] = defaultdict(int)
        left = MOST_READ
        worth = [(self._worth_reading(term, weight), term) for term, weight in weights.items()]
        for _, term in sorted(worth, reverse=True):
            weight, having = weights[term], self.having[term]
            start = bisect_left(having, among.start)
            some = having[start : min(bisect_left(having, among.stop, start), start + left)]
            for other in some:
                found[other] += weight
            left -= len(some)
            if not left:
                break
        highest = sorted(found.values(), reverse=True)[: 4 * MOST_COMPARED] or [0]
        least = max(highest[0] * LEAST_OF_BEST, highest[-1])
        likely = [
            (product * product / self.squares[other], other)
            for other, product in found.items()
            if product >= least
        ]
        return {other for _, other in nlargest(MOST_COMPARED, likely)}

    def _worth_reading(self, term: int, weight: int) -> float:
        """What a term weighs in a text, to the fourth power, for each entry there is to read."""
        return (weight / self.rarity[term]) ** 4 / len(self.having[term])

    def _cosine(self, weights: Mapping[int, int], text: int, other: int) -> float:
        """How alike two texts are, from 0 to 1; `weights` are those of the one."""
        stressed = zip(*self.texts[other], strict=True)
        product = sum([weights[term] * stress for term, stress in stressed if term in weights])
        return product / sqrt(self.squares[text] * self.squares[other])


def vectors(texts: Sequence[Mapping[str, int]]) -> Vectors:
    """The vectors of texts that are given as how often each term stands in them."""
    shared = Counter(term for text in texts for term in text)
    names = sorted(shared, key=lambda term: (shared[term], term))
    numbers = {term: number for number, term in enumerate(names)}
    top = STEPS_OF_TEXTS + _steps(len(texts), STEPS_OF_TEXTS)
    rarity = [top - _steps(shared[term], STEPS_OF_TEXTS) for term in names]
    made = [_stress({numbers[term]: times for term, times in it.items()}, rarity) for it in texts]
    squares = [_square(it, rarity) for it in made]
    having = [array("I") for _ in names]
    for number, text in enumerate(made):
        for term in text.terms:
            having[term].append(number)
    return Vectors(names, rarity, made, squares, having, _twins(made))


def _stress(times: Mapping[int, int], rarity: Sequence[int]) -> Stressed:
    stress = {term: STEPS_IN_TEXT + _steps(often, STEPS_IN_TEXT) for term, often in times.items()}
    weight = {term: rarity[term] * it for term, it in stress.items()}
    strongest = sorted(weight, key=lambda term: (-weight[term], term))[:MOST_TERMS]
    terms = sorted(strongest)
    return Stressed(array("I", terms), array("H", [stress[term] for term in terms]))


def _square(text: Stressed, rarity: Sequence[int]) -> int:
    return sum((rarity[term] * stress) ** 2 for term, stress in zip(*text, strict=True))


def _twins(texts: Sequence[Stressed]) -> dict[int, int]:
    first: dict[tuple[int, ...], int] = {}
    same = (
        (number, first.setdefault((*text.terms, *text.stress), number))
        for number, text in enumerate(texts)
    )
    return {number: twin for number, twin in same if twin != number}


@cache
def _steps(number: int, steps: int) -> int:
    """The logarithm to base two, in whole steps, rounded down; exact on every machine."""
    power: int = number**steps
    return power.bit_length() - 1
