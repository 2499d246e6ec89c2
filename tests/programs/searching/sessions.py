"""Every query asked, in sessions of readers: some long, some that begin with nothing fetched."""

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Browser, BrowserContext

from tests.programs.searching.driving import Answer, Dialog, Hand, NamesAlone, SearchPage, Typing
from tests.programs.searching.queries import Query
from tests.programs.searching.serving import Counted

Through = Literal["dialog", "page", "typing", "names"]
FRESH_FOR_EACH = 2  # sessions in which nothing is fetched at the start, for each kind of query
FURTHER = 3  # queries in each of them after the first
AT_REST = 0.8  # seconds that a reader looks at an answer before asking on


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and its answer."""

    query: Query
    answer: Answer

    @property
    def place(self) -> int:
        """The place of the first right answer, from 1; 0 where there is none."""
        return self.answer.place_of(self.query.right)


@dataclass(slots=True)
class Bytes:
    """What readers fetched who had nothing of search: files before they opened it, and bytes to
    the first results, to the complete first answer, for each further query, and while they
    looked at an answer."""

    unasked: list[str] = field(default_factory=list)
    to_first: list[int] = field(default_factory=list)
    to_complete: list[int] = field(default_factory=list)
    further: list[int] = field(default_factory=list)
    at_rest: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Seeker:
    """Who seeks: in which browser, on which site, through what."""

    browser: Browser
    served: Counted
    through: Through

    @contextmanager
    def session(self) -> Iterator[Hand]:
        """A reader who has fetched nothing of the site but its first page."""
        with self.browser.new_context() as context:
            yield self._hand(context)

    def _hand(self, context: BrowserContext) -> Hand:
        site = self.served.address
        if self.through == "dialog":
            return Dialog(context, site)
        if self.through == "page":
            return SearchPage(context, site)
        if self.through == "typing":
            return Typing(context, site)
        module = min(self.served.folder.glob("assets/js*/search/names.js"))
        return NamesAlone(context, site, module.relative_to(self.served.folder).as_posix())


ByKind = Mapping[str, Sequence[Query]]


def ask_all(
    seeker: Seeker, by_kind: ByKind, tell: Callable[[str], None] = lambda _kind: None
) -> dict[str, list[Asked]]:
    """Asks every query, each kind in one long session."""
    found = {}
    for kind, queries in by_kind.items():
        tell(kind)
        with seeker.session() as hand:
            hand.open()
            found[kind] = [Asked(query, hand.ask(query.text)) for query in queries]
    return found


def count_bytes(seeker: Seeker, by_kind: ByKind) -> Bytes:
    """Asks some queries in many short sessions, to count what they fetch."""
    found = Bytes()
    for queries in _short_sessions(by_kind):
        _count(queries, seeker, found)
    return found


def _short_sessions(by_kind: ByKind) -> Iterator[list[Query]]:
    """A query of each kind to begin with, and some of any kind after it."""
    chance = random.Random(" ".join(by_kind))  # noqa: S311 - nothing secret
    everything = [query for queries in by_kind.values() for query in queries]
    for queries in by_kind.values():
        for first in queries[:FRESH_FOR_EACH]:
            others = [it for it in everything if it.text != first.text]
            yield [first, *chance.sample(others, min(FURTHER, len(others)))]


def _count(queries: Sequence[Query], seeker: Seeker, found: Bytes) -> None:
    served, begun = seeker.served, time.time()
    with seeker.session() as hand:
        found.unasked += [it for it in served.paths_since(begun) if it.startswith("search/")]
        opened = time.time()
        hand.open()
        first = hand.ask(queries[0].text)
        found.to_first.append(served.bytes_since(opened, first.shown_at))
        found.to_complete.append(served.bytes_since(opened))
        for query in queries[1:]:
            found.at_rest.append(_bytes_at_rest(served))
            begun = time.time()
            hand.ask(query.text)
            found.further.append(served.bytes_since(begun))
        found.at_rest.append(_bytes_at_rest(served))


def _bytes_at_rest(served: Counted) -> int:
    begun = time.time()
    time.sleep(AT_REST)
    return served.bytes_since(begun)
