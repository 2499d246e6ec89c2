"""What a record may well not mean: valid, and worth a warning."""

import re
from collections.abc import Iterator
from typing import Any

from byline.problems import Problem, warning
from byline.reading.validate import Entry
from byline.records import Author, Byline, Paper
from byline.records.base import Model
from byline.records.names import PARTICLES, SUFFIXES

Path = tuple[str | int, ...]

_OTHERS = re.compile(r"\bet al\b|\.\.\.|…|\band others\b", re.IGNORECASE)
_JOINED = re.compile(r"\s(?:and|&)\s|;")
_MARK = re.compile(r"[*\u2020\u2021\u00a7\u00b6\u00b9\u00b2\u00b3\u2070-\u2079]|[^\W\d_]\d+$|\)$")
_TEX = re.compile(r"\\|[{}]")
# A command or a formula; "$5 and $6" is money.
_TEX_IN_TEXT = re.compile(r"\\[A-Za-z&%$#_{}\"'`^~=.]|\$[^\s$]*[A-Za-z\\][^\s$]*\$")
_NO_TEXTS = {"extra", "links", "photo"}


def doubts(entry: Entry[Any]) -> list[Problem]:
    """Warnings about one record."""
    record = entry.record
    warnings = list(_tex(entry))
    if isinstance(record, Paper):
        warnings += [*_bylines(entry, record), *_dates(entry, record)]
    if isinstance(record, Author):
        warnings += [
            warning(entry.spot("name"), message, hint)
            for message, hint in _doubts_of_name(record.name)
        ]
    return warnings


def _tex(entry: Entry[Any]) -> Iterator[Problem]:
    """TeX in what shows as it is written: all but titles, long texts, and names of people."""
    record = entry.record
    read = {*record.line_fields, record.body_field, *_NO_TEXTS}
    for field in sorted(record.model_fields_set - read):
        for path, text in _texts(getattr(record, field), (field,)):
            is_of_person = path[-1] == "name" and isinstance(record, Paper | Author)
            if _TEX_IN_TEXT.search(text) and not is_of_person:
                hint = "write the letters and signs themselves: é, &, ×"
                message = f"'{text}' looks like TeX, which shows as written here"
                yield warning(entry.spot(*path), message, hint)


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text in the value of a field, with the way to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for at, it in enumerate(value):
            yield from _texts(it, (*path, at))
    elif isinstance(value, Model):
        for name in sorted(value.model_fields_set):
            yield from _texts(getattr(value, name), (*path, name))


def _bylines(entry: Entry[Any], paper: Paper) -> Iterator[Problem]:
    if len(paper.authors) == 1 and _may_be_two(paper.authors[0].name):
        message = f"'{paper.authors[0].name}' is read as one name, the family name first"
        hint = (
            "give each of several names an entry of its own; "
            "for one name, write it in the order in which it is spoken, with family: beside it"
        )
        yield warning(entry.spot("authors"), message, hint)
    for at, byline in enumerate(paper.authors):
        for message, hint in _doubts_of_byline(byline):
            yield warning(entry.spot("authors", at), message, hint)


def _doubts_of_byline(byline: Byline) -> Iterator[tuple[str, str]]:
    if byline.group:
        if byline.id or byline.orcid:
            hint = "remove `group: true` if this is a person, or the id and ORCID if it is a team"
            yield "a team has no author's id and no ORCID", hint
        return
    yield from _doubts_of_name(byline.name)


def _doubts_of_name(name: str) -> Iterator[tuple[str, str]]:
    """What a name says that a name does not say."""
    if _OTHERS.search(name):
        hint = "write others as an entry of its own where names are left out"
        yield f"'{name}' looks like a name and others", hint
    elif _JOINED.search(name) or _is_list(name):
        hint = "give each name an entry of its own: [Ada Lovelace, Mary Somerville]"
        yield f"'{name}' looks like several names", hint
    elif _MARK.search(name):
        hint = (
            "write the name alone; equal, corresponding and affiliations have fields of their own"
        )
        yield f"'{name}' ends in a mark that is no part of a name", hint
    if _TEX.search(name):
        yield (
            f"'{name}' looks like TeX, which names do not read",
            "write the letter itself: é, ø, ü",
        )


def _may_be_two(name: str) -> bool:
    """Two words or more on both sides of a comma: 'Ada Lovelace, Mary Somerville'."""
    parts = [part.split() for part in name.split(",")]
    particles = {word.lower() for part in parts for word in part} & PARTICLES
    return len(parts) == 2 and all(len(part) > 1 for part in parts) and not particles


def _is_list(name: str) -> bool:
    """More commas than 'Family, Jr., Given' has."""
    parts = [part.strip().rstrip(".").lower() for part in name.split(",")]
    return len([part for part in parts if part not in SUFFIXES]) > 2


def _dates(entry: Entry[Any], paper: Paper) -> Iterator[Problem]:
    """A paper submitted after it appeared, as exactly as both dates are known."""
    if paper.submitted is None:
        return
    pairs = zip(paper.submitted, paper.ordering_date, strict=True)
    for submitted, appeared in pairs:
        if not submitted or not appeared or submitted < appeared:
            return
        if submitted > appeared:
            message = f"submitted {paper.submitted}, after it appeared: {paper.ordering_date}"
            yield warning(entry.spot("submitted"), message, "correct one of the two dates")
            return
