"""Who wrote a work, out of a citation that somebody typed: told only where its form is clear."""

import re

from byline.importers.moving.prose import bare_line
from byline.importers.works import OTHERS, WorkByline
from byline.records.names import JOINING, PARTICLES, parse

_LONGEST, _MOST_NAMES = 5000, 100
_YEAR = re.compile(r"[(\[]?\b(?:1[89]|20)\d\d[a-z]?\b")
_QUOTE = re.compile(r"[\"“”„«‘]|(?<!\w)'")
_ET_AL = re.compile(
    r"[,;]?\s*(?:\band\s+)?(?:\bet\.?\s*al\b\.?|\band others\b|…|\.\.\.)\s*$", re.IGNORECASE
)
_AND = re.compile(r",?\s+(?:and|und|et|y|e)\s+|,?\s*&\s*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]*){1,4}")
_CAPITALS = re.compile(r"(?:[A-Z]\.?-?){1,3}")
_WORD = r"[^\W\d_][^\W\d_'’.-]*(?:['’.-]+[^\W\d_'’.-]+)*\.?"
_NAME = re.compile(rf"{_WORD}(?:\s+{_WORD}){{0,5}}(?:,\s*{_WORD}(?:\s*{_WORD}){{0,4}})?")
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{2})[.,;:]+$")  # but not that of an initial
_ROLES = re.compile(r"\s*\((?:eds?\.?|editors?|\*|†)\)|[*†‡§¶]")


def authors_in(citation: str, title: str) -> tuple[WorkByline, ...]:
    """The bylines of a citation; none where it is not clear who they are."""
    names = bare_line(citation)[:_LONGEST]
    head = _before_the_title(names, title)
    if not head or head == names:
        return ()
    rest = _ET_AL.sub("", head)
    read = _names(_ROLES.sub("", rest))
    if len(read) > _MOST_NAMES or not _are_names(read):
        return ()
    bylines = tuple(WorkByline(name=parse(it).printed) for it in read)
    return (*bylines, OTHERS) if rest != head else bylines


def names_in_list(written: str) -> tuple[str, ...]:
    """The names of a list that stands in one text, such as 'A. Lovelace, C. Babbage and others'."""
    line = bare_line(written)[:_LONGEST]
    found = _names(_ET_AL.sub("", line))
    others = ("others",) if _ET_AL.search(line) else ()
    return (*found, *others) if _are_names(found) else ()


def _are_names(read: list[str]) -> bool:
    """All of these can be names of people: words in small letters are particles."""
    words = (word for it in read if _NAME.fullmatch(it) for word in it.split())
    are_well_formed = bool(read) and all(map(_NAME.fullmatch, read))
    return are_well_formed and all(
        not word[0].islower() or word in PARTICLES or word in JOINING for word in words
    )


def _before_the_title(text: str, title: str) -> str:
    """What stands before the year, the title or the first quotation mark."""
    at = [it.start() for it in (_YEAR.search(text), _QUOTE.search(text)) if it]
    if (begins := text.lower().find(bare_line(title).lower())) > 0:
        at.append(begins)
    return text[: min(at)].strip() if at else ""


def _names(head: str) -> list[str]:
    """The names of a list in one of the forms that people use; none where it could be two."""
    head = _FULL_STOP.sub("", head.strip(" ,;:"))
    if ";" in head:
        return _with_and_apart(head.split(";"))
    parts = _with_and_apart(head.split(","))
    parts = _with_suffixes(parts)
    for form in (_family_and_capitals, _in_full, _in_pairs, _first_turned_round):
        if read := form(parts):
            return read
    return []


def _with_and_apart(parts: list[str]) -> list[str]:
    found = (it.strip() for part in parts for it in _AND.split(f" {part.strip()}"))
    return [it for it in found if it]


def _with_suffixes(parts: list[str]) -> list[str]:
    """'Martin King, Jr.' is one name."""
    joined: list[str] = []
    for part in parts:
        if part.lower() in _SUFFIXES and joined:
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def _family_and_capitals(parts: list[str]) -> list[str]:
    """'Lovelace AK, Babbage C.': family names with capitals behind them."""
    cut = [it.rsplit(None, 1) for it in parts]
    if not all(len(it) == 2 and _CAPITALS.fullmatch(it[1]) for it in cut):
        return []
    return [f"{_initials(capitals)} {family}" for family, capitals in cut]


def _initials(capitals: str) -> str:
    return " ".join(f"{sign}." for sign in capitals if sign.isalpha())


def _in_full(parts: list[str]) -> list[str]:
    """'Ada Lovelace, C. Babbage': given names first."""
    is_in_full = all(len(it.split()) > 1 and not _INITIALS.fullmatch(it) for it in parts)
    return parts if parts and is_in_full else []


def _in_pairs(parts: list[str]) -> list[str]:
    """'Lovelace, A. K., Babbage, C.': family names first, each with what stands behind it."""
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    if len(parts) % 2 or not parts:
        return []
    are_initials = all(_INITIALS.fullmatch(given) for _family, given in pairs)
    are_single = all(len(family.split()) == 1 for family, _given in pairs)
    is_one = len(pairs) == 1 and len(parts[1].split()) == 1
    is_clear = are_initials or are_single or is_one
    return [f"{family}, {given}" for family, given in pairs] if is_clear else []


def _first_turned_round(parts: list[str]) -> list[str]:
    """'Lovelace, Ada, Charles Babbage': only the first with the family name first."""
    if len(parts) < 3 or len(parts[0].split()) > 1 or not _in_full(parts[2:]):
        return []
    return [f"{parts[0]}, {parts[1]}", *parts[2:]]
