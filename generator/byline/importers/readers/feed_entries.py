"""Feeds of any kind as entries: the one place of feedparser, which is given bytes alone."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from email.utils import parsedate
from io import BytesIO
from typing import Any, NamedTuple
from xml.sax import SAXException

import feedparser
import nh3
from feedparser.urls import resolve_relative_uris

from byline.importers.readers.xml_tree import Element, parse_xml, place_of
from byline.problems import Place, Problem, error, warning

_WEB_PAGE = re.compile(
    rb"(?>\s*<!--.*?-->)*+\s*(?:<!doctype html|<html\b)", re.IGNORECASE | re.DOTALL
)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_MONTH_OR_YEAR = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", re.ASCII)
_LONGEST_DATE = 100
_OF_ARXIV = re.compile(
    rb"http://arxiv\.org/schemas/atom|https?://(?:rss\.|export\.)?arxiv\.org/(?:api/|a/|rss/|atom/|<)"
)
_ENTRIES = ("entry", "item")
_ENTRY_ENDS = re.compile(rb"<(/?)(?:\w+:)?(?:entry|item)[\s>]")
CUT = "fetch it again; it was not sent whole"


class FeedText(NamedTuple):
    """A text as it stands in the feed, whether it is HTML, and from where addresses in it count."""

    text: str = ""
    is_html: bool = False
    base: str = ""


class FeedDate(NamedTuple):
    """A date as it was written, and as a day (a month, a year, where no more is told); '' where it
    cannot be read."""

    written: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One entry, with `others`, all further fields by feedparser's names (`arxiv_doi`)."""

    key: str
    link: str
    title: FeedText
    summary: FeedText
    content: FeedText
    published: FeedDate
    updated: FeedDate
    names: tuple[str, ...]
    classes: tuple[str, ...]
    others: Mapping[str, str]
    is_cut: bool  # the file breaks off within it
    element: Element | None  # the same entry in the XML, where that can be told

    @property
    def line(self) -> int:
        """The line on which the entry begins, 0 where that is not known."""
        return self.element.line if self.element else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed and its entries; `kind` is '' where feedparser found no feed at all."""

    kind: str = ""
    title: str = ""
    key: str = ""
    link: str = ""
    own_address: str = ""
    updated: FeedDate = field(default_factory=FeedDate)
    entries: tuple[FeedItem, ...] = ()
    problems: tuple[Problem, ...] = ()


def parse_feed(content: bytes, name: str) -> Feed:
    """The feed as far as it could be read; addresses in it stay as they are written."""
    tree, fault = parse_xml(content)
    if fault and fault.is_refused:
        place = place_of(fault, content, name)
        return Feed(problems=(error(place, fault.message, fault.hint),))
    found = _asked(content)
    if found is None:
        message = "this cannot be read as a feed"
        return Feed(problems=(error(Place(name), message, "look at it in a browser"),))
    elements = [element for it in _ENTRIES for element in (tree.within(it) if tree else ())]
    told = found["entries"]
    is_alike = len(elements) == len(told)
    # feedparser goes on reading where XML is broken, which is no reason to say nothing.
    is_broken = fault and isinstance(found.get("bozo_exception"), SAXException) and told
    problems: tuple[Problem, ...] = ()
    if fault and is_broken:
        message = f"{fault.message}; entries may be missing or cut"
        problems = (warning(place_of(fault, content, name), message, fault.hint),)
    last_cut = len(told) if fault and _ends_within_entry(content) else 0
    entries = (
        _entry(it, elements[at - 1] if is_alike else None, is_cut=at == last_cut)
        for at, it in enumerate(told, start=1)
    )
    return _feed(found, tuple(entries), problems)


def _ends_within_entry(content: bytes) -> bool:
    """Was an entry begun, and did not end?"""
    marks = _ENTRY_ENDS.findall(content)
    return bool(marks) and not marks[-1]


def is_of_arxiv(head: bytes) -> bool:
    """Does a feed that begins so tell of papers at arXiv, which is no news?"""
    return bool(_OF_ARXIV.search(head))


def no_feed(content: bytes, name: str, hint: str) -> Problem:
    """What is wrong with bytes that hold no feed, in words; `hint` is for a page of the web."""
    if not content.strip():
        return error(Place(name), "this is empty", "try again later")
    if _WEB_PAGE.match(content):
        return error(Place(name), "this is a web page, not a feed", hint)
    begins = " ".join(content[:200].decode("utf-8", "replace").split())[:60]
    return error(
        Place(name), f"this is not a feed; it begins '{begins}'", "look at it in a browser"
    )


def _asked(content: bytes) -> dict[str, Any] | None:
    """What feedparser says, None where it failed. HTML is left to `safe_html`: feedparser's own
    cleaning takes a minute for what no browser would wait for."""
    try:
        found: dict[str, Any] = feedparser.parse(
            BytesIO(content), resolve_relative_uris=False, sanitize_html=False
        )
    except Exception:  # of hostile bytes it raises whatever its parts raise
        return None
    return found


def safe_html(markup: str, base: str) -> str:
    """HTML without what could run, the addresses in it counted from `base`."""
    safe = nh3.clean(markup, link_rel=None)
    try:
        full: str = resolve_relative_uris(safe, base, "utf-8", "text/html")
    except ValueError:  # brackets that hold no address of a machine
        return safe
    return full


def _feed(
    found: dict[str, Any], entries: tuple[FeedItem, ...], problems: tuple[Problem, ...]
) -> Feed:
    feed = found["feed"]
    own = [it for it in _several(feed, "links") if _words(it, "rel") == "self"]
    return Feed(
        kind=_words(found, "version"),
        title=as_plain(_text(feed, "title")),
        key=_words(feed, "id"),
        link=_words(feed, "link"),
        own_address=next((_words(it, "href") for it in own), ""),
        updated=_date(feed, "updated"),
        entries=entries,
        problems=problems,
    )


def _entry(told: dict[str, Any], element: Element | None, *, is_cut: bool) -> FeedItem:
    contents = [_text_of(it) for it in _several(told, "content")]
    return FeedItem(
        key=_words(told, "id"),
        link=_words(told, "link"),
        title=_text(told, "title"),
        summary=_text(told, "summary"),
        content=max(contents, key=lambda it: (it.is_html, len(it.text)), default=FeedText()),
        published=_date(told, "published"),
        updated=_date(told, "updated"),
        names=tuple(name for it in _several(told, "authors") if (name := _words(it, "name"))),
        classes=tuple(term for it in _several(told, "tags") if (term := _words(it, "term"))),
        others={key: " ".join(_words(told, key).split()) for key in told},
        is_cut=is_cut,
        element=element,
    )


def _text(told: dict[str, Any], field: str) -> FeedText:
    detail = dict.get(told, f"{field}_detail")
    return _text_of(detail) if isinstance(detail, dict) else FeedText(_words(told, field))


def _text_of(detail: dict[str, Any]) -> FeedText:
    return FeedText(
        _words(detail, "value"), "html" in _words(detail, "type"), _words(detail, "base")
    )


def as_plain(told: FeedText) -> str:
    """The text without markup, on one line."""
    text = html.unescape(re.sub(r"<[^<>]*>", "", told.text)) if told.is_html else told.text
    return " ".join(text.split())


def _date(told: dict[str, Any], field: str) -> FeedDate:
    written = _words(told, field)
    return FeedDate(written, _day(written, dict.get(told, f"{field}_parsed")))


def iso_day(written: str) -> str:
    """The day with which a date in the form of ISO 8601 begins, '' if there is none; a month or a
    year that is all of it."""
    if _MONTH_OR_YEAR.fullmatch(written):
        return written
    found = _DAY.match(written)
    return _day_of([int(part) for part in found.groups()]) if found else ""


def _day(written: str, moment: Sequence[int] | None) -> str:
    """The day that was written, which feedparser's, at Greenwich, may differ from by one."""
    if _MONTH_OR_YEAR.fullmatch(written):
        return written
    at_greenwich = _day_of(moment or ())
    here = iso_day(written) or _mail_day(written[:_LONGEST_DATE])
    is_beside = here and at_greenwich and abs(_number_of(here) - _number_of(at_greenwich)) <= 1
    return here if is_beside else at_greenwich


def _mail_day(written: str) -> str:
    """The day of a date as in mail, which RSS uses too."""
    try:
        return _day_of(parsedate(written) or ())
    except (IndexError, TypeError, ValueError):  # it trusts the form of what it reads
        return ""


def _number_of(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _day_of(moment: Sequence[int]) -> str:
    try:
        return date(*moment[:3]).isoformat()
    except (OverflowError, TypeError, ValueError):  # none was told, or there is no such day
        return ""


def _words(told: dict[str, Any], field: str) -> str:
    """The text of a field; '' where it is none. (`dict` has no fields that stand for others.)"""
    value = dict.get(told, field)
    # A character's number may be that of half a character, which no file can hold.
    return value.encode("utf-8", "replace").decode().strip() if isinstance(value, str) else ""


def _several(told: dict[str, Any], field: str) -> list[dict[str, Any]]:
    value = dict.get(told, field)
    return [it for it in value if isinstance(it, dict)] if isinstance(value, list) else []
