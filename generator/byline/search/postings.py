"""The inverted index: for each word, the entries that it finds and the places in them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from itertools import groupby

from byline.search.entries import SearchEntry
from byline.search.kinds import PAPERS

# A posting is one number, because there are very many: that of an entry times `PLACES`, and a
# place in it.
PLACES = 1024
Postings = Mapping[str, Sequence[int]]

# Words that begin with a few letters may be too many to fetch: their best entries then stand
# under the letters themselves, with a star behind them.
STAR = "*"
LONGEST_START = 3
FEWEST_FOR_START = 600  # postings
BEST_OF_KIND = 8
_FIRST_IN_TITLE = range(4, 8)  # places in papers that say so


def postings(entries: Sequence[SearchEntry]) -> Postings:
    """The index by word; in each, entries in order of their numbers."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        start = number * PLACES
        for word, place in entry.places:
            index[word].append(start + place)
    return index


def starts(index: Postings, kinds: Sequence[str]) -> Postings:
    """The best entries for every few letters with which very many words begin; `kinds` tells
    the kind of each entry."""
    counts: dict[str, int] = defaultdict(int)
    for word, of_word in index.items():
        for length in range(1, min(len(word), LONGEST_START) + 1):
            counts[word[:length]] += len(of_word)
    gathered: dict[str, list[int]] = defaultdict(list)
    for word, of_word in index.items():
        in_these = [word[:length] for length in range(1, min(len(word), LONGEST_START) + 1)]
        in_these = [start for start in in_these if counts[start] >= FEWEST_FOR_START]
        best = _best(of_word, kinds) if in_these else ()
        for start in in_these:
            gathered[start] += best
    return {f"{start}{STAR}": _best(of_start, kinds) for start, of_start in gathered.items()}


def _best(candidates: Sequence[int], kinds: Sequence[str]) -> Sequence[int]:
    """The best entries of each kind: titles that begin so first, then by weight."""
    if len(candidates) <= BEST_OF_KIND:
        return candidates

    def rank(posting: int) -> tuple[bool, int]:
        number, place = divmod(posting, PLACES)
        return kinds[number] == PAPERS and place not in _FIRST_IN_TITLE, posting

    by_kind = groupby(sorted(set(candidates)), key=lambda it: kinds[it // PLACES])
    return sorted(it for _kind, of_kind in by_kind for it in nsmallest(BEST_OF_KIND, of_kind, rank))
