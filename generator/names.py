"""Names of people: how they are written, compared and filed."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

PARTICLES = frozenset((
    "af", "al", "ap", "av", "bin", "da", "dal", "das", "de", "dei", "del", "della", "den", "der",
    "di", "do", "dos", "du", "e", "el", "ibn", "la", "las", "le", "los", "op", "ten", "ter", "te",
    "van", "vom", "von", "y", "zu", "zum", "zur", "'t",
))  # fmt: skip
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# Letters that decomposition leaves whole, in lower case: what they are compared as.
LETTERS = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ı": "i",
        "ŋ": "n",
        "ŧ": "t",
        "ß": "ss",
    }
)
# What may stand within a word and is no part of it: apostrophes of all kinds, signs that are
# not seen (soft hyphens, joiners, marks of direction, variants of a glyph), the Arabic stretch.
_WITHIN = re.compile(
    "['`\u00b4\u02b9-\u02bf\u02c8\u0384\u055a\u05f3\u1fef\u1ffd\u2018-\u201b\u2032\ua78c\uff07\uff40"
    "\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff\u0640]"
)
_ACCENT = re.compile("(?<=[a-zα-ω])[\u0300-\u036f]+|(?<=е)\u0308")  # the last one is Cyrillic
# What is left when letters are composed again: accents that make no letter, vowel points.
_POINT = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670]"
)
_APART = re.compile(r"[^\w]|_")
_HOMONYM_KEY = re.compile(r"(.*\S)\s+(\d{4})", re.ASCII)


class Name(NamedTuple):
    """A name as printed, its family part, and the number of a homonym key ('' if none)."""

    printed: str
    family: str
    number: str

    @property
    def given(self) -> str:
        """What stands before the family name."""
        return self.printed.removesuffix(self.family).strip() if self.family else self.printed


@lru_cache(maxsize=1 << 17)
def parse(written: str, family: str = "") -> Name:
    """The name that was written as 'Given Family', 'Family, Given' or with a homonym number."""
    text = " ".join(unicodedata.normalize("NFC", written).split())
    number = ""
    if key := _HOMONYM_KEY.fullmatch(text):
        text, number = key[1], key[2]
    before, comma, after = text.partition(",")
    suffix = ""
    if comma and _is_suffix(after):  # "Martin King, Jr."
        text, suffix, comma = before, after.strip(), ""
    elif comma and "," in after:  # "King, Jr., Martin" or "King, Martin, Jr."
        middle, _, last = after.partition(",")
        after, suffix = (last, middle) if _is_suffix(middle) else (middle, last)
    if comma:
        family = family or before.strip()
        text = f"{after.strip()} {before.strip()}".strip()
    suffix = suffix.strip()
    family = family or _family_of(text)
    return Name(f"{text} {suffix}".strip(), f"{family} {suffix}".strip(), number)


def _is_suffix(text: str) -> bool:
    return text.strip().rstrip(".").lower() in SUFFIXES


def _family_of(text: str) -> str:
    """The last word with its particles, and with a suffix such as 'Jr.' behind it."""
    words = text.split()
    start = len(words) - 1
    if start > 1 and _is_suffix(words[start]):
        start -= 1
    while start > 1 and words[start - 1].lower() in PARTICLES and words[start - 1].islower():
        start -= 1
    return " ".join(words[max(start, 0) :])


@lru_cache(maxsize=1 << 17)
def fold(text: str) -> str:
    """The form in which names compare: no case, accents or punctuation; words stay apart.

    Accents that make another letter outside Latin and Greek stay, such as that of the
    Cyrillic short i, the voicing of kana or the vowels of Devanagari. A text of nothing
    but signs stays as it is, so that two of them are not the same.
    """
    plain = unicodedata.normalize("NFKC", _WITHIN.sub("", text)).casefold()
    plain = unicodedata.normalize("NFD", _WITHIN.sub("", plain)).translate(LETTERS)
    plain = _POINT.sub("", unicodedata.normalize("NFC", _ACCENT.sub("", plain)))
    plain = " ".join(_APART.sub(_apart, unicodedata.normalize("NFC", plain)).split())
    return plain or " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _apart(found: re.Match[str]) -> str:
    """Marks that belong to a letter stay with it; other signs part words."""
    char = found[0]
    return char if unicodedata.category(char).startswith("M") else " "


def sort_form(name: Name) -> str:
    """Family name first, as lists file it."""
    return f"{name.family}, {name.given}" if name.given else name.family
