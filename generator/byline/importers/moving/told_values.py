"""What front matter of strangers tells, whatever shape it has."""

import re
from collections.abc import Mapping

from byline.importers.forms.dates import date_of_parts
from byline.importers.moving.loose_yaml import Told
from byline.records.fields import WORDS_FOR_TRUE

_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)")


def text(values: Mapping[str, Told], *names: str) -> str:
    """The first of these values that is a text with something in it, on one line."""
    found = (values.get(name) for name in names)
    lines = (" ".join(it.split()) for it in found if isinstance(it, str))
    return next(filter(None, lines), "")


def long_text(values: Mapping[str, Told], *names: str) -> str:
    """The same, with its lines."""
    found = (values.get(name) for name in names)
    return next((it.strip() for it in found if isinstance(it, str) and it.strip()), "")


def texts(values: Mapping[str, Told], name: str) -> tuple[str, ...]:
    """The texts of a list; one alone stands for a list of one."""
    told = values.get(name, "")
    items = told if isinstance(told, list) else [told]
    lines = (" ".join(it.split()) for it in items if isinstance(it, str))
    return tuple(filter(None, lines))


def mapping(values: Mapping[str, Told], name: str) -> Mapping[str, Told]:
    """A mapping; an empty one where there is none."""
    told = values.get(name)
    return told if isinstance(told, dict) else {}


def mappings(values: Mapping[str, Told], name: str) -> list[Mapping[str, Told]]:
    """The mappings of a list."""
    told = values.get(name)
    return [it for it in told if isinstance(it, dict)] if isinstance(told, list) else []


def flag(values: Mapping[str, Told], name: str) -> bool:
    """Is it said to be so?"""
    return text(values, name).lower() in WORDS_FOR_TRUE


def is_denied(values: Mapping[str, Told], name: str) -> bool:
    """Is it said not to be so?"""
    return text(values, name).lower() in {"false", "no", "off"}


def day(written: str) -> str:
    """The day, month or year with which a text begins, as records have it; '' where there is none
    that can be."""
    found = _DAY.match(written.strip())
    return date_of_parts(*(int(it or 0) for it in found.groups())) if found else ""
