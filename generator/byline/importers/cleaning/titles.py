"""Titles as a careful person would write them."""

import re

_ENDS_IN_STOP = re.compile(r"(?<=[^\W\d_]{3})\.\Z|(?<=[\d)\]”\"’*$])\.\Z")
_KEEPS_STOP = re.compile(
    r"(?:\b(?:etc|al|vs|inc|ltd|jr|sr|vol|no|pt|ed|eds|rev|cf|approx|dept|univ)|\.\.|\b\w\.\w)\.\Z",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"[^\W\d_]{2}[.!?] [A-Z]")
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]\Z")
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_CAPITAL_WORD = re.compile(r"\b[^\W\d_]{2,}\b")
_FORMULA_OR_CODE = re.compile(r"\$[^$]*\$|`[^`]*`|\\\w+")
SMALL = frozenset((
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "it", "its",
    "nor", "of", "on", "onto", "or", "over", "per", "the", "to", "under", "upon", "via", "vs",
    "with", "without", "using", "are", "be", "can", "do", "does", "how", "not", "what", "when",
    "where", "why", "who", "we", "you", "your", "new", "towards", "toward",
))  # fmt: skip
_LOW_IN_TITLES = frozenset((
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on", "or",
    "the", "to", "via", "vs", "with",
))  # fmt: skip
_FEWEST = 3  # words that make a title in capitals, and no acronym


def without_full_stop(title: str) -> str:
    """The title without the full stop that some sources put behind it; one of two sentences
    keeps it."""
    if _KEEPS_STOP.search(title) or _SENTENCES.search(title) or not _ENDS_IN_STOP.search(title):
        return title
    return title[:-1].rstrip()


def without_quotes(title: str) -> str:
    """The title without quotation marks around all of it."""
    found = _QUOTED.fullmatch(title.strip())
    return found[1].strip() if found else title


def is_in_capitals(title: str) -> bool:
    """Is the whole title in capitals, formulas apart?"""
    words = _CAPITAL_WORD.findall(_FORMULA_OR_CODE.sub(" ", title))
    return len(words) >= _FEWEST and all(it.isupper() for it in words)


def in_title_case(title: str, abstract: str) -> tuple[str, bool]:
    """A title in capitals in the usual case, and whether the abstract shows how every word of it
    is written; acronyms cannot be told by themselves."""
    seen: dict[str, str] = {}
    for word in _WORD.findall(abstract):
        one = seen.get(word.lower())
        if one is None or word.islower() or (one.istitle() and not word.istitle()):
            seen[word.lower()] = word
    is_known = True

    def written(found: re.Match[str]) -> str:
        nonlocal is_known
        low = found[0].lower()
        is_first = (
            not _WORD.search(title[: found.start()])
            or title[: found.start()].rstrip()[-1] in ":?!—–"
        )
        if low in _LOW_IN_TITLES and not is_first:
            return low
        if low not in seen:
            is_known = is_known and (low in SMALL or len(low) == 1)
            return low.capitalize()
        form = seen[low]
        return low.capitalize() if form.islower() else form

    return _WORD.sub(written, title), is_known
