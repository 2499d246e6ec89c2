"""Lists of names in BibTeX as bylines: parted, cut, and only then decoded."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from pybtex.database import Person
from pybtex.exceptions import PybtexError

from byline.alphabet import HAN, HANGUL, KANA
from byline.importers.readers.tex_names import decoded_name, without_spaces_in_words
from byline.importers.works import OTHERS, WorkByline
from byline.records.names import SUFFIXES, parse

MOST_NAMES = 10_000
LONGEST_NAME = 300  # a longer one is taken as it is, and so is one with more braces
_MOST_BRACES = 20

_AND = re.compile(r"\s+and(?:\s+and)*(?=\s)|[{}]", re.IGNORECASE)
_OTHERS = re.compile(
    r"\{?\s*(?:others|et\.?\s*al\.?|\d+ (?:more|others|additional authors?))\s*\}?", re.IGNORECASE
)
_OTHERS_BEHIND = re.compile(r"[\s,]+et\.?\s*al\.?$", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,6});")
_NUMBER = re.compile(r"(.*\S)[\s~]+\{?(\d{4})\}?")
_TEAM = re.compile(
    r"\b(?:collaborations?|consortium|team|group|committee|initiative|working group)$",
    re.IGNORECASE,
)
_SIGNS_BESIDE = "*∗†‡§¶ "
# BibNames that stand in braces of their own, and are those of persons: with initials, or Chinese.
_OF_A_PERSON = re.compile(rf"(?:\w\.[\s~-]*)+\w+|[{HAN}{KANA}{HANGUL}]{{2,4}}")
_TURNED_PERSON = re.compile(
    r"\{(?:[a-z]+ ){0,2}[^\W\d_a-z][\w'’-]+, (?!Inc|Ltd|LLC|GmbH|Corp)[^\W\d_a-z][\w'’-]*\.?"
    r"(?:[ -]\w\.)*\}"
)
_INITIALS = re.compile(r"(?:\w{1,3}\.?[\s~-]*){1,4}")
_NAMED_PART = re.compile(r"(family|given|prefix|suffix)\s*=\s*", re.IGNORECASE)
_HAS_NAMED_PARTS = re.compile(r"(?:^|,)\s*(?:family|given)\s*=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BibNames:
    """The bylines of a list, and what is doubtful about them, in words."""

    bylines: tuple[WorkByline, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _NameParts:
    """A name as it was cut, still in TeX."""

    given: str = ""
    family: str = ""
    suffix: str = ""
    is_sure: bool = True  # the family name was told, not guessed


def names_in(source: str) -> BibNames:
    """The names of a list that `and` parts outside of braces."""
    if _ENTITY.search(source):
        source = html.unescape(source)
    bylines: list[WorkByline] = []
    doubts: list[str] = []
    for written in _parted_by_and(source):
        single, doubt = _parted_otherwise(written)
        doubts += [doubt] if doubt else []
        bylines += [byline for it in single if (byline := _byline(it)).name]
    others = bylines.index(OTHERS) if OTHERS in bylines else len(bylines)
    once = (*bylines[: others + 1], *(it for it in bylines[others + 1 :] if not it.is_others))
    return BibNames(once[:MOST_NAMES], tuple(dict.fromkeys(doubts)))


def names_of_people(source: str) -> tuple[str, ...]:
    """The names alone, without any that says that others are left out."""
    return tuple(it.name for it in names_in(source).bylines if not it.is_others)


def _parted_by_and(source: str) -> Iterator[str]:
    """The pieces between `and`s outside of braces."""
    depth = start = 0
    source = f" {source} "
    for sign in _AND.finditer(source):
        if sign[0] in "{}":
            depth = max(depth + (1 if sign[0] == "{" else -1), 0)
        elif depth == 0:
            yield source[start : sign.start()].strip()
            start = sign.end()
    yield source[start:].strip()


def _parted_otherwise(written: str) -> tuple[list[str], str]:
    """The names in a piece without `and`, and the doubt where other signs part them."""
    if _is_a_list_in_braces(written):
        return [written], "all names stand in one pair of braces, and are read as one, of a team"
    if others := _OTHERS_BEHIND.search(written):
        return [written[: others.start()], "others"], ""
    bare = _outside_braces(written)
    if ";" in bare:
        parts = [it for it in _parted_at(written, ";") if it]
        return parts, f"';' stands between names; they are read as {len(parts)} names"
    if "&" in bare:
        parts = [it.removesuffix("\\").strip() for it in _parted_at(written, "&")]
        if all(" " in it for it in parts):
            return parts, f"'&' stands between names; they are read as {len(parts)} names"
        return [f"{{{written}}}"], f"'{decoded_name(written)}' is read as one name, of a team"
    if "=" not in bare and (bare.count(",") > 1 or bare.endswith(",")):
        return _parted_by_commas(written)
    return [written], ""


def _parted_by_commas(written: str) -> tuple[list[str], str]:
    """A name with more than one comma, or a list that only commas part."""
    parts = [it for it in _parted_at(written, ",") if it]
    if len(parts) == 1:  # a comma before 'and'
        return parts, ""
    is_a_list = all(" " in it or _OTHERS.fullmatch(it) for it in parts)
    if len(parts) < 3 and not (is_a_list and written.endswith(",")):
        return [", ".join(parts)], ""
    if len(parts) == 3 and (_is_suffix(parts[1]) or not is_a_list):
        return [", ".join(parts)], ""
    if len(parts) % 2 == 0 and all(_INITIALS.fullmatch(it) for it in parts[1::2]):
        pairs = zip(parts[::2], parts[1::2], strict=True)
        names = [f"{family}, {given}" for family, given in pairs]
    elif is_a_list:
        names = parts
    else:
        name = f"{parts[0]}, {' '.join(parts[1:])}"
        return [name], f"'{decoded_name(written)}' has too many commas for one name"
    return names, f"only commas stand between names; they are read as {len(names)} names"


def _is_a_list_in_braces(written: str) -> bool:
    names = written[1:-1].split(" and ")
    return len(names) > 1 and all("," in it for it in names) and _is_in_braces_of_its_own(written)


def _outside_braces(source: str) -> str:
    """The characters that stand in no braces."""
    out: list[str] = []
    depth = 0
    for char in source:
        depth = max(depth + (char == "{") - (char == "}"), 0)
        if depth == 0:
            out.append(char)
    return "".join(out)


def _parted_at(source: str, sign: str) -> list[str]:
    """The source cut at a sign that stands in no braces."""
    parts = [""]
    depth = 0
    for char in source:
        depth = max(depth + (char == "{") - (char == "}"), 0)
        if depth == 0 and char == sign:
            parts.append("")
        else:
            parts[-1] += char
    return [it.strip() for it in parts]


@lru_cache(maxsize=1 << 16)
def _byline(written: str) -> WorkByline:
    """The byline that one name makes."""
    if _OTHERS.fullmatch(written):
        return OTHERS
    if _TURNED_PERSON.fullmatch(written):
        written = written[1:-1]
    if _is_in_braces_of_its_own(written):
        name = decoded_name(written)
        return WorkByline(name=name, is_team=not _OF_A_PERSON.fullmatch(name))
    numbered = _NUMBER.fullmatch(written)
    number = f" {numbered[2]}" if numbered else ""
    parts = _cut(numbered[1] if numbered else written)
    family, given, suffix = map(_decoded, (parts.family, parts.given, parts.suffix))
    family = family.replace(",", "")  # "{King, Jr.}, Martin"
    if inner := _NUMBER.fullmatch(family):
        family, number = inner[1], f" {inner[2]}"
    name = parse(f"{family}, {given}").printed if family and given else family or given
    name = f"{name} {suffix}".strip()
    if _TEAM.search(name):
        return WorkByline(name=name, is_team=True)
    family = f"{family} {suffix}".strip() if parts.is_sure else ""
    # "Waals, J. D. van der" tells no more than 'J. D. van der Waals' does.
    is_usual = family == name or f" {parse(name).family}".endswith(f" {family}")
    byline = WorkByline(name=f"{name}{number}" if name else "")
    return byline if not family or is_usual else replace(byline, family=family)


def _decoded(part: str) -> str:
    return decoded_name(part).strip(_SIGNS_BESIDE)


def _is_in_braces_of_its_own(written: str) -> bool:
    """All of the name stands in one pair of braces, and is more than a letter with an accent."""
    if not (written.startswith("{") and written.endswith("}")) or written.startswith("{\\"):
        return False
    depth = 0
    for at, char in enumerate(written):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return at == len(written) - 1
    return False


def _cut(written: str) -> _NameParts:
    """The name cut as BibTeX does; one that nobody can cut is a given name alone."""
    if _HAS_NAMED_PARTS.search(written):
        return _named_parts(written)
    written = without_spaces_in_words(written)
    if len(written) > LONGEST_NAME or written.count("{") > _MOST_BRACES:
        return _NameParts(given=written, is_sure=False)
    if "," not in written and written.startswith(f"{parse(written).family} "):
        return _NameParts(given=written, is_sure=False)  # the script says which goes first
    try:
        person = Person(written)
    except (PybtexError, ValueError, IndexError):
        return _NameParts(given=written, is_sure=False)
    given = " ".join([*person.first_names, *person.middle_names])
    particles, family = " ".join(person.prelast_names), " ".join(person.last_names)
    # "ada lovelace" is no family name with a particle, and "Ada Lovelace II" no Mrs II.
    is_sure = "," in written or not (_is_suffix(family) or (particles and not given))
    return _NameParts(
        given, f"{particles} {family}".strip(), " ".join(person.lineage_names), is_sure
    )


def _named_parts(written: str) -> _NameParts:
    """A name whose parts are told one by one: 'given=Ada, family=Lovelace'."""
    told: dict[str, str] = {}
    for it in _parted_at(written, ","):
        if found := _NAMED_PART.match(it):
            told.setdefault(found[1].lower(), it[found.end() :].strip())
    family = f"{told.get('prefix', '')} {told.get('family', '')}".strip()
    return _NameParts(told.get("given", ""), family, told.get("suffix", ""))


def _is_suffix(text: str) -> bool:
    return text.strip("{} .").lower() in SUFFIXES
