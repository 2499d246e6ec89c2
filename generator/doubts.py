"""What a record may well not mean: valid, and worth a warning."""

import re
from collections.abc import Iterator
from typing import Any

from generator.names import SUFFIXES
from generator.problems import Problem, warning
from generator.records import Author, Byline, Paper
from generator.validate import Entry

_OTHERS = re.compile(r"\bet al\b|\.\.\.|…|\band others\b", re.IGNORECASE)
_JOINED = re.compile(r"\s(?:and|&)\s|;")
_TEX = re.compile(r"\\|[{}]")


def doubts(entry: Entry[Any]) -> list[Problem]:
    """Warnings about one record."""
    record = entry.record
    if isinstance(record, Paper):
        return [*_bylines(entry, record), *_dates(entry, record)]
    if isinstance(record, Author):
        return [
            warning(entry.spot("name"), message, hint)
            for message, hint in _doubts_of_name(record.name)
        ]
    return []


def _bylines(entry: Entry[Any], paper: Paper) -> Iterator[Problem]:
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
    if _TEX.search(name):
        yield (
            f"'{name}' looks like TeX, which names do not read",
            "write the letter itself: é, ø, ü",
        )


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
