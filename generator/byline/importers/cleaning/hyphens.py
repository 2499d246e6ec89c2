"""Words that the end of a line had cut, put together where the whole word is known."""

import re
from collections.abc import Collection, Iterable

from byline.importers.works import SourceWork

_LETTER = r"[^\W\d_]"
_CUT = re.compile(
    rf"(?<![\w$\\-])(?P<left>(?:{_LETTER}+-)*{_LETTER}{{2,}})-[ \n]"
    rf"(?P<right>{_LETTER}{{2,}}(?:-{_LETTER}+)*)"
)
_WORD = re.compile(rf"{_LETTER}{{2,}}(?:-{_LETTER}+)*")
# What follows a hyphen that stands for the second part of a word: 'pre- and post-training'.
_SUSPENDING = frozenset((
    "and", "or", "to", "nor", "versus", "vs", "but", "as", "through", "via", "und", "oder", "bis",
    "sowie", "et", "ou", "y", "o", "e", "en", "of", "og", "och",
))  # fmt: skip


def known_words(works: Iterable[SourceWork]) -> frozenset[str]:
    """The words of titles and abstracts, by which cut words are known when they are whole."""
    texts = (text for it in works for text in (it.title, it.abstract))
    return frozenset(word for text in texts for word in words_of(text))


def words_of(text: str) -> Iterable[str]:
    """The words of a text in lower case, those with hyphens whole; no part of a cut one."""
    return _WORD.findall(_CUT.sub(" ", text).lower())


def with_whole_words(text: str, corpus: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """The text without cuts in words that are known, and the cuts that may be meant."""
    if "- " not in text and "-\n" not in text:
        return text, ()
    near = frozenset(words_of(text))
    unsure: list[str] = []

    def mended(cut: re.Match[str]) -> str:
        if cut["right"].lower() in _SUSPENDING:
            return cut[0]
        whole = _whole(cut["left"], cut["right"], near) or _whole(cut["left"], cut["right"], corpus)
        if not whole:
            unsure.append(cut[0])
        return whole or cut[0]

    return _CUT.sub(mended, text), tuple(dict.fromkeys(unsure))


def _whole(left: str, right: str, words: Collection[str]) -> str:
    """The word as it is known. Where it is known with a hyphen too, that one is kept: a hyphen
    stands there."""
    for joined in (f"{left}-{right}", f"{left}{right}"):
        if joined.lower() in words:
            return joined
    return ""
