"""The terms of texts, in any script: what is compared.

A term is a word without case, accents and the s of a plural; a word with hyphens is a term as a
whole, and so is each of its parts. Scripts that put no blanks between words give pairs of
characters. Words that say nothing of what a text is about give none.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from byline.alphabet import HANGUL, HYPHENS, MARKS_IN_WORDS, UNSEEN_IN_WORDS, UNSPACED, term_form
from byline.derive.stop_words import STOP_WORDS

_UNSEEN = re.compile(f"[{UNSEEN_IN_WORDS}]")
_PART = f"[^\\W_]+(?:[{MARKS_IN_WORDS}]+[^\\W_]*)*"
_WORD = re.compile(f"{_PART}(?:[{HYPHENS}]{_PART})*")
_HYPHEN = re.compile(f"[{HYPHENS}]")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
# Korean has blanks, but joins endings to its words.
_UNSPACED = re.compile(f"([{UNSPACED}{HANGUL}]+)")
_LEAST_LETTERS = 2
_PLURAL = re.compile(
    r"(?<=[a-z]{2})(?:(?<=[^aeiou])(?P<y>ies)|(?<=ss|ch|sh)es|(?<=x)es|(?<![isu])s)$"
)


class Term(NamedTuple):
    """A term, and how it stands in the text."""

    folded: str
    written: str


def words_of(text: str) -> list[str]:
    """The words of a text as they are written, those with hyphens whole."""
    if not text.isascii():
        text = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    return _WORD.findall(_ADDRESS.sub(" ", text) if "://" in text or "www." in text else text)


def terms_of(word: str) -> tuple[Term, ...]:
    """The terms of a word: those of its parts, and where it has hyphens, the whole."""
    parts = _HYPHEN.split(word)
    terms = [term for part in parts for term in _terms_of_part(part)]
    if len(parts) == 1 or not terms or _UNSPACED.search(word):
        return tuple(terms)
    whole = "".join(term_form(part) for part in parts)
    return () if whole in STOP_WORDS else (*terms, *_said(whole, word))


def _terms_of_part(part: str) -> Iterator[Term]:
    if part.isascii():
        yield from _said(part.lower(), part)
        return
    for at, run in enumerate(_UNSPACED.split(unicodedata.normalize("NFKC", part))):
        if at % 2:
            yield from (Term(pair, pair) for pair in _pairs(run))
        elif run:
            yield from _said(term_form(run), run)


def _pairs(run: str) -> Iterator[str]:
    """The pairs of neighbouring characters; of a single one, itself."""
    return (run[at : at + 2] for at in range(max(1, len(run) - 1)))


def _said(folded: str, written: str) -> Iterable[Term]:
    """The term, unless it says nothing of what the text is about."""
    if len(folded) < _LEAST_LETTERS or folded.isdigit() or folded in STOP_WORDS:
        return ()
    return (Term(_singular(folded), written),)


def _singular(word: str) -> str:
    """The word without the ending of an English plural; not always a word, always the same."""
    if not word.endswith("s"):
        return word
    return _PLURAL.sub(lambda ending: "y" if ending["y"] else "", word)
