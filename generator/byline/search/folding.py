"""The words of a text as search finds them: one table, by which records are indexed here and
queries are read in the browser."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

from byline.alphabet import HYPHENS, TWO_LETTERS, UNSPACED, WITHIN, search_form, search_table

# Words so frequent that a query need not find them; so are single letters.
STOP_WORDS = (
    "about an and are as at be by can do does for from has have how if in into is it its more my "
    "no not of on or our so than that the their these they this to using via was we what when "
    "where which who why will with without you your"
)
LONGEST_NAME = 4  # letters of a name in Han, kana or the like: such are romanised
_CLASSES = ((re.compile(f"[{it}]"), sign) for it, sign in ((WITHIN, "'"), (HYPHENS, "-")))
_SIGNS = (*_CLASSES, (re.compile(f"[{UNSPACED}]"), "u"))
_WORDS = re.compile("u+|w[w']*(?:-w[w']*)*")
_SYLLABLE = re.compile("[A-Z][a-z]*|[a-z]+")


class FoldedWord(NamedTuple):
    """A word of a text, by the forms in which it is found: the places among the words that it
    takes up, the first and the last. An extra one takes up places that others take up too."""

    at: int
    last: int
    forms: tuple[str, ...]
    is_extra: bool = False


def table() -> dict[str, object]:
    """All that a browser needs to read a query as texts are read here."""
    return {**search_table(), "stop": STOP_WORDS}


def words(text: str) -> list[FoldedWord]:
    """The words of a text in order. Unspaced letters come as pairs, the last one also alone;
    what hyphens join comes in its parts and also as one."""
    shape, at = text.translate(_SHAPES), 0
    folded_words: list[FoldedWord] = []
    for span in _WORDS.finditer(shape):
        start, end = span.span()
        if shape[start] == "u":
            folded_words += _pairs(search_form(text[start:end]), at)
        elif "-" in span[0]:
            folded_words += _joined(_parted(text[start:end], span[0]), at)
        elif own_forms := forms(text[start:end]):
            folded_words.append(FoldedWord(at, at, own_forms))
        at = folded_words[-1].last + 1 if folded_words else 0
    return folded_words


def _joined(parts: list[str], at: int) -> list[FoldedWord]:
    """What hyphens join: as one, and in its parts."""
    parts = [part for part in parts if forms(part)]
    if len(parts) < 2:
        return [FoldedWord(at, at, forms(part)) for part in parts]
    whole = FoldedWord(at, at + len(parts) - 1, forms("".join(parts)), is_extra=True)
    return [whole, *(FoldedWord(at + n, at + n, forms(part)) for n, part in enumerate(parts))]


def _pairs(letters: str, at: int) -> list[FoldedWord]:
    """Every two letters that stand together, and the last one alone."""
    last = len(letters) - 1
    if last < 0:
        return []
    pairs = [FoldedWord(at + n, at + n + 1, (letters[n : n + 2],)) for n in range(last)]
    return [*pairs, FoldedWord(at + last, at + last, (letters[last],), is_extra=last > 0)]


def _parted(whole: str, shape: str) -> list[str]:
    """The parts that hyphens join."""
    ends = [n for n, sign in enumerate(shape) if sign == "-"]
    starts = [0, *(end + 1 for end in ends)]
    return [whole[a:b] for a, b in zip(starts, [*ends, len(whole)], strict=True)]


@lru_cache(maxsize=1 << 18)
def forms(word: str) -> tuple[str, ...]:
    """A word as it is found: in its spellings, and in Latin letters."""
    if word.isascii():
        return (search_form(word),)  # it begins with a letter, so that something is left
    spelled = spellings(word)
    romanised = search_form("".join(_SYLLABLE.findall(anyascii(word)))) if spelled else ""
    return tuple(dict.fromkeys((*spelled, romanised))) if romanised else spelled


def spellings(word: str) -> tuple[str, ...]:
    """A word folded; and folded with two letters for one, where that differs."""
    composed = unicodedata.normalize("NFC", word.lower())
    second = search_form("".join(TWO_LETTERS.get(letter, letter) for letter in composed))
    return tuple(dict.fromkeys(it for it in (search_form(word), second) if it))


def romanised_name(name: str) -> str:
    """A short name in an unspaced script as Latin syllables; '' for any other text."""
    letters = "" if name.isascii() else "".join(name.split())
    if len(letters) > LONGEST_NAME or set(letters.translate(_SHAPES)) != {"u"}:
        return ""
    return " ".join(_SYLLABLE.findall(anyascii(letters)))


class _Shapes(dict[int, str]):
    """For each letter of a text, by its number, the sign of its class."""

    def __missing__(self, number: int) -> str:
        letter = chr(number)
        sign = next((sign for members, sign in _SIGNS if members.match(letter)), "")
        if not sign:
            sign = "w" if unicodedata.category(letter)[0] in "LMN" else " "
        self[number] = sign
        return sign


_SHAPES = _Shapes()
