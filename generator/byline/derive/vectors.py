"""Texts as vectors of weighted terms, and the texts among which the nearest of one is found.

A term weighs the more, the fewer texts have it and the more often it stands in the text. All
weights are whole numbers, and so is every product of two vectors: nothing depends on the order in
which numbers are added, or on a machine's logarithms.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from byline.derive.wording import Numbers, Wording, spread

# How finely logarithms are rounded down: steps for each doubling of a number.
STEPS_OF_TEXTS = 8
STEPS_IN_TEXT = 32
MOST_TERMS = 128  # the strongest of a text; hardly an abstract has more
# Of who may be nearest: entries read for a text, texts compared, and how near they must come to the
# best in what was read. Measured: with these, over 97 % of the nearest are found.
MOST_READ = 4_000
MOST_COMPARED = 24
LEAST_OF_BEST = 0.3

Cosines = NDArray[np.float64]
_Part = tuple[float, str]


class TermIndex(NamedTuple):
    """Who has each term: the texts from its place in `starts` on, in order, and their weights.

    `before` is for each term of each text: how many texts before it have the term.
    """

    starts: Numbers
    texts: Numbers
    weights: Numbers
    before: Numbers


@dataclass(frozen=True, slots=True)
class Vectors:
    """All texts as vectors, in the order in which they came.

    Text `n` has the terms and weights from `starts[n]` up to `starts[n + 1]`. `squares` are those
    of the lengths of vectors. `twins` has the first text with the same vector, for each text that
    is not the first itself. `sums` and `scales` are paper to reckon on, of zeros.
    """

    names: Sequence[str]
    starts: Numbers
    terms: Numbers
    weights: Numbers
    squares: Cosines
    index: TermIndex
    twins: Mapping[int, int]
    sums: Numbers
    scales: Numbers

    def nearest(self, text: int, apart: int = 0) -> tuple[Numbers, Cosines]:
        """The texts before one that are likely nearest to it, in order, and their cosines.

        They are looked for among the first texts, as many as are to be taken apart, and among the
        others.
        """
        candidates = self._candidates(text, apart)
        twin = self.twins.get(text)
        if twin is not None and twin not in candidates:
            candidates = np.sort(np.append(candidates, twin))
        return candidates, self._cosines(text, candidates)

    def shared(self, text: int, others: Sequence[int], least: float) -> list[list[_Part]]:
        """The terms that a text shares with each of some others, behind their part of the cosine.

        Terms of less than the least part are left out.
        """
        if not others:
            return []
        products, places, sizes = self._products(text, np.array(others))
        lengths = np.sqrt(self.squares[text] * self.squares[others])
        parts = products / np.repeat(lengths, sizes)
        telling = np.flatnonzero(parts >= least)
        ends = np.searchsorted(telling, np.cumsum(sizes)).tolist()
        names = [self.names[it] for it in self.terms[places[telling]].tolist()]
        telling_parts = list(zip(parts[telling].tolist(), names, strict=True))
        return [telling_parts[start:end] for start, end in pairwise((0, *ends))]

    def _candidates(self, text: int, apart: int) -> Numbers:
        """Texts before one that share much with it.

        It is read who has the text's terms, those first that tell most for their number of texts,
        until enough was read: what one text takes does not grow with the number of texts.
        """
        sizes, weights, starts = self._to_read(text)
        places = spread(starts, sizes)
        if not len(places):
            return places
        met = self.index.texts.take(places)
        np.add.at(self.sums, met, self.index.weights.take(places) * weights.repeat(sizes))
        best = [self._best(met[among]) for among in (met < apart, met >= apart)]
        self.sums[met] = 0
        return np.concatenate(best)

    def _best(self, met: Numbers) -> Numbers:
        """The texts that are most alike by what was read, and all that are like the last of them.

        None is taken at will from those that are equal, so that no order decides.
        """
        if not len(met):
            return met
        products = self.sums.take(met)
        alike = _distinct(met[products >= LEAST_OF_BEST * products.max()])
        if len(alike) <= MOST_COMPARED:
            return alike
        likeness = self.sums.take(alike).astype(np.float64) ** 2 / self.squares.take(alike)
        best: Numbers = alike[likeness >= np.partition(likeness, -MOST_COMPARED)[-MOST_COMPARED]]
        return best

    def _to_read(self, text: int) -> tuple[Numbers, Numbers, Numbers]:
        """How much of the index is read for terms of a text, their weights, and from where."""
        own = slice(self.starts[text], self.starts[text + 1])
        has_any = np.flatnonzero(self.index.before[own])
        sizes = self.index.before[own][has_any]
        weights = self.weights[own][has_any].astype(np.int64)
        order = np.argsort(-_worth_reading(weights, sizes), kind="stable")
        sizes = sizes[order]
        left = np.maximum(0, MOST_READ - (sizes.cumsum() - sizes))
        starts = self.index.starts[self.terms[own][has_any][order]]
        return np.minimum(sizes, left), weights[order], starts

    def _cosines(self, text: int, others: Numbers) -> Cosines:
        """How alike a text is to others, from 0 to 1."""
        if not len(others):
            return np.empty(0)
        products, _, sizes = self._products(text, others)
        sums = np.add.reduceat(products, sizes.cumsum() - sizes)
        cosines: Cosines = sums / np.sqrt(self.squares[text] * self.squares[others])
        return cosines

    def _products(self, text: int, others: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """The products of a text and each of others, term by term of the other.

        With them the places of these terms, and how many each other has.
        """
        own = slice(self.starts[text], self.starts[text + 1])
        sizes = self.starts[others + 1] - self.starts[others]
        places = spread(self.starts[others], sizes)
        self.scales[self.terms[own]] = self.weights[own]
        products = self.scales.take(self.terms.take(places)) * self.weights.take(places)
        self.scales[self.terms[own]] = 0
        return products, places, sizes


def _worth_reading(weights: Numbers, sizes: Numbers) -> Cosines:
    """What a term weighs in a text, to the fourth power, for each entry there is to read."""
    squares = weights.astype(np.float64) ** 2
    return squares * squares / sizes


def _distinct(numbers: Numbers) -> Numbers:
    """Each number once, in order."""
    ordered = np.sort(numbers)
    distinct: Numbers = ordered[np.append(True, ordered[1:] != ordered[:-1])]
    return distinct


def vectors(wording: Wording) -> Vectors:
    """The vectors of texts, each of which has a term at least."""
    texts = len(wording.starts) - 1
    having = np.bincount(wording.terms, minlength=len(wording.names))
    rarity = STEPS_OF_TEXTS + _steps(texts, STEPS_OF_TEXTS) - _logarithms(having, STEPS_OF_TEXTS)
    stress = STEPS_IN_TEXT + _logarithms(wording.times, STEPS_IN_TEXT)
    weights = rarity[wording.terms] * stress
    strong = _strongest(wording, weights)
    terms, weights = wording.terms[strong], weights[strong].astype(np.int32)
    starts = np.concatenate([[0], np.cumsum(strong)])[wording.starts]
    squares = np.add.reduceat(weights.astype(np.int64) ** 2, starts[:-1]) if texts else starts[:0]
    return Vectors(
        names=wording.names,
        starts=starts,
        terms=terms,
        weights=weights,
        squares=squares.astype(np.float64),
        index=_index(starts, terms, weights, len(wording.names)),
        twins=_twins(starts, terms, weights),
        sums=np.zeros(texts, np.int64),
        scales=np.zeros(len(wording.names), np.int64),
    )


def _strongest(wording: Wording, weights: Numbers) -> NDArray[np.bool_]:
    """Is each term among the strongest of its text?"""
    strong = np.ones(len(weights), np.bool_)
    for text in np.flatnonzero(np.diff(wording.starts) > MOST_TERMS).tolist():
        own = slice(wording.starts[text], wording.starts[text + 1])
        strong[own][np.argsort(-weights[own], kind="stable")[MOST_TERMS:]] = False
    return strong


def _index(starts: Numbers, terms: Numbers, weights: Numbers, names: int) -> TermIndex:
    by_term = np.argsort(terms, kind="stable")
    sizes = np.bincount(terms, minlength=names)
    first = np.cumsum(sizes) - sizes
    before = np.empty(len(terms), np.int32)
    before[by_term] = np.arange(len(terms)) - np.repeat(first, sizes)
    texts = np.repeat(np.arange(len(starts) - 1, dtype=np.int32), np.diff(starts))
    return TermIndex(first, texts[by_term], weights[by_term], before)


def _twins(starts: Numbers, terms: Numbers, weights: Numbers) -> dict[int, int]:
    first: dict[bytes, int] = {}
    twins: dict[int, int] = {}
    for text, (start, end) in enumerate(pairwise(starts.tolist())):
        own = slice(start, end)
        same = blake2b(terms[own].tobytes() + weights[own].tobytes(), digest_size=16).digest()
        if first.setdefault(same, text) != text:
            twins[text] = first[same]
    return twins


def _logarithms(numbers: Numbers, steps: int) -> Numbers:
    """The logarithms of numbers, in steps; 0 for none."""
    distinct, places = np.unique(numbers, return_inverse=True)
    return np.array([_steps(it, steps) for it in distinct.tolist()], np.int64)[places]


def _steps(number: int, steps: int) -> int:
    """The logarithm to base two, in whole steps, rounded down; exact on every machine."""
    power: int = number**steps
    return max(0, power.bit_length() - 1)
