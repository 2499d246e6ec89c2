"""Names of people as papers print them: in order, in the usual case, without marks and degrees."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from byline.alphabet import fold
from byline.importers.cleaning.damage import without_odd_characters
from byline.importers.cleaning.html_tree import without_entities
from byline.importers.works import OTHERS, WorkByline
from byline.records.names import PARTICLES, SUFFIXES, parse

_TITLES = re.compile(
    r"(?:(?:Prof(?:essor)?|Dr|Mr|Mrs|Ms|Dipl|Ing|rer|nat)\.(?:[ -]|(?=[A-Z]))"
    r"|(?:Professor|Dr|Prof|Mr|Mrs|Ms) )+"
)
_DEGREE = (
    r"Ph\.?\s?D\.?|D\.?Phil\.?|M\.D\.|MD|Dr\.|M\.?Sc\.?|B\.?Sc\.?|M\.?Eng\.?|MBA|MPH|FRCP|FRCS"
    r"|FIEEE|M\.S\.|M\.A\.|B\.A\.|(?:Senior |Student |Life )?(?:Member|Fellow),? IEEE|IEEE"
)
_DEGREES = re.compile(rf"(?:,\s*(?:{_DEGREE}))+\s*$|(?:\s+(?:Ph\.?\s?D\.?|M\.D\.|MD|MSc|BSc))+\s*$")
# Marks of notes and affiliations: never the four digits of a homonym key.
_NOTE = r"(?:\d{1,2}|[a-z*†‡§])"
_MARKS = re.compile(
    r"(?:\s*(?:\^\{?[\w*,†‡§ ]{1,8}\}?|\$\^\{?[^$]{1,12}\}?\$|[*†‡§¶∗⋆✉#]+"
    r"|[¹²³⁰⁴-⁹](?:[,⁻]?[¹²³⁰⁴-⁹])*|\((?:\d{1,2}|[a-z*])\)|\[\d{1,2}\]"
    r"|\([^()]{0,60}(?:[Ee]qual|[Cc]ontribut|[Cc]orrespond)[^()]{0,60}\)"
    rf"|(?<=[^\W\d_]) ?\d{{1,2}}(?:,\s*{_NOTE})*|,\s*(?=[*†‡§])))+\s*,?\s*$"
)
_OTHERS = re.compile(
    r"(?:\W*(?:et\s+al|(?:and\s+)?others|and\s+\d+\s+(?:others|more))\.?|\W*…|\.{3,})\W*",
    re.IGNORECASE,
)
_TRAILING_OTHERS = re.compile(r"(?:,?\s+et\s+al|\s+and\s+others)\.?\s*$", re.IGNORECASE)
_KEY = re.compile(r"\s+\d{4}$")
_VOWEL = re.compile(r"[AEIOUYÀ-ÖØ-Þ]")
_PREFIXED = re.compile(r"MC[A-Z]|MAC[A-Z]{4}|FITZ[A-Z]")
# A longer family name in capitals before a given one: two letters alone may be initials.
_FAMILY_FIRST = re.compile(r"[A-ZÀ-ÖØ-Þ'’-]{3,} [A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]")
# 'Lovelace A.', as lists in some countries print names; nobody cuts a family name to a letter.
_FAMILY_AND_INITIALS = re.compile(r"[^\W\d_][\w'’-]{2,}(?: ?[A-ZÀ-ÖØ-Þ]\.-?){1,3}")
_TEAM = re.compile(
    r"\b(?:team|group|collaboration|consortium|project|lab|labs|university|institute|research)\b",
    re.IGNORECASE,
)
# Family names of two letters, which initials in capitals would hide.
_SHORT_FAMILIES = frozenset((
    "AI", "AN", "BA", "BI", "BO", "CO", "DA", "DO", "DU", "FU", "GE", "GU", "HA", "HE", "HO", "HU",
    "IM", "JI", "JU", "KE", "KO", "LE", "LI", "LO", "LU", "LV", "MA", "MO", "MU", "NA", "NI", "OH",
    "PU", "QI", "QU", "RU", "SI", "SU", "TU", "VO", "VU", "WU", "XI", "XU", "YE", "YI", "YU", "ZU",
))  # fmt: skip


class Cleaned(NamedTuple):
    """The bylines, and those that a person should look at, each with what may be meant."""

    authors: tuple[WorkByline, ...]
    doubts: tuple[tuple[str, str], ...]


def cleaned_bylines(authors: Sequence[WorkByline]) -> Cleaned:
    """The bylines in order, each mended; that names are left out is said once."""
    doubts: list[tuple[str, str]] = []
    out: list[WorkByline] = []
    family_first = any(_FAMILY_FIRST.match(it.name) for it in authors)
    for it in authors:
        out += _mended(it, family_first, doubts)
    return Cleaned(_without_repeats(_with_others_once(out), doubts), tuple(doubts))


def cleaned_name(name: str) -> str:
    """One name without degrees and marks, given name first; '' if none is left."""
    name = " ".join(without_entities(without_odd_characters(name)).split()).strip(" ,;")
    if _is_key := _KEY.search(name):
        return cleaned_name(name[: _is_key.start()]) + _is_key[0] if _is_key.start() else name
    name = _TITLES.sub("", name, count=1) if _TITLES.match(name) else name
    left = ""
    while left != name:
        left, name = name, _MARKS.sub("", _DEGREES.sub("", name)).strip(" ,;")
    return name


def _mended(it: WorkByline, family_first: bool, doubts: list[tuple[str, str]]) -> list[WorkByline]:
    """A byline without what is no part of the name; with others behind it, where it says so."""
    if it.is_others or (not it.is_team and _OTHERS.fullmatch(it.name)):
        return [OTHERS]
    name = cleaned_name(it.name) if not it.is_team else " ".join(it.name.split())
    if it.is_team:
        return [replace(it, name=name)] if name else []
    follows = _TRAILING_OTHERS.search(name)
    name = name[: follows.start()] if follows else name
    if not name:
        return [OTHERS] if follows else []
    name, family, guess = _in_order(name, it.family, family_first)
    if guess:
        doubts.append((it.name, guess))
    return [replace(it, name=name, family=family), *([OTHERS] if follows else [])]


def _in_order(name: str, family: str, family_first: bool) -> tuple[str, str, str]:
    """The name with its given part first and in the usual case, its family name where it has to
    be said, and a guess where the case cannot be told."""
    parsed = parse(name, family)
    words = parsed.printed.split()
    if len(words) < 2 or _TEAM.search(name):
        return name, family, ""
    if _FAMILY_AND_INITIALS.fullmatch(parsed.printed) and not words[0].isupper():
        return " ".join([*words[1:], words[0]]), "", ""
    turned, of_family = _in_case_and_order(words)
    printed, guess = " ".join(turned), ""
    is_initials = turned[-1] == words[0].capitalize() and len(words[0]) == 2 and not family_first
    if is_initials or any(_PREFIXED.match(it) for it in words if it.isupper()):
        printed, guess, of_family = parsed.printed, printed, ""
    elif printed.islower() and printed.isascii():
        guess = printed.title()
    told = of_family or (parsed.family if guess else _in_usual_case(parsed.family))
    told = told if parse(printed).family != told else ""
    return f"{printed} {parsed.number}".strip(), told, guess


def _in_case_and_order(words: list[str]) -> tuple[list[str], str]:
    """The words of a name, given name first and none in capitals, and its family name if the
    capitals tell it."""
    capital = [_is_in_capitals(it) for it in words]
    if not any(capital):
        return words, ""
    usual = [_in_usual_case(it) for it in words]
    first = capital.index(False) if False in capital else len(words)
    if 0 < first < len(words) and not any(capital[first:]):
        family = usual[:first]
        return [*words[first:], *family], " ".join(family)
    start = len(words) - capital[::-1].index(True)
    while start and capital[start - 1]:
        start -= 1
    is_family = 0 < start < len(words) - 1 and not any(capital[:start]) and capital[-1]
    return usual, " ".join(usual[start:]) if is_family else ""


def _is_initial(word: str) -> bool:
    return "." in word or (len(word) <= 2 and word.isupper() and word not in _SHORT_FAMILIES)


def _is_in_capitals(word: str) -> bool:
    """Is it a name in capitals, and no initials?"""
    letters = [part for part in re.split(r"[-'’]", word) if part]
    longest = max(letters, key=len, default="")
    if not word.isupper() or "." in word or word.lower() in SUFFIXES:
        return False
    is_long = len(longest) >= 3 and bool(_VOWEL.search(longest))
    return is_long or word in _SHORT_FAMILIES or (longest == "NG")


def _in_usual_case(word: str) -> str:
    """ZHANG as Zhang, O'BRIEN as O'Brien, VAN as van; initials stay."""
    if " " in word:
        return " ".join(map(_in_usual_case, word.split()))
    if not _is_in_capitals(word) and not (word.isupper() and word.lower() in PARTICLES):
        return word
    if word.lower() in PARTICLES and word not in _SHORT_FAMILIES:
        return word.lower()
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)


def _with_others_once(authors: list[WorkByline]) -> list[WorkByline]:
    last = max((at for at, it in enumerate(authors) if it.is_others), default=-1)
    return [it for at, it in enumerate(authors) if not it.is_others or at == last]


def _without_repeats(
    authors: list[WorkByline], doubts: list[tuple[str, str]]
) -> tuple[WorkByline, ...]:
    """The bylines without those that are there twice; two people of one name may both be meant."""
    half = len(authors) // 2
    if half > 1 and len(authors) % 2 == 0 and authors[:half] == authors[half:]:
        authors = authors[:half]
    out: list[WorkByline] = []
    for it in authors:
        same = [one for one in out if fold(one.name) == fold(it.name) and not it.is_others]
        if any(_is_one_person(one, it) for one in same):
            continue
        if same:
            doubts.append((it.name, "stands more than once"))
        out.append(it)
    return tuple(out)


def _is_one_person(one: WorkByline, other: WorkByline) -> bool:
    """Do two bylines of one name carry the same key?"""
    if one.orcid and other.orcid:
        return one.orcid == other.orcid
    shared = set(one.known_as) & set(other.known_as)
    return bool(shared) or (bool(_KEY.search(one.name)) and one.name == other.name)
