"""No page of a site asks for what its own policy refuses, whatever a reader does on it."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from byline.addresses import NOT_FOUND, SEARCH
from byline.building.prepare import Prepared
from byline.records.extent import Size
from byline.words import interface as words
from playwright.sync_api import Browser, Page, Route, expect

from tests.programs.serving import serving
from tests.support.page_kinds import of_every_kind, prepared
from tests.support.places import SAMPLE
from tests.support.search_box import answered, asked, opened
from tests.support.sites_on_disk import GOLDEN, TINY, build_site, lean_copy
from tests.support.watching import Seen, Watched, watching


@dataclass(frozen=True)
class Built:
    """A site with all that is published of it, and where it is served."""

    made: Prepared
    output: Path
    origin: str  # without the slash at its end

    @property
    def is_lean(self) -> bool:
        """Is it a site whose pages offer less?"""
        return self.made.renderer.site.library.config.size == Size.LEAN

    def first(self, kind: str) -> str:
        """The address of the first page of a kind, from the origin."""
        return next(page.address for page in self.made.pages if page.kind == kind)


@dataclass(frozen=True)
class Asked:
    """What a reader of a site asks for."""

    name: str  # of a person, misspelled in an address
    text: str  # a word that papers hold


# What the policy refuses wherever it stands, and how a browser tells of it.
REFUSED = {
    "<script>alert(1)</script>": "script-src-elem inline",
    "<script src=https://evil.example/x.js></script>": "script-src-elem https://evil.example",
    "<img src=x:x onerror=alert(1)>": "script-src-attr inline",
    "<p style='color: red'>x</p>": "style-src-attr inline",
    "<iframe src=https://evil.example/></iframe>": "frame-src https://evil.example",
}
GOLDEN_ASKED = Asked("mary-somervile", "engine")
SAMPLE_ASKED = Asked("weizhu-chem", "language")


@contextmanager
def watched_readers(browser: Browser, origin: str) -> Iterator[Watched]:
    """A tab that is watched, and that may copy what a reader wants copied."""
    with watching(browser, origin) as watched:
        watched.context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield watched


@pytest.fixture(scope="module")
def built(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]
) -> Callable[[Path], Built]:
    """Builds a site, and serves it below the path that it expects."""

    def build(config: Path) -> Built:
        made = prepared(config)
        path = made.renderer.link_form.base_path.strip("/")
        served = tmp_path_factory.mktemp("own") / "served"
        build_site(config.parent, served / path, analytics=False)
        return Built(made, served / path, f"{serve(served)}{path}".rstrip("/"))

    return build


def every_kind(watched: Watched, site: Built, most: int) -> int:
    """Opens so many pages of each kind, and says how many that were."""
    pages = [page for found in of_every_kind(site.made).values() for page in found[:most]]
    for page in pages:
        watched.visit(page.address)
    return len(pages)


def searches(page: Page, site: Built, text: str) -> None:
    """Asks the dialog and the page of search, by name and by text, and chooses a filter."""
    opened(page, f"{site.origin}/{site.first('paper')}")
    expect(asked(page, text)).not_to_have_count(1)
    page.goto(f"{site.origin}/{SEARCH}?q={text}&deep=1")
    answered(page, text)
    if not site.is_lean:  # an excerpt comes from WebAssembly, in a worker
        expect(page.locator(".results .excerpt").first).to_be_visible()
    page.locator(".search-filters").evaluate("it => { it.open = true; }")
    page.locator(".search-filters fieldset:visible input").first.check()
    expect(answered(page, text).first).to_be_visible()


def uses_pages(page: Page, site: Built) -> None:
    """Copies an entry, changes colours, works with lists, and prints."""
    page.goto(f"{site.origin}/{site.first('paper')}")
    page.get_by_role("button", name=words.COPY).first.click()
    expect(page.get_by_role("button", name=words.COPIED)).to_be_visible()
    if not site.is_lean:
        page.locator(".scheme").click()
        lists = (site.first("papers"), of_every_kind(site.made)["author"][-1].address)
        assert sum(uses_list(page, site, address) for address in lists)
    page.emulate_media(media="print")
    page.pdf()
    page.emulate_media(media="screen")


def uses_list(page: Page, site: Built, address: str) -> bool:
    """Reads an abstract, if there is one; sorts and filters the list, if it offers that."""
    page.goto(f"{site.origin}/{address}")
    if page.locator("a.preview").count():
        page.locator("a.preview").first.click()
        expect(page.locator(".preview-text a").last).to_be_visible()
    tools = page.locator(".list-tools")
    if not tools.count():
        return False
    tools.locator("[name=sort]").select_option("title")
    tools.locator("[name=q]").fill("a")
    return True


def misses(page: Page, site: Built, name: str) -> None:
    """Asks for what is not there, as hosts answer it, and for what has moved."""
    body = (site.output / NOT_FOUND).read_bytes()
    missing = f"{site.origin}/authors/{name}/"

    def answer(route: Route) -> None:
        route.fulfill(body=body, content_type="text/html")

    page.route(missing, answer)
    page.goto(missing)
    expect(page.get_by_role("region", name=words.NEAREST_PAGES)).to_be_visible()
    moved = f"{site.origin}/{site.first('redirect')}"
    page.goto(moved)
    page.wait_for_url(lambda url: url != moved)


def uses(watched: Watched, site: Built, asks: Asked) -> None:
    """Does on a site what readers do."""
    searches(watched.page, site, asks.text)
    uses_pages(watched.page, site)
    misses(watched.page, site, asks.name)


def test_nothing_is_refused_in_light_use(browser: Browser, tiny: str) -> None:
    site = Built(prepared(TINY / "config.yaml"), GOLDEN, tiny.rstrip("/"))
    with watched_readers(browser, site.origin) as watched:
        watched.visit(site.first("home"))
        searches(watched.page, site, GOLDEN_ASKED.text)
        uses_pages(watched.page, site)
        assert watched.seen == Seen()


@pytest.mark.long
@pytest.mark.parametrize("size", Size)
def test_nothing_is_refused_on_the_golden_site(
    browser: Browser, built: Callable[[Path], Built], tmp_path: Path, size: Size
) -> None:
    folder = TINY if size is Size.FULL else lean_copy(TINY, tmp_path / "lean")
    site = built(folder / "config.yaml")
    with watched_readers(browser, site.origin) as watched:
        assert every_kind(watched, site, 2) > 20
        uses(watched, site, GOLDEN_ASKED)
        assert watched.seen == Seen()


@pytest.mark.long
@pytest.mark.sample
def test_nothing_is_refused_on_the_sample_site(
    browser: Browser, built: Callable[[Path], Built], capsys: pytest.CaptureFixture[str]
) -> None:
    site = built(SAMPLE)
    with watched_readers(browser, site.origin) as watched:
        pages = every_kind(watched, site, 2)
        uses(watched, site, SAMPLE_ASKED)
        seen = watched.seen
    with capsys.disabled():
        sys.stdout.write(f" {pages} pages, {len(seen.refused)} refused, {len(seen.said)} messages ")
    assert seen == Seen()


@pytest.mark.long
def test_nothing_is_refused_while_a_site_is_served(browser: Browser, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(TINY, site)
    with serving(site) as address, watched_readers(browser, address.rstrip("/")) as watched:
        watched.visit("papers/engine/")
        (site / "content" / "papers" / "wrong.yaml").write_text("title: No authors\n", "utf-8")
        problems = watched.page.locator("byline-problems")
        expect(problems.get_by_role("alert")).to_be_visible()
        background = "it => getComputedStyle(it).position"
        assert problems.locator("details").evaluate(background) == "fixed"  # it has its style
        assert watched.seen == Seen()


def test_what_is_put_into_a_page_on_its_way_is_refused_and_seen(
    browser: Browser, tiny: str
) -> None:
    def answer(route: Route) -> None:
        page = route.fetch()
        put = "".join(REFUSED)
        route.fulfill(response=page, body=page.text().replace("</main>", f"{put}</main>"))

    with watching(browser, tiny.rstrip("/")) as watched:
        watched.context.route(f"{tiny}papers/engine/", answer)
        watched.visit("papers/engine/")
        assert watched.seen.ran == []
        seen = "\n".join(watched.seen.refused)
        assert [told for told in REFUSED.values() if told not in seen] == []
