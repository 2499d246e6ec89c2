"""Names of people: how they are written and filed. `byline.alphabet.fold` compares them."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from byline.alphabet import HAN, KANA

PARTICLES = frozenset((
    "'t", "af", "al", "ap", "av", "bin", "bint", "da", "dal", "dalla", "das", "de", "degli", "dei",
    "del", "della", "delle", "dello", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la",
    "las", "le", "lo", "los", "op", "te", "ten", "ter", "und", "van", "vom", "von", "zu", "zum",
    "zur",
))  # fmt: skip
JOINING = frozenset({"e", "i", "y"})  # 'Ramón y Cajal' is one family name
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_HOMONYM_KEY = re.compile(r"(.*\S)\s+([0-9０-９]{4})")
# Where the family name goes first: one in Han characters, or a single Korean syllable.
_GOES_FIRST = re.compile(f"[{HAN}]+|[가-힣]")
_GOES_LAST = re.compile(f"[{HAN}{KANA}가-힣]+")


class Name(NamedTuple):
    """A name as printed, its family part, and the number of a homonym key ('' if none)."""

    printed: str
    family: str
    number: str

    @property
    def given(self) -> str:
        """The name without its family part, which may stand at either end."""
        words, family = self.printed.split(), self.family.split()
        for start in range(len(words) - len(family), -1, -1):
            if words[start : start + len(family)] == family:
                return " ".join(words[:start] + words[start + len(family) :])
        after = self.printed.removeprefix(self.family)
        return after if _goes_first(self.family, after) else self.printed


@lru_cache(maxsize=1 << 17)
def parse(written: str, family: str = "") -> Name:
    """The name that was written as 'Given Family', 'Family, Given' or with a homonym number."""
    text, number = _without_number(_evenly_spaced(written))
    before, *after = [part for it in text.split(",", 2) if (part := it.strip())] or [text]
    if after:
        before, number_within = _without_number(before)
        number = number or number_within
    # "Martin King, Jr.", "King, Jr., Martin" or "King, Martin, Jr."
    at = next((at for at, part in enumerate(after) if _is_suffix(part)), 1)
    suffix = after.pop(at) if at < len(after) else ""
    family = _evenly_spaced(family)
    if after:
        family = family or before
        text = before + after[0] if _goes_first(before, after[0]) else f"{after[0]} {before}"
    else:
        text = before
    family = family or _family_of(text)
    return Name(f"{text} {suffix}".strip(), f"{family} {suffix}".strip(), number)


def _evenly_spaced(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _without_number(text: str) -> tuple[str, str]:
    """The text without the number of a homonym key behind it, and the number."""
    found = _HOMONYM_KEY.fullmatch(text)
    return (found[1], unicodedata.normalize("NFKC", found[2])) if found else (text, "")


def _is_suffix(text: str) -> bool:
    return text.strip().rstrip(".").lower() in SUFFIXES


def _goes_first(family: str, given: str) -> bool:
    """The family name stands before the given name: the script says so."""
    return bool(_GOES_FIRST.fullmatch(family) and _GOES_LAST.fullmatch(given))


def _family_of(text: str) -> str:
    """The last word with its particles, and with a suffix such as 'Jr.' behind it."""
    words = text.split()
    if len(words) == 2 and _goes_first(*words):
        return words[0]
    start = max(len(words) - 1, 0)
    if start > 1 and _is_suffix(words[start]):
        start -= 1
    while start > 0:
        before = words[start - 1].replace("\u2019", "'")
        if before in JOINING and start > 1 and words[start - 2][0].isupper():
            start -= 2
        elif before.lower() in PARTICLES and (before.islower() or words[start].islower()):
            start -= 1
        else:
            break
    return " ".join(words[start:])


def sort_form(name: Name) -> str:
    """Family name first, as lists file it."""
    return f"{name.family}, {name.given}" if name.given else name.family
