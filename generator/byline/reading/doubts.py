"""What a record may well not mean: valid, and worth a warning."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from byline.alphabet import UNSEEN
from byline.problems import Problem, warning
from byline.reading.validate import Entry
from byline.records import Author, News, Paper, Project, Record
from byline.records.base import Model
from byline.records.fields import PartialDate
from byline.records.names import PARTICLES, SUFFIXES

Path = tuple[str | int, ...]

_OTHERS = re.compile(r"\bet al\b|\.\.\.|…|\band others\b", re.IGNORECASE)
_JOINED = re.compile(r"\s(?:and|&)\s|;")
_MARK = re.compile(r"[*\u2020\u2021\u00a7\u00b6\u00b9\u00b2\u00b3\u2070-\u2079]|[^\W\d_]\d+$|\)$")
_TEX = re.compile(r"\\|[{}]")
# A command or a formula; "$5 and $6" is money.
_TEX_IN_TEXT = re.compile(r"\\[A-Za-z&%$#_{}\"'`^~=.]|\$[^\s$]*[A-Za-z\\][^\s$]*\$")
# Joiners stay where a script needs them, in those from Arabic to Burmese, and so do variants of
# Mongolian letters.
_HIDDEN = re.compile(
    rf"(?![\u180b-\u180f\u200c\u200d])[{UNSEEN}]"
    r"|(?<![\u0600-\u109f])[\u200c\u200d]|(?<![\u1800-\u18af])[\u180b-\u180f]"
)
_LATIN, _ITS_DOUBLES = "A-Za-z\u00c0-\u024f", "\u0370-\u03ff\u0400-\u052f"  # Greek, Cyrillic
_TWO_SCRIPTS = re.compile(
    rf"[{_LATIN}][^\W\d_]*[{_ITS_DOUBLES}]|[{_ITS_DOUBLES}][^\W\d_]*[{_LATIN}]"
)
# Fields of any kind that hold names, but for the bylines of papers.
_NAMING = ("name", "short", "names", "variants", "venue", "topics", "editors")
_NO_TEXTS = {"extra", "links", "photo"}


def text_not_as_meant(entry: Entry[Record]) -> Iterator[Problem]:
    """Each part of a text that shows as it is written, or not at all."""
    of_lines = ((field, it) for field, line in entry.lines.items() for it in line.faults)
    of_body = ((entry.record.body_field, it) for it in entry.body.faults)
    for field, fault in (*of_lines, *of_body):
        spot = replace(entry.spot(field), part=fault.part)
        yield warning(spot, str(fault), fault.hint)


def tex_as_written(entry: Entry[Record]) -> Iterator[Problem]:
    """TeX in what shows as it is written: all but titles, long texts, and names of people."""
    record = entry.record
    read = {*record.line_fields, record.body_field, *_NO_TEXTS}
    for field in sorted(record.model_fields_set - read):
        for path, text in _tex_in(getattr(record, field), (field,)):
            is_of_person = path[-1] == "name" and isinstance(record, Paper | Author)
            if not is_of_person:
                hint = "write the letters and signs themselves: é, &, ×"
                message = f"'{text}' looks like TeX, which shows as written here"
                yield warning(entry.spot(*path), message, hint)


def _tex_in(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text with TeX in the value of a field, with the way to it."""
    if isinstance(value, str):
        if _TEX_IN_TEXT.search(value):
            yield path, value
    elif isinstance(value, tuple):
        for at, it in enumerate(value):
            yield from _tex_in(it, (*path, at))
    elif isinstance(value, Model):
        for name in sorted(value.model_fields_set):
            yield from _tex_in(getattr(value, name), (*path, name))


def two_names_in_one_text(entry: Entry[Paper]) -> Iterator[Problem]:
    """A paper's only byline, where its comma may stand between two people."""
    authors = entry.record.authors
    if len(authors) == 1 and _may_be_two(authors[0].name):
        message = f"'{authors[0].name}' is read as one name, the family name first"
        hint = (
            "give each of several names an entry of its own; "
            "for one name, write it in the order in which it is spoken, with family: beside it"
        )
        yield warning(entry.spot("authors"), message, hint)


def team_with_an_id(entry: Entry[Paper]) -> Iterator[Problem]:
    """Teams with what only people have."""
    for at, byline in enumerate(entry.record.authors):
        if byline.group and (byline.id or byline.orcid):
            message = "a team has no author's id and no ORCID"
            hint = "remove `group: true` if this is a person, or the id and ORCID if it is a team"
            yield warning(entry.spot("authors", at), message, hint)


def submitted_after_it_appeared(entry: Entry[Paper]) -> Iterator[Problem]:
    """A paper submitted after it appeared, as exactly as both dates are known."""
    submitted, appeared = entry.record.submitted, entry.record.ordering_date
    if submitted is None:
        return
    if _is_later(_known(submitted, appeared)):
        message = f"submitted {submitted}, after it appeared: {appeared}"
        yield warning(entry.spot("submitted"), message, "correct one of the two dates")


def left_before_joining(entry: Entry[Author]) -> Iterator[Problem]:
    """Groups that a person leaves before they join them, as exactly as both dates are known."""
    for at, it in enumerate(entry.record.group):
        if it.start and it.end and _is_later(_known(it.start, it.end)):
            message = f"in the group from {it.start}, and only to {it.end}"
            yield warning(entry.spot("group", at, "to"), message, "correct one of the two dates")


def over_before_its_date(entry: Entry[News]) -> Iterator[Problem]:
    """News whose last day lies before its own date, as exactly as both are known."""
    date, until = entry.record.date, entry.record.until
    if until and _is_later(_known(date, until)):
        message = f"the last day, {until}, lies before the date of the news: {date}"
        hint = "date says since when the news stands, until on which day it is over: correct one"
        yield warning(entry.spot("until"), message, hint)


def end_before_the_start(entry: Entry[Project]) -> Iterator[Problem]:
    """A project that ends before it begins, as exactly as both dates are known."""
    start, end = entry.record.start, entry.record.end
    if start and end and _is_later(_known(start, end)):
        message = f"this project ends {end}, before it begins: {start}"
        yield warning(entry.spot("to"), message, "correct one of the two dates")


def name_and_others(entry: Entry[Paper | Author]) -> Iterator[Problem]:
    """Names with words for others whom a list leaves out."""
    for path, name in _names(entry.record):
        if _OTHERS.search(name):
            hint = "write others as an entry of its own where names are left out"
            yield warning(entry.spot(*path), f"'{name}' looks like a name and others", hint)


def several_names_in_one(entry: Entry[Paper | Author]) -> Iterator[Problem]:
    """Names that are lists of names."""
    for path, name in _names(entry.record):
        if _is_several(name) and not _OTHERS.search(name):
            hint = "give each name an entry of its own: [Ada Lovelace, Mary Somerville]"
            yield warning(entry.spot(*path), f"'{name}' looks like several names", hint)


def mark_behind_a_name(entry: Entry[Paper | Author]) -> Iterator[Problem]:
    """Names with a sign behind them that leads to a footnote."""
    hint = "write the name alone; equal, corresponding and affiliations have fields of their own"
    for path, name in _names(entry.record):
        if _MARK.search(name) and not _OTHERS.search(name) and not _is_several(name):
            message = f"'{name}' ends in a mark that is no part of a name"
            yield warning(entry.spot(*path), message, hint)


def tex_in_a_name(entry: Entry[Paper | Author]) -> Iterator[Problem]:
    """TeX in names of people."""
    for path, name in _names(entry.record):
        if _TEX.search(name):
            message = f"'{name}' looks like TeX, which names do not read"
            yield warning(entry.spot(*path), message, "write the letter itself: é, ø, ü")


def hidden_character_in_a_name(entry: Entry[Record]) -> Iterator[Problem]:
    """Names of people and things with a character that nobody sees, and that came from where the
    name was copied."""
    for path, name in _all_names(entry.record):
        if not name.isascii() and (hidden := _HIDDEN.search(name)):
            code = f"U+{ord(hidden[0]):04X}"
            message = f"'{name}' holds a character that cannot be seen: {code}"
            yield warning(entry.spot(*path), message, "write the name anew, letter by letter")


def two_scripts_in_one_word(entry: Entry[Paper | Author]) -> Iterator[Problem]:
    """Names of which one word has letters of two scripts that look alike: it is another name than
    the one that readers see."""
    for path, name in _names(entry.record):
        if not name.isascii() and (word := _TWO_SCRIPTS.search(name)):
            message = f"'{name}' mixes letters of two scripts that look alike: '{word[0]}'"
            hint = "write the name anew, on one keyboard; else it is the name of somebody else"
            yield warning(entry.spot(*path), message, hint)


def _names(record: Paper | Author) -> Iterator[tuple[Path, str]]:
    """The names of people in a record, with the ways to them."""
    if isinstance(record, Author):
        yield ("name",), record.name
        return
    for at, byline in enumerate(record.authors):
        if not byline.group:
            yield ("authors", at), byline.name


def _all_names(record: Record) -> Iterator[tuple[Path, str]]:
    """What a record calls itself, people and things, with the ways to it."""
    if isinstance(record, Paper):
        yield from _names(record)
    for field in _NAMING:
        value = getattr(record, field, None) or ()
        if isinstance(value, str):
            yield (field,), value
        else:
            yield from (((field, at), it) for at, it in enumerate(value))


def _is_several(name: str) -> bool:
    return bool(_JOINED.search(name)) or (name.count(",") > 1 and _is_list(name))


def _may_be_two(name: str) -> bool:
    """Two words or more on both sides of a comma: 'Ada Lovelace, Mary Somerville'."""
    parts = [part.split() for part in name.split(",")]
    particles = {word.lower() for part in parts for word in part} & PARTICLES
    return len(parts) == 2 and all(len(part) > 1 for part in parts) and not particles


def _is_list(name: str) -> bool:
    """More commas than 'Family, Jr., Given' has."""
    parts = [part.strip().rstrip(".").lower() for part in name.split(",")]
    return len([part for part in parts if part not in SUFFIXES]) > 2


def _known(first: PartialDate, second: PartialDate) -> list[tuple[int, int]]:
    """The years, months and days of two dates, as far as both have them."""
    return [pair for pair in zip(first, second, strict=True) if all(pair)]


def _is_later(pairs: Iterable[tuple[int, int]]) -> bool:
    """The first of two dates is the later one, by their years, months and days."""
    return next((first > second for first, second in pairs if first != second), False)
