"""How words compare, and how people write what their keyboards lack.

These rules are the judge's own, so that they do not share an engine's mistakes.
"""

import random
import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii
from byline.alphabet import LETTERS
from rapidfuzz.distance import OSA

Words = tuple[str, ...]

_SMALL = """
a about all also an and any are as at be been both but by can do does for from had has have
how if in into is it its more most no not of on one only or other our out over such than that
the their them then there these they this those through to too towards under up use used using
via was we were what when where which while who why will with without would you your
"""
STOP_WORDS = frozenset(_SMALL.split())
LEAST_CONTENT = 4  # letters
LEAST_MISTYPED = 5
_TWO_LETTERS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "å": "aa",
        "ø": "oe",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "Å": "Aa",
    }
)
_SMALL_LETTERS = str.maketrans(dict(LETTERS))
_CAPITALS = str.maketrans({"Æ": "Ae", "Œ": "Oe", "Ø": "O", "Ł": "L", "Đ": "D", "Þ": "Th", "İ": "I"})
_SYLLABLES = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W_]+")
_EDGES = re.compile(r"^\W+|\W+$")


@lru_cache(maxsize=1 << 18)
def words(text: str) -> Words:
    """The words of a text without case, accents and signs."""
    return tuple(_WORD.findall(without_accents(text).casefold()))


def without_accents(text: str) -> str:
    """The text as people write it who have none of its accents, in its own script."""
    apart = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in apart if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", bare.translate(_SMALL_LETTERS).translate(_CAPITALS))


def transliterated(text: str) -> str:
    """The text in plain Latin letters: ü as ue, and other scripts by how they sound."""
    latin = anyascii(unicodedata.normalize("NFC", text).translate(_TWO_LETTERS))
    is_latin = "LATIN" in unicodedata.name(next(filter(str.isalpha, text), "a"), "")
    return latin if is_latin else _SYLLABLES.sub(" ", latin)


def spellings(text: str) -> frozenset[Words]:
    """The words of a text, in each way in which it may be written."""
    return frozenset({words(text), words(transliterated(text)), words(anyascii(text))})


def typed_words(text: str) -> list[str]:
    """The words as they are printed, without the signs around them."""
    return [bare for it in text.split() if (bare := _EDGES.sub("", it))]


def is_content(typed: str) -> bool:
    """The word says something of what the text is about."""
    return not STOP_WORDS.intersection(words(typed)) and letters_in(typed) >= LEAST_CONTENT


def letters_in(typed: str) -> int:
    """How many letters the word has."""
    return sum(map(str.isalpha, typed))


def can_be_mistyped(typed: str) -> bool:
    """The word is long enough to be known again with one letter wrong."""
    return typed.isalpha() and typed.isascii() and len(typed) >= LEAST_MISTYPED


def mistyped(typed: str, chance: random.Random) -> str:
    """The word with one letter left out, added, replaced or swapped with the next."""
    while True:
        at, letter = chance.randrange(len(typed)), chance.choice("abcdefghijklmnopqrstuvwxyz")
        before, here, after = typed[:at], typed[at], typed[at + 1 :]
        edits = (
            before + after,
            before + letter + here + after,
            before + letter + after,
            before + after[:1] + here + after[1:],
        )
        if (made := chance.choice(edits)) != typed:
            return made


def is_one_edit_away(one: str, other: str) -> bool:
    """One letter left out, added, replaced or swapped with the next makes them equal."""
    return OSA.distance(one, other, score_cutoff=1) <= 1
