"""News from a feed of a blog or a lab's page: RSS, Atom and JSON Feed."""

import html
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import urljoin

from byline.importers.forms.addresses import web_address
from byline.importers.readers.feed_entries import (
    CUT,
    Feed,
    FeedItem,
    FeedText,
    as_plain,
    is_of_arxiv,
    iso_day,
    no_feed,
    parse_feed,
    safe_html,
)
from byline.importers.readers.json_values import Json, list_at, load, text_at
from byline.importers.works import Markup, NewsItem, SourceReading
from byline.problems import Place, Problem, error, warning

FIRST_DAY, LAST_DAY = "1990-01-01", "2999-12-31"  # no feed tells of a time without a web
LONGEST_TITLE = 80
LONGEST_TEXT = 100_000  # HTML in it takes time to read that grows faster than the text
_OF_PAGE = "give the address of the page's feed; the page names it in its source"
_PROLOGUE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*", re.DOTALL
)
_ROOT = re.compile(
    rb"<rss\b"
    rb"|<(?:\w+:)?feed\b[^>]*(?:www\.w3\.org/2005/Atom|purl\.org/atom)"
    rb"|<rdf:RDF\b[^>]*(?:purl\.org/rss/|(?:my|channel)\.netscape)"
)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_JSON_FEED = re.compile(rb"\"version\"\s*:\s*\"https?:(?:\\?/){2}jsonfeed\.org(?:\\?/)version")


def looks_like(content: bytes) -> bool:
    """Is this a feed of notes?"""
    head = content[:4096]
    if _JSON.match(head):
        return bool(_JSON_FEED.search(head))
    begins = _PROLOGUE.match(head)
    is_feed = begins and _ROOT.match(head, begins.end())
    return bool(is_feed) and not is_of_arxiv(head)


def read(content: bytes, name: str) -> SourceReading:
    """The notes of a feed, dated, each with the address of its own page."""
    told = _from_json(content, name) if _JSON.match(content) else _from_feed(content, name)
    feed_day = _feed_day(told)
    flaws = [_flaw(note, feed_day, name) for note in told.notes]
    return SourceReading(
        news=_told_apart(note for note in told.notes if note.can_be_news),
        problems=(*told.problems, *(flaw for flaw in flaws if flaw)),
        about=told.title,
    )


class _Announced(NamedTuple):
    """An entry of any kind of feed."""

    key: str
    link: str
    title: FeedText
    text: FeedText
    written: str  # the date, as it stands there
    day: str  # as `FeedDate` has it
    line: int = 0
    is_cut: bool = False

    @property
    def is_too_long(self) -> bool:
        """Its text is no note any more."""
        return len(self.text.text) > LONGEST_TEXT

    @property
    def can_be_news(self) -> bool:
        """It says something, on a day that can be right."""
        says_something = bool(self.title.text or self.text.text)
        return says_something and FIRST_DAY <= self.day <= LAST_DAY and not self.is_cut

    @property
    def called(self) -> str:
        """What a message calls it."""
        title = as_plain(self.title) or _beginning(as_plain(self.text))
        return f"'{title or self.key or self.link or 'an entry'}'"


class _OfFeed(NamedTuple):
    """What a feed tells, in whichever form."""

    notes: tuple[_Announced, ...] = ()
    updated: str = ""
    title: str = ""
    problems: tuple[Problem, ...] = ()


def _from_feed(content: bytes, name: str) -> _OfFeed:
    """The entries of RSS or Atom; addresses count from the page that the feed belongs to."""
    feed = parse_feed(content, name)
    if not feed.kind and not feed.entries:
        return _OfFeed(problems=feed.problems or (no_feed(content, name, _OF_PAGE),))
    base = _base(feed, name)
    notes = tuple(_from_entry(entry, base) for entry in feed.entries)
    return _OfFeed(notes, feed.updated.day, feed.title, feed.problems)


def _base(feed: Feed, name: str) -> str:
    found = (feed.link, feed.own_address, name)
    return next((address for it in found if (address := web_address(it))), "")


def _from_entry(entry: FeedItem, base: str) -> _Announced:
    told = entry.published if entry.published.written else entry.updated
    text = entry.content if entry.content.text else entry.summary
    return _Announced(
        key=entry.key,
        link=web_address(_joined(base, entry.link)),
        title=entry.title,
        text=text._replace(base=_joined(base, text.base) or base),
        written=told.written,
        day=told.day,
        line=entry.line,
        is_cut=entry.is_cut,
    )


def _from_json(content: bytes, name: str) -> _OfFeed:
    value = load(content, name)
    if isinstance(value, Problem):
        return _OfFeed(problems=(value,))
    if "jsonfeed.org" not in text_at(value, "version"):
        return _OfFeed(problems=(no_feed(content, name, _OF_PAGE),))
    base = text_at(value, "home_page_url") or text_at(value, "feed_url")
    notes = tuple(_from_json_item(it, base) for it in list_at(value, "items"))
    return _OfFeed(notes, "", text_at(value, "title"))


def _from_json_item(item: Json, base: str) -> _Announced:
    address = text_at(item, "url") or text_at(item, "external_url")
    markup = text_at(item, "content_html")
    plain = text_at(item, "content_text") or text_at(item, "summary")
    written = text_at(item, "date_published") or text_at(item, "date_modified")
    return _Announced(
        key=text_at(item, "id"),
        link=web_address(_joined(base, address)),
        title=FeedText(text_at(item, "title")),
        text=FeedText(markup or plain, bool(markup), base),
        written=written,
        day=iso_day(written),
    )


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address) if address else ""
    except ValueError:  # brackets that hold no address of a machine
        return ""


def _feed_day(told: _OfFeed) -> str:
    """The day of the feed itself, '' where most notes are younger: then it was never renewed."""
    younger = sum(_is_after(note, told.updated) for note in told.notes)
    return told.updated if 2 * younger <= len(told.notes) else ""


def _is_after(note: _Announced, day: str) -> bool:
    """Is the note younger than the day, wherever on Earth?"""
    if not day or not note.can_be_news:
        return False
    return note.day > (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _flaw(note: _Announced, feed_day: str, name: str) -> Problem | None:
    """What is wrong with the note: one without a good date cannot be news."""
    place = Place(name, note.line)
    if note.is_cut:
        return error(place, f"the file breaks off within {note.called}, so it is left out", CUT)
    if not note.title.text and not note.text.text:
        message = f"{note.called} has neither title nor text, so it is left out"
        return error(place, message, "see the feed in a browser")
    hint = "news needs the day: write this note by hand with `byline new news`"
    if not note.written:
        return error(place, f"{note.called} has no date, so it is left out", hint)
    if not note.day:
        message = f"the date of {note.called}, '{note.written}', cannot be read; it is left out"
        return error(place, message, hint)
    if not note.can_be_news:
        message = f"the date of {note.called}, {note.day}, cannot be right; it is left out"
        return error(place, message, hint)
    if note.is_too_long:
        message = f"the text of {note.called} has more than {LONGEST_TEXT:,} characters"
        return warning(
            place, f"{message}, so only its link is taken", "write what it says in short"
        )
    if _is_after(note, feed_day):
        message = f"{note.called} is dated {note.day}, after the feed itself ({feed_day})"
        return warning(place, message, "look whether the year is right")
    return None


def _told_apart(notes: Iterable[_Announced]) -> tuple[NewsItem, ...]:
    """The notes by keys of their own; one that a feed holds twice, once."""
    items: dict[str, NewsItem] = {}
    for note in notes:
        for key in _keys(note):
            item = replace(_item(note), key=key)
            if items.setdefault(key, item) == item:
                break
    return tuple(items.values())


def _keys(note: _Announced) -> list[str]:
    """The feed's own id, else the page's address, else title and date."""
    last = f"{as_plain(note.title) or _beginning(as_plain(note.text))} {note.day}"
    return [key for key in (note.key, note.link, last) if key]


def _item(note: _Announced) -> NewsItem:
    """The note as news; a title that is missing is how the text begins."""
    text = FeedText() if note.is_too_long else note.text
    is_html = text.is_html or note.title.is_html
    title = note.title if note.title.text else FeedText(_beginning(as_plain(note.text)))
    return NewsItem(
        key=note.key,
        date=note.day,
        title=" ".join(_in_markup(title, is_html).split()),
        text=_in_markup(text, is_html),
        link=note.link,
        markup=Markup.HTML if is_html else Markup.PLAIN,
    )


def _in_markup(told: FeedText, is_html: bool) -> str:
    if told.is_html:
        return safe_html(told.text, told.base).strip()
    return html.escape(told.text, quote=False) if is_html else told.text


def _beginning(text: str) -> str:
    """How a text begins, cut between words."""
    if len(text) <= LONGEST_TITLE:
        return text
    return f"{text[:LONGEST_TITLE].rpartition(' ')[0] or text[:LONGEST_TITLE]} …"
