"""Which pairs of works are worth a look: a few for each work, however many works there are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from byline.importers.matching.compared import ComparedWork
from byline.importers.matching.identifiers import WorkId

# A work is looked at beside so many of those before it that share one thing with it. Of a thousand
# entries that are all the same, each is so compared with some, and all are still joined.
MOST_NEIGHBOURS = 20
MOST_WITH_A_WORD = 30  # of an author's works: what more have is not rare, and rarer words tell
MOST_AUTHORS = 12
RAREST_OF_TITLE, RAREST_OF_ABSTRACT = 5, 8


def pairs(works: Sequence[ComparedWork]) -> list[tuple[int, int]]:
    """Pairs that share an id, a title, or an author and a rare word; each once, in order."""
    same: defaultdict[WorkId | str, list[int]] = defaultdict(list)  # by ids, and by titles
    with_word: defaultdict[str, list[int]] = defaultdict(list)
    of_titles = Counter(word for it in works for word in {*it.title.words})
    of_abstracts = Counter(word for it in works for word in it.abstract)
    for at, it in enumerate(works):
        for own in it.ids:
            same[own].append(at)
        if it.title.letters:
            same[it.title.letters].append(at)
        for word in {
            *_rarest(it.title.words, of_titles, RAREST_OF_TITLE),
            *_rarest(it.abstract, of_abstracts, RAREST_OF_ABSTRACT),
        }:
            with_word[word].append(at)
    authors = [frozenset(it.key for it in work.people[:MOST_AUTHORS]) for work in works]
    of_authors = (block for ats in with_word.values() for block in _by_author(ats, authors))
    return sorted({pair for it in chain(same.values(), of_authors) for pair in _neighbours(it)})


def _by_author(ats: Iterable[int], authors: Sequence[Iterable[str]]) -> Iterator[list[int]]:
    """Of these works those of each author, unless that author has too many of them."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for at in ats:
        for author in authors[at]:
            blocks[author].append(at)
    return (block for block in blocks.values() if len(block) <= MOST_WITH_A_WORD)


def _rarest(words: Iterable[str], uses: Counter[str], most: int) -> list[str]:
    """Those words that fewest works have, but at least two: a slip is nowhere else."""
    return sorted((it for it in {*words} if uses[it] > 1), key=lambda it: (uses[it], it))[:most]


def _neighbours(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    for at, second in enumerate(block):
        for first in block[max(0, at - MOST_NEIGHBOURS) : at]:
            yield first, second
