"""What others collected to break pages with does nothing in any field, in a real browser."""

import sys
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import quote

import pytest
from byline.addresses import HOME, NOT_FOUND, PAPERS, SEARCH, feed, file_of
from byline.records.config import Config
from byline.render.policy import policy
from byline.search.indexing import index_names, index_texts
from byline.words import interface as words
from playwright.sync_api import Browser, Page, expect

from tests.support.hostile import hostile_library
from tests.support.in_memory import ASSETS, pages_of, site_of
from tests.support.search_box import answered
from tests.support.sheets import HostilePages, hostile_pages, sheets
from tests.support.sites_on_disk import tree
from tests.support.watching import Seen, Watched, answer_from, content_type, watching
from tests.support.xss_lists import lists, strings

FIELDS_AT_LEAST = 80  # of records and settings
CHUNK = 43  # strings of one site
AHEAD = 4  # sites that are made before they are looked at
ASSET_BYTES = {asset.address: asset.content for asset in ASSETS}
POLICY = policy(Config.model_validate({"schema": 1, "title": "T"}))
REFUSING = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
RAW = "<!doctype html><meta charset=utf-8>{head}<title>Raw</title><body>{text}"
QUICKLY, SOME = 500, 25  # one of so many strings, where a test takes a few
# These run wherever they stand raw: at once, after a load, or when somebody does something.
SURE = (
    "<script>alert(1)</script>",
    "<img src=x:x onerror=alert(1)>",
    "<p onmouseover=alert(1)>x</p>",
    "<a href=javascript:alert(1)>x</a>",
)


def answers(watched: Watched, files: dict[str, bytes]) -> None:
    """From now on the site holds these files, and an empty picture wherever one is named."""

    def bytes_at(address: str) -> bytes | None:
        if content_type(address).startswith("image/"):
            return b""
        found = files.get(address, ASSET_BYTES.get(address))
        return files.get(NOT_FOUND) if found is None and address.endswith("/") else found

    answer_from(watched.context, bytes_at)


def look_at(watched: Watched, made: HostilePages) -> int:
    """Opens all pages of hostile strings, and says in how many documents."""
    made_of_pages = list(sheets(made.pages))
    documents = dict(made_of_pages)
    assert len(documents) == len(made_of_pages)
    opened = [*documents, feed(HOME)]
    files = {**dict(made.pages), **documents}
    index = {asset.address: asset.content for asset in made.index}
    answers(watched, {**{it: text.encode() for it, text in files.items()}, **index})
    for address in opened:
        watched.visit(address)
    return len(opened)


def test_some_strings_of_the_lists_do_nothing_in_any_field(browser: Browser) -> None:
    with watching(browser) as watched:
        made = hostile_pages(0, strings()[::QUICKLY])
        look_at(watched, made)
        assert watched.seen == Seen()


@pytest.mark.long
def test_what_stands_raw_in_one_page_of_many_is_seen(browser: Browser) -> None:
    made = hostile_pages(0, strings()[::QUICKLY])
    with watching(browser) as watched:
        for at, put in enumerate(SURE):
            address, text = made.pages[-1 - at]
            made.pages[-1 - at] = address, text.replace("</main>", f"{put}</main>")
        look_at(watched, made)
        assert watched.seen.ran == []
        assert len(watched.seen.refused) >= len(SURE)


@pytest.mark.long
def test_no_string_of_the_lists_does_anything_in_any_field(
    browser: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    pages, documents, fields = 0, 0, Counter[str]()
    with watching(browser) as watched:
        for made in every_site():
            documents += look_at(watched, made)
            pages += sum(file_of(address).endswith(".html") for address, _text in made.pages)
            fields += made.fields
        seen = watched.seen
    with capsys.disabled():
        listed = " and ".join(f"{len(texts)} of {name}" for name, texts in lists().items())
        sys.stdout.write(
            f" {listed}, together {len(strings())} strings; in {len(fields)} fields, "
            f"{fields.total()} times; {pages} pages in {documents} documents: {told(seen)} "
        )
    assert seen == Seen()
    assert len(fields) > FIELDS_AT_LEAST


def every_site() -> Iterator[HostilePages]:
    """Sites of all strings, made while others are looked at."""
    waiting: deque[Future[HostilePages]] = deque()
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        for at in range(0, len(strings()), CHUNK):
            waiting.append(pool.submit(hostile_pages, at, strings()[at : at + CHUNK]))
            if len(waiting) > AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def told(seen: Seen) -> str:
    """The counts of what was seen."""
    return (
        f"{len(seen.ran)} ran, {len(seen.refused)} refused, {seen.waiting} waiting, "
        f"{len(seen.asked)} asked of other sites, {len(seen.left)} left, "
        f"{len(seen.said)} messages"
    )


def raw(browser: Browser, texts: list[str], head: str = "") -> tuple[int, Seen]:
    """How many of the strings ran, each raw in a page by itself, and what was seen."""
    ran = 0
    with watching(browser) as watched:
        files = {
            f"{at}/": RAW.format(head=head, text=text).encode("utf-8", "replace")
            for at, text in enumerate(texts)
        }
        answers(watched, files)
        for address in files:
            before = len(watched.seen.ran)
            watched.visit(address)
            ran += len(watched.seen.ran) > before
        return ran, watched.seen


@pytest.mark.long
def test_what_search_shows_of_the_strings_stays_text(
    browser: Browser, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    some = strings()[::SOME]
    library = hostile_library(0, some)
    index_texts(site_of(library), tmp_path, None)
    index = {asset.address: asset.content for asset in index_names(site_of(library))}
    pages = {address: text.encode() for address, text in pages_of(library).items()}
    excerpts = 0
    with watching(browser) as watched:
        answers(watched, {**tree(tmp_path), **index, **pages})
        for word in ("alert", "script", "onerror", "javascript"):
            watched.visit(f"{SEARCH}?q={word}&deep=1")
            excerpts += excerpts_on_all_pages(watched.page, word)
        for text in some[::4]:
            query = quote(text.encode("utf-8", "replace"), safe="")
            watched.visit(f"{SEARCH}?q={query}&type={query}&sort={query}")
            watched.visit(f"{PAPERS}{query}/")
        watched.visit(HOME)
        watched.page.keyboard.press("/")
        for text in some[::4]:
            watched.page.get_by_role("combobox").fill(text)
            watched.page.wait_for_timeout(50)
        seen = watched.seen
    with capsys.disabled():
        sys.stdout.write(f" {len(some)} strings searched, {excerpts} excerpts: {told(seen)} ")
    assert excerpts > 50
    assert seen == Seen()


def excerpts_on_all_pages(page: Page, word: str) -> int:
    """How many excerpts the page of search shows, on all pages of its results."""
    onward = page.get_by_role("link", name=words.NEXT, exact=True)
    found = 0
    for at in range(1, 100):
        answered(page, word)
        expect(page.locator(".results")).to_have_attribute("start", str(at * 20 - 19))
        found += page.locator(".results .excerpt").count()
        if not onward.is_visible():
            break
        onward.click()
    return found


def test_the_same_watch_sees_strings_that_run_and_the_policy_stops_them(browser: Browser) -> None:
    ran, _seen = raw(browser, list(SURE))
    assert ran == len(SURE)
    ran, seen = raw(browser, list(SURE), REFUSING)
    assert ran == 0
    assert len(seen.refused) >= len(SURE)


@pytest.mark.long
def test_many_strings_run_where_they_stand_raw_and_none_under_the_policy(
    browser: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    some = strings()[::SOME]
    ran, seen = raw(browser, some)
    ran_under, seen_under = raw(browser, some, REFUSING)
    with capsys.disabled():
        sys.stdout.write(
            f" {len(some)} strings raw: {ran} ran ({told(seen)}); "
            f"under the policy {ran_under} ({told(seen_under)}) "
        )
    assert ran > len(some) / 4
    assert ran_under == 0
    assert len(seen_under.refused) > ran
