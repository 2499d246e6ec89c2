"""When a BibTeX entry says that its work appeared."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from byline.importers.forms.dates import MONTHS, date_of_parts, exact, year_of

_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})[a-z]*", re.IGNORECASE)
_NUMBER_OF_MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])(?!\d)")
_DAY = re.compile(r"(?<!\d)(3[01]|[12]\d|0?[1-9])(?!\d)")
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_ANY_YEAR = re.compile(r"([12]\d{3})", re.ASCII)
_ISO = re.compile(r"\s*(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])")


class Appeared(NamedTuple):
    """The year, and the date ('' where no more than the year is known)."""

    year: int | None = None
    date: str = ""


def appeared(fields: Mapping[str, str]) -> Appeared:
    """When the work appeared: by `date`, of which a span gives its first day, else by `year`,
    `month` and `day`."""
    dated = _of_date(fields.get("date", ""))
    year = year_of(dated) or _year(fields.get("year", "") or fields.get("date", ""))
    if year is None:
        return Appeared()
    by_parts = date_of_parts(year, *_month_and_day(fields))
    return Appeared(year, exact(max(dated, by_parts)))


def _of_date(text: str) -> str:
    """The first day of a date or a span in the form that biblatex has; of a season, which is a
    month behind December, the year."""
    found = _ISO.match(text.partition("/")[0])
    return date_of_parts(*(int(it or 0) for it in found.groups())) if found else ""


def _year(text: str) -> int | None:
    found = _ANY_YEAR.fullmatch(text) or _YEAR.search(text)
    return int(found[1]) if found else None


def _month_and_day(fields: Mapping[str, str]) -> tuple[int, int]:
    """The month by its name or number, and the day, where `month` or `day` tells it."""
    text = fields.get("month", "") or fields.get("date", "")
    named = _MONTH.search(text)
    numbered = None if named else _NUMBER_OF_MONTH.search(fields.get("month", ""))
    if not named and not numbered:
        return 0, 0
    month = MONTHS.index(named[1].lower()) + 1 if named else int(numbered[1] if numbered else 0)
    # "12 June" and "June 12" tell a day; "June 12-15" its first, "June/July" none.
    day = _DAY.search(fields.get("day", "")) or (_DAY.search(text) if named else None)
    return month, int(day[1]) if day else 0
