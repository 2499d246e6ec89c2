"""Words in the order of their endings, in which a word is found whose beginning is misspelled."""

from collections import defaultdict
from collections.abc import Sequence

from byline.search.folding import STOP_WORDS
from byline.search.postings import Postings

SHORTEST = 4  # letters of a word that is worth mending
SHARD = 16_000  # letters
_STOP_WORDS = frozenset(STOP_WORDS.split())


def endings(index: Postings) -> list[list[str]]:
    """The words of the index, cut where a shard is full."""
    shards: list[list[str]] = []
    room = 0
    for word in sorted(filter(_is_mended, index), key=_from_its_end):
        if not shards or len(word) > room:
            shards.append([])
            room = SHARD
        shards[-1].append(word)
        room -= len(word)
    return shards


def first_ending(shard: Sequence[str]) -> str:
    """Where a shard begins: its first word, from its last letter to its first."""
    return shard[0][::-1]


def by_use(shard: Sequence[str], index: Postings) -> list[str]:
    """The words of a shard by how often they are used, each text twice as often as the one
    before it."""
    classes: dict[int, list[str]] = defaultdict(list)
    for word in shard:
        classes[len(index[word]).bit_length()].append(word)
    return [" ".join(sorted(classes[number])) for number in range(1, max(classes) + 1)]


def _is_mended(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha() and word not in _STOP_WORDS


def _from_its_end(word: str) -> bytes:
    """What puts words in the order in which JavaScript compares them, read backwards."""
    return word[::-1].encode("utf-16-be", "replace")
