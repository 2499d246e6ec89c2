"""Each text compared with those before it: the nearest of the earlier ones, and related ones."""

from collections.abc import Iterable, Sequence
from heapq import heappush, heappushpop
from typing import NamedTuple

import numpy as np

from byline.derive.spelling import Spellings, told
from byline.derive.vectors import Cosines, vectors
from byline.derive.wording import Numbers, Wording, wording

LEAST_TERMS = 2  # a text of fewer says too little to be compared
LEAST_COSINE = 0.12  # of related texts
LEAST_PART = 0.015  # of the cosine, which a term has that is worth telling


class Found(NamedTuple):
    """What was found for a text, all other texts by number.

    The highest cosine to any of the earlier texts and the text that has it, if it is above 0; and
    related texts, the nearest first, with the words that tie both.
    """

    cosine: float
    nearest: int | None
    related: Sequence[tuple[int, tuple[str, ...]]]


_Tie = tuple[float, int]  # how alike a text is, and minus its number: the first of equals is best


def read(texts: Iterable[str]) -> tuple[Wording, list[int]]:
    """How those texts are worded that say enough to be compared, and which they are."""
    all_worded = wording(texts)
    able = np.flatnonzero(np.diff(all_worded.starts) >= LEAST_TERMS)
    return all_worded.of(able), able.tolist()


def compare(worded: Wording, earlier: Sequence[int], most: int) -> list[Found]:
    """What is found for each text; `earlier` are so many of the first, `most` may be related."""
    as_vectors, spelled = vectors(worded), Spellings(worded.words)
    ties = _Ties(len(earlier), most)
    nearest = []
    for text, apart in enumerate(earlier):
        others, cosines = as_vectors.nearest(text, apart)
        nearest.append(_first_of_highest(others[others < apart], cosines))
        ties.add(text, others, cosines)
    found = []
    for text, highest in enumerate(nearest):
        best = ties.of(text)
        shared = as_vectors.shared(text, best, LEAST_PART)
        words = ((other, told(parts, spelled)) for other, parts in zip(best, shared, strict=True))
        found.append(Found(*highest, [(other, some) for other, some in words if some]))
    return found


class _Ties:
    """The strongest ties of each text, as far as they were met."""

    def __init__(self, texts: int, most: int) -> None:
        self._most = most
        self._best: list[list[_Tie]] = [[] for _ in range(texts)]
        self._least = np.full(texts, LEAST_COSINE)  # what a new tie of each text must have

    def add(self, text: int, others: Numbers, cosines: Cosines) -> None:
        """Adds the ties between a text and others."""
        strong = np.flatnonzero(cosines >= LEAST_COSINE)
        others, cosines = others[strong], cosines[strong]
        for other, cosine in zip(others.tolist(), cosines.tolist(), strict=True):
            self._keep(text, (cosine, -other))
        new = np.flatnonzero(cosines >= self._least[others])
        for other, cosine in zip(others[new].tolist(), cosines[new].tolist(), strict=True):
            self._keep(other, (cosine, -text))

    def of(self, text: int) -> list[int]:
        """The texts to which one has the strongest ties, the strongest first."""
        return [-other for _, other in sorted(self._best[text], reverse=True)]

    def _keep(self, text: int, tie: _Tie) -> None:
        best = self._best[text]
        if len(best) < self._most:
            heappush(best, tie)
        else:
            heappushpop(best, tie)
        if best and len(best) == self._most:
            self._least[text] = best[0][0]


def _first_of_highest(others: Numbers, cosines: Cosines) -> tuple[float, int | None]:
    """The highest cosine and the first text that has it; the first of all cosines are theirs."""
    if not len(others):
        return 0.0, None
    at = int(np.argmax(cosines[: len(others)]))
    return float(cosines[at]), int(others[at])
