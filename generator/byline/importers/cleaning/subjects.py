"""What a work is about: classes of arXiv, and keywords."""

import re
from collections.abc import Iterable, Sequence

_CLASS = re.compile(
    r"(?:(?:cs|math|stat|eess|econ|q-bio|q-fin|physics|astro-ph|cond-mat|nlin)\.[A-Za-z-]{2,}"
    r"|math|stat|cs|eess|econ|astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nlin|nucl-(?:ex|th)"
    r"|physics|quant-ph|q-bio|q-fin)|[A-Z]{2}"
)
_KEYWORDS_LEAD = re.compile(r"(?:key ?words|index terms)\s*[:—–-]\s*", re.IGNORECASE)
_BETWEEN_KEYWORDS = re.compile(r"\s*[;·•|]\s*|\s*,\s+")


def classes(written: Iterable[str]) -> tuple[str, ...]:
    """The classes of arXiv among what sources call categories."""
    words = (word for it in written for word in re.split(r"[;,\s()\[\]]+", it))
    return tuple(dict.fromkeys(word for word in words if _CLASS.fullmatch(word)))


def separate_keywords(written: Sequence[str]) -> tuple[str, ...]:
    """Keywords one by one, each once; a text that holds all of them is cut at its signs."""
    if len(written) == 1:
        written = _BETWEEN_KEYWORDS.split(_KEYWORDS_LEAD.sub("", written[0].strip()))
    once: dict[str, str] = {}
    for it in written:
        if word := it.strip(" .;,"):
            once.setdefault(word.lower(), word)
    return tuple(once.values())
