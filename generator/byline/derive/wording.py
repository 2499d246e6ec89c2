"""How texts are worded: how often each term stands in each, and how each word is written.

Texts are cut at their blanks. What stands between two of them comes again and again, so that it is
read once, and is a number from then on.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from byline.derive.spelling import WrittenWord
from byline.derive.terms import terms_of, words_of

Numbers = NDArray[np.signedinteger[Any]]
_AT_ONCE = 2_000  # texts of which terms are counted at once: bounds the room that it takes
_LONG = 4  # letters of a word that titles may write with a capital
_ENDS_OF_SENTENCES = (".", "!", "?", ":")
_CLOSING = "\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Wording:
    """Texts as the terms that stand in them, and the words of which they are made.

    Text `n` has the terms from `starts[n]` up to `starts[n + 1]`, in the order of their names, and
    each of them so many times.
    """

    names: Sequence[str]
    starts: Numbers
    terms: Numbers
    times: Numbers
    words: Sequence[WrittenWord]

    def of(self, these: Numbers) -> "Wording":
        """How some of the texts are worded."""
        sizes = np.diff(self.starts)[these]
        places = spread(self.starts[these], sizes)
        terms, times = self.terms[places], self.times[places]
        return Wording(self.names, _starts(sizes), terms, times, self.words)


@dataclass(frozen=True, slots=True)
class _Flow:
    """All that stands between blanks, as numbers, and where texts and lines start in it.

    Lines without anything are left out.
    """

    known: Sequence[str]
    tokens: Numbers
    lines: Numbers
    texts: Numbers


@dataclass(frozen=True, slots=True)
class _Lists:
    """Lists of numbers, one behind the other."""

    starts: Numbers
    numbers: Numbers

    def sizes(self) -> Numbers:
        """How many numbers each list holds."""
        return np.diff(self.starts)

    def at(self, these: Numbers) -> Numbers:
        """What these lists hold, one behind the other."""
        return self.numbers[spread(self.starts[these], self.sizes()[these])]


def spread(starts: Numbers, sizes: Numbers) -> Numbers:
    """The places of runs that start there and are so long, one behind the other."""
    ends = sizes.cumsum()
    places: Numbers = (starts - ends + sizes).repeat(sizes)
    places += np.arange(len(places))
    return places


def wording(texts: Iterable[str]) -> Wording:
    """How texts are worded. A text may have no terms."""
    flow = _flow(texts)
    words: defaultdict[str, int] = defaultdict(count().__next__)
    of_tokens = _lists([words[it] for it in words_of(token)] for token in flow.known)
    terms = [terms_of(word) for word in words]
    names = sorted({term.folded for it in terms for term in it})
    number = {name: at for at, name in enumerate(names)}
    of_words = _lists([number[term.folded] for term in it] for it in terms)
    in_tokens = _joined(of_tokens, of_words)
    uses = _of_words(flow, of_tokens, len(words))
    starts, in_texts, times = _counted(flow, in_tokens, len(names))
    written_words = [WrittenWord(*it) for it in zip(words, terms, *uses, strict=True)]
    return Wording(names, starts, in_texts, times, written_words)


def _flow(texts: Iterable[str]) -> _Flow:
    known: defaultdict[str, int] = defaultdict(count().__next__)
    tokens, lines, starts = [np.empty(0, np.int32)], [0], [0]
    for text in texts:
        for line in filter(None, map(str.split, text.split("\n"))):
            tokens.append(np.fromiter(map(known.__getitem__, line), np.int32, len(line)))
            lines.append(lines[-1] + len(line))
        starts.append(lines[-1])
    return _Flow(list(known), np.concatenate(tokens), np.array(lines), np.array(starts))


def _lists(lists: Iterable[Sequence[int]]) -> _Lists:
    sizes, numbers = array("q"), array("q")
    for some in lists:
        sizes.append(len(some))
        numbers.extend(some)
    return _Lists(_starts(np.array(sizes, np.int64)), np.array(numbers, np.int64))


def _starts(sizes: Numbers) -> Numbers:
    return np.concatenate([[0], np.cumsum(sizes)])


def _joined(outer: _Lists, inner: _Lists) -> _Lists:
    """For each outer list, what the inner lists hold that it names."""
    sizes = _starts(inner.sizes()[outer.numbers])
    return _Lists(sizes[outer.starts], inner.at(outer.numbers))


def _counted(flow: _Flow, in_tokens: _Lists, names: int) -> tuple[Numbers, Numbers, Numbers]:
    """Where each text's terms start, the terms, and how often each stands in the text."""
    bits = names.bit_length()
    sizes, terms, times = ([np.empty(0, kind)] for kind in (np.int64, np.int32, np.int32))
    for first in range(0, len(flow.texts) - 1, _AT_ONCE):
        ends = flow.texts[first : first + _AT_ONCE + 1]
        tokens = flow.tokens[ends[0] : ends[-1]]
        text = np.repeat(np.arange(len(ends) - 1), np.diff(ends))
        owner = np.repeat(text, in_tokens.sizes()[tokens])
        keys = np.sort(owner << bits | in_tokens.at(tokens))
        new = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])[: len(keys)])
        times.append(np.diff(np.append(new, len(keys))).astype(np.int32))
        terms.append((keys[new] & ((1 << bits) - 1)).astype(np.int32))
        sizes.append(np.bincount(keys[new] >> bits, minlength=len(ends) - 1))
    return _starts(np.concatenate(sizes)), np.concatenate(terms), np.concatenate(times)


def _of_words(flow: _Flow, of_tokens: _Lists, words: int) -> tuple[list[int], list[int]]:
    """How often each word stands anywhere, and inside sentences."""
    anywhere = np.bincount(flow.tokens, minlength=len(flow.known))
    inside = np.bincount(flow.tokens[_is_inside(flow)], minlength=len(flow.known))
    of = of_tokens.numbers
    return tuple(
        np.bincount(of, np.repeat(times, of_tokens.sizes()), words).astype(np.int64).tolist()
        for times in (anywhere, inside)
    )


def _is_inside(flow: _Flow) -> NDArray[np.bool_]:
    """Is each token inside a sentence, and in a line that is not in capitals?"""
    ends = [it.rstrip(_CLOSING).endswith(_ENDS_OF_SENTENCES) for it in flow.known]
    first = np.concatenate([[True], np.array(ends, bool)[flow.tokens[:-1]]])[: len(flow.tokens)]
    first[flow.lines[:-1]] = True
    capitals = _in_lines(flow, [len(it) >= _LONG and it[0].isupper() for it in flow.known])
    long = _in_lines(flow, [len(it) >= _LONG and it[0].isalpha() for it in flow.known])
    in_capitals = np.repeat(2 * capitals > long, np.diff(flow.lines))
    return ~first & ~in_capitals


def _in_lines(flow: _Flow, are: Sequence[bool]) -> Numbers:
    """How many tokens of each line are such; no line is empty."""
    such = np.array(are, np.bool_)[flow.tokens]
    return np.add.reduceat(such, flow.lines[:-1], dtype=np.int64)
