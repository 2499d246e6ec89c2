"""Dates and years as people, programs and databases write them become those of records."""

import re
from calendar import monthrange

from byline.records.fields import FIRST_YEAR, LAST_YEAR

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_IN_DIGITS = re.compile(r"\s*(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?(?![\d-])")
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})[a-z]*\b", re.IGNORECASE)
_DAY = re.compile(r"(?<![\d/–-])(\d{1,2})(?![\d/]|[–-]\d)")  # none of a range is the day
_MONTH_FIRST = re.compile(r"\s*(\d{1,2})[-/.](\d{4})\s*")
_IN_THREE = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")


def year_of(text: str) -> int | None:
    """The first year that the text names."""
    years = (int(it) for it in _YEAR.findall(text))
    return next((it for it in years if FIRST_YEAR <= it <= LAST_YEAR), None)


def date_of(text: str) -> str:
    """The date as exactly as the text tells it: '2023', '2023-05' or '2023-05-31'; '' for none.

    Knows '2023/05/31/', '2023///Spring', '2023-05-31T10:00:00Z', 'May 31, 2023' and '05/2023'.
    """
    if found := _IN_DIGITS.match(text):
        year, month, day = (int(it or 0) for it in found.groups())
        if month:
            return date_of_parts(year, month, day)
    if found := _MONTH_FIRST.fullmatch(text):
        return date_of_parts(int(found[2]), int(found[1]))
    year_told = year_of(text)
    if year_told is None:
        return ""
    months = _MONTH.findall(text)
    if in_three := _IN_THREE.search(text):
        return _of_three(*map(int, in_three.groups()))
    if len(months) != 1:
        return date_of_parts(year_told)
    days = [int(it) for it in _DAY.findall(_YEAR.sub(" ", text))]
    month = MONTHS.index(months[0].lower()) + 1
    return date_of_parts(year_told, month, days[0] if len(days) == 1 else 0)


def _of_three(first: int, second: int, year: int) -> str:
    """The date of '31/05/2023' or '05/31/2023'; of '03/04/2023', which can be both, the year."""
    if first > 12 or first == second:
        return date_of_parts(year, second, first)
    return date_of_parts(year, first, second) if second > 12 else date_of_parts(year)


def date_of_parts(year: int, month: int = 0, day: int = 0) -> str:
    """The date as far as its parts make sense; '' where not even the year does."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ""
    if not 1 <= month <= 12:
        return f"{year}"
    if not 1 <= day <= monthrange(year, month)[1]:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{day:02}"


def most_exact(dates: list[str]) -> str:
    """The first of the dates that none is more exact than."""
    return max(dates, key=len, default="")


def exact(date: str) -> str:
    """The date, if it tells more than a year does."""
    return date if len(date) > len("2024") else ""
