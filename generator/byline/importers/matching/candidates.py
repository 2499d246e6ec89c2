"""Which pairs of works are worth a look: a few for each work, however many works there are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import NamedTuple

from byline.importers.matching.compared import ComparedWork
from byline.importers.matching.identifiers import WorkId

# A work is looked at beside so many of those before it that share one thing with it. Of a thousand
# entries that are all the same, each is so compared with some, and all are still joined.
MOST_NEIGHBOURS = 20
MOST_WITH_A_WORD = 30  # of an author's works: what more have is not rare, and rarer words tell
MOST_AUTHORS = 12
RAREST_OF_TITLE, RAREST_OF_ABSTRACT = 5, 8


class AuthorsWord(NamedTuple):
    """A word in what someone of that name wrote."""

    author: str
    word: str


Key = WorkId | AuthorsWord | str  # a text is a title


def pairs(works: Sequence[ComparedWork]) -> list[tuple[int, int]]:
    """Pairs that share an id, a title, or an author and a rare word; each once, in order."""
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    of_titles = Counter(word for it in works for word in {*it.title.words})
    of_abstracts = Counter(word for it in works for word in it.abstract)
    for at, it in enumerate(works):
        rare = {
            *_rarest(it.title.words, of_titles, RAREST_OF_TITLE),
            *_rarest(it.abstract, of_abstracts, RAREST_OF_ABSTRACT),
        }
        for key in _keys(it, rare):
            blocks[key].append(at)
    telling = (block for key, block in blocks.items() if 1 < len(block) <= _most(key))
    return sorted({pair for block in telling for pair in _neighbours(block)})


def _most(key: Key) -> float:
    return MOST_WITH_A_WORD if isinstance(key, AuthorsWord) else inf


def _keys(it: ComparedWork, rare: Iterable[str]) -> Iterator[Key]:
    """All that works may share to be looked at together."""
    yield from it.ids
    if it.title.letters:
        yield it.title.letters
    authors = {person.key for person in it.people[:MOST_AUTHORS]}
    for word in rare:
        for author in authors:
            yield AuthorsWord(author, word)


def _rarest(words: Iterable[str], uses: Counter[str], most: int) -> list[str]:
    """Those words that fewest works have, but at least two: a slip is nowhere else."""
    return sorted((it for it in {*words} if uses[it] > 1), key=lambda it: (uses[it], it))[:most]


def _neighbours(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    for at, second in enumerate(block):
        for first in block[max(0, at - MOST_NEIGHBOURS) : at]:
            yield first, second
