"""What databases of papers have in common: how they tell licences, preprints and retractions, and
what is said of works that cannot be read."""

import html
import re
from collections.abc import Iterable
from typing import NamedTuple

from byline.importers.forms.ids import as_doi
from byline.importers.readers.gathering import OfRecord
from byline.importers.readers.json_values import Json, number_at
from byline.importers.readers.people import byline_in_parts, byline_of, listed
from byline.importers.works import OTHERS, SourceReading, WorkByline
from byline.problems import Place, Problem, error, warning

OF_VERSIONS = {"has-preprint": "Preprint", "is-preprint-of": "Published version"}
_LEFT_OUT = "it was left out; write its record by hand, or ask the source to mend it"
_FALLEN = re.compile(r"\W*(retracted|withdrawn)(?: article| paper| chapter)?\s*:", re.IGNORECASE)
_DEGREES = re.compile(r"(?i)(?:,\s*(?:ph\.?\s?d|m\.?d|dr|prof|m\.?sc|b\.?sc|mba|mph|rn)\.?)+$")
_NOBODY = frozenset({"anonymous", "anon.", "unknown", "n/a"})


class Whereabouts(NamedTuple):
    """Where a work appeared or was made, in the fields that its type has for it."""

    venue: str = ""
    booktitle: str = ""
    series: str = ""
    publisher: str = ""
    institution: str = ""


def left_out(name: str, which: str, why: str) -> OfRecord:
    """What is said of a work that cannot be read: the source calls it `which`."""
    return None, (error(Place(name), f"{which} {why}", _LEFT_OUT),)


def nothing_there(
    name: str, message: str, hint: str = "see whether its address is right"
) -> SourceReading:
    """The reading of an answer that holds no works, for the reason that is given."""
    return SourceReading(problems=(error(Place(name), message, hint),))


def without_doi(name: str, which: str, told: str) -> tuple[Problem, ...]:
    """A warning, where what the source tells as the DOI of a work is none."""
    if not told or as_doi(told):
        return ()
    message = f"'{told[:100]}', told as the DOI of {which}, is not one"
    return (warning(Place(name), message, "it is left out; the rest is read"),)


def count_at(value: Json, *keys: str) -> int | None:
    """The count that stands there."""
    number = number_at(value, *keys)
    return number if number is not None and number >= 0 else None


def one_line(text: str) -> str:
    """The text, evenly spaced."""
    return " ".join(text.split())


def with_subtitle(title: str, subtitle: str) -> str:
    """The title with its subtitle behind a colon, unless it stands there already."""
    title, subtitle = one_line(title), one_line(subtitle)
    if not subtitle or subtitle.casefold() in title.casefold():
        return title
    return f"{title} {subtitle}" if title.endswith((":", "?", "!")) else f"{title}: {subtitle}"


def status_in(title: str) -> str:
    """The status that publishers write before a title, such as 'RETRACTED:'."""
    found = _FALLEN.match(html.unescape(re.sub(r"<[^>]*>", "", title)))
    return found[1].lower() if found else ""


def all_named(bylines: Iterable[WorkByline]) -> tuple[WorkByline, ...]:
    """The bylines; that names are left out is said once, behind them."""
    return listed(sorted(bylines, key=lambda it: it.is_others))


def person(written: str) -> WorkByline:
    """The byline of a name in one text, whose letters may be coded as HTML; without degrees."""
    name = _DEGREES.sub("", one_line(html.unescape(written)))
    return OTHERS if name.lower() in _NOBODY else byline_of(name)


def person_in_parts(given: str, family: str, suffix: str = "") -> WorkByline:
    """The byline of a name in parts, whose letters may be coded as HTML."""
    return byline_in_parts(html.unescape(given), html.unescape(family), html.unescape(suffix))


def pages_and_article(pages: str) -> tuple[str, str]:
    """The pages, or where what stands there is the number of an article, that."""
    first, _, last = one_line(pages).replace("\u2013", "-").partition("-")
    if first and not last:
        last = first
    if re.fullmatch(r"e\d+", first, re.IGNORECASE) and first == last:
        return "", first
    return (first if first == last else f"{first}-{last}"), ""


def paid_by(funder: str, awards: Iterable[str]) -> str:
    """A line about who paid: the funder, and the numbers of what it gave."""
    return " ".join(it for it in (one_line(html.unescape(funder)), ", ".join(awards)) if it)
