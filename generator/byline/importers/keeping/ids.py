"""Ids of new records: short, told from the work, and never those of others."""

import re
from collections.abc import Callable

from byline.addresses import slug
from byline.importers.works import SourceWork
from byline.records.fields import id_fault
from byline.records.names import parse

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MATH = re.compile(r"\$[^$]*\$")
# Words with which titles begin and that tell none apart.
_SMALL = frozenset((
    "a", "an", "and", "are", "as", "at", "beyond", "by", "can", "das", "de", "der", "die", "do",
    "does", "ein", "eine", "for", "from", "how", "in", "into", "is", "it", "la", "le", "les", "no",
    "not", "of", "on", "or", "our", "the", "to", "toward", "towards", "un", "une", "using", "via",
    "we", "what", "when", "where", "why", "will", "with",
))  # fmt: skip
_LONGEST_WORD = 24
_AS_KEYS_ARE = re.compile(r"[a-z]{2,24}\d{4}[a-z0-9]{1,24}")


def new_id(work: SourceWork, year: int | None, is_taken: Callable[[str], bool]) -> str:
    """The id of a new record, such as zhang2023adalora; with a letter where it is taken."""
    wanted = work.cite_key if _AS_KEYS_ARE.fullmatch(work.cite_key) else _from_work(work, year)
    if id_fault(wanted):
        wanted = f"paper-{wanted}".rstrip("-")
    candidates = (f"{wanted}{letter}" for letter in ("", *"bcdefghijklmnopqrstuvwxyz"))
    free = next((it for it in candidates if not is_taken(it)), "")
    number = 2
    while not free:
        free = "" if is_taken(f"{wanted}-{number}") else f"{wanted}-{number}"
        number += 1
    return free


def _from_work(work: SourceWork, year: int | None) -> str:
    """The first family name, the year, and the first word of the title that tells something."""
    first = next((it for it in work.authors if not it.is_others), None)
    family = (first.family or parse(first.name).family) if first else ""
    words = _WORD.findall(_MATH.sub(" ", work.title)) or [work.key]
    telling = next((it for it in words if _tells(it)), words[0])
    return f"{_short(family)}{year or ''}{_short(telling)}" or "paper"


def _tells(word: str) -> bool:
    """A word that tells a title apart: no small one, no letter and no number alone."""
    return word.lower() not in _SMALL and len(word) > 1 and not word.isdecimal()


def _short(text: str) -> str:
    return slug(text).replace("-", "")[:_LONGEST_WORD]
