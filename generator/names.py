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
        "ё": "е",  # Cyrillic
    }
)
_ACCENT = re.compile("(?<=[a-zα-ω])[\u0300-\u036f]+")
_APART = re.compile(r"[^\w]|_")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u02b9`\u00b4]")
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

    Only accents over Latin and Greek letters go: marks that make another letter, such as
    the voicing of kana or the vowels of Devanagari, stay.
    """
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    text = _ACCENT.sub("", text).translate(LETTERS)
    text = unicodedata.normalize("NFC", text).translate(LETTERS)
    text = _APART.sub(_apart, _APOSTROPHES.sub("", text))
    return " ".join(text.split())


def _apart(found: re.Match[str]) -> str:
    """Marks that belong to a letter stay with it; other signs part words."""
    char = found[0]
    return char if unicodedata.category(char).startswith("M") else " "


def sort_form(name: Name) -> str:
    """Family name first, as lists file it."""
    return f"{name.family}, {name.given}" if name.given else name.family
