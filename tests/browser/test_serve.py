"""`byline serve`: what is saved shows in open pages, whatever happens to the files."""

import http.client
import random
import re
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from byline.serve.connections import LIMITS
from playwright.sync_api import Page, expect

from tests.programs.serving import serving
from tests.support.sites_on_disk import TINY, write_site

ADA = """\
title: {title}
authors: [Ada Lovelace]
year: 2024
abstract: |
  {abstract}
"""
PARAGRAPHS = "\n\n  ".join(f"Paragraph {number}." for number in range(80))


def ada(title: str) -> str:
    return ADA.format(title=title, abstract=PARAGRAPHS)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site on disk."""
    records = {"papers/engine.yaml": ada("The engine"), "papers/other.yaml": ada("Another")}
    return write_site(tmp_path / "site", records)


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    """The address at which the site is served."""
    with serving(site) as found:
        yield found


def test_a_save_shows_in_an_open_page_which_keeps_its_place(
    site: Path, address: str, page: Page
) -> None:
    page.goto(f"{address}papers/engine/")
    page.evaluate("scrollTo(0, 700)")
    (site / "content/papers/engine.yaml").write_text(ada("The better engine"), "utf-8")
    expect(page.locator("h1")).to_have_text("The better engine")
    page.wait_for_function("scrollY === 700")


def test_faults_show_in_the_words_of_check_until_they_are_mended(
    site: Path, address: str, page: Page
) -> None:
    page.goto(f"{address}papers/engine/")
    paper = site / "content/papers/engine.yaml"
    paper.write_text(ada("Broken") + "type: jornal\n", "utf-8")
    problems = page.locator("byline-problems")
    expect(problems.get_by_role("alert")).to_be_visible()
    expect(problems).to_contain_text("content/papers/engine.yaml:")
    expect(problems).to_contain_text("unknown paper type 'jornal'")
    expect(problems).to_contain_text("did you mean 'journal'?")
    expect(page.locator("h1")).to_have_text("The engine")
    problems.get_by_role("button", name="Close").click()
    expect(problems).to_have_count(0)
    paper.write_text(ada("Mended") + "type: journal\n", "utf-8")
    expect(page.locator("h1")).to_have_text("Mended")
    expect(problems).to_have_count(0)


def test_a_site_that_was_never_right_shows_what_is_wrong(tmp_path: Path, page: Page) -> None:
    site = write_site(tmp_path, {"papers/engine.yaml": "title: The engine\n"})
    with serving(site) as address:
        page.goto(address)
        expect(page.locator("byline-problems")).to_contain_text("authors")
        (site / "content/papers/engine.yaml").write_text(ada("The engine"), "utf-8")
        expect(page.locator("h1")).to_have_text("Test")


def test_pages_go_and_come_back_with_their_records(site: Path, address: str, page: Page) -> None:
    page.goto(f"{address}papers/engine/")
    moved = site / "engine.yaml"
    (site / "content/papers/engine.yaml").rename(moved)
    expect(page.locator("h1")).not_to_have_text("The engine")
    moved.rename(site / "content/papers/engine.yaml")
    expect(page.locator("h1")).to_have_text("The engine")
    content = site / "content"
    content.rename(site / "away")
    expect(page.locator("h1")).not_to_have_text("The engine")
    (site / "away").rename(content)
    expect(page.locator("h1")).to_have_text("The engine")
    (content / "papers/engine.yaml").write_text(ada("Seen again"), "utf-8")
    expect(page.locator("h1")).to_have_text("Seen again")


def test_templates_and_the_configuration_are_watched_too(
    site: Path, address: str, page: Page
) -> None:
    page.goto(f"{address}papers/engine/")
    (site / "config.yaml").write_text("schema: 1\ntitle: Renamed\n", "utf-8")
    expect(page.locator(".site-title")).to_have_text("Renamed")
    pages = site / "templates" / "pages"
    pages.mkdir(parents=True)
    (pages / "paper.html").write_text("<body>{{ page.nothing }}</body>", "utf-8")
    expect(page.locator("body")).to_contain_text("has no attribute 'nothing'")
    (pages / "paper.html").write_text("<body><h1>Mine: {{ page.title }}</h1></body>", "utf-8")
    expect(page.locator("h1")).to_have_text("Mine: The engine")


def test_a_site_is_served_below_its_path(site: Path, page: Page) -> None:
    with serving(site, "--base-url", "https://example.org/lab/site") as address:
        assert urlsplit(address).path == "/lab/site/"
        page.goto(f"{address}papers/engine/")
        (site / "content/papers/engine.yaml").write_text(ada("Below a path"), "utf-8")
        expect(page.locator("h1")).to_have_text("Below a path")
        page.goto(address.removesuffix("lab/site/"))
        assert page.url == address
        answer = page.goto(f"{address}no/such/page")
        assert answer
        assert answer.status == 404
        page.locator(".site-title").click()
        assert page.url == address


@pytest.mark.long
def test_another_port_is_taken_if_the_wanted_one_is_in_use(site: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with serving(site, "--port", str(port)) as address:
            assert urlsplit(address).port not in (port, None)


def test_only_this_machine_is_answered(address: str) -> None:
    """A site elsewhere whose name leads here must not read what is not published yet."""
    port = urlsplit(address).port
    assert port
    for host, status in ((f"localhost:{port}", 200), (f"evil.example:{port}", 403)):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.request("GET", "/", headers={"Host": host})
        assert connection.getresponse().status == status
        connection.close()


@pytest.mark.long
def test_a_page_that_found_no_place_to_listen_asks_again(
    site: Path, address: str, page: Page
) -> None:
    parts = urlsplit(address)
    assert parts.port
    others = [socket.create_connection(("127.0.0.1", parts.port)) for _ in range(LIMITS.streams)]
    for other in others:
        other.sendall(
            f"GET {parts.path}-byline/events HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
        )
        assert other.recv(15) == b"HTTP/1.0 200 OK"
    with page.expect_response(re.compile("-byline/events")) as refused:
        page.goto(f"{address}papers/engine/")
    assert refused.value.status == 503
    for other in others:
        other.close()
    (site / "content/papers/engine.yaml").write_text(ada("The better engine"), "utf-8")
    expect(page.locator("h1")).to_have_text("The better engine", timeout=20_000)


@pytest.mark.long
def test_files_beside_pages_are_served(tmp_path: Path, page: Page) -> None:
    site = tmp_path / "site"
    shutil.copytree(TINY, site)
    with serving(site) as address:
        answer = page.request.get(f"{address}about/ada.png")
        assert answer.headers["content-type"] == "image/png"
        assert answer.body() == (site / "content/authors/ada.png").read_bytes()
        bib = page.request.get(f"{address}papers/engine/engine.bib")
        assert bib.headers["content-type"] == "application/x-bibtex; charset=utf-8"


def test_search_knows_what_was_saved(site: Path, address: str, page: Page) -> None:
    found = page.request.get(f"{address}search/names/index.json")
    assert found.headers["content-type"] == "application/json; charset=utf-8"
    assert "The engine" in found.text()
    page.goto(f"{address}papers/engine/")
    (site / "content/papers/engine.yaml").write_text(ada("The better engine"), "utf-8")
    expect(page.locator("h1")).to_have_text("The better engine")
    assert "The better engine" in page.request.get(f"{address}search/names/index.json").text()
    assert page.request.get(f"{address}search/names/nothing.json").status == 404


def in_place(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def by_rename(path: Path, text: str) -> None:
    temporary = path.with_name(f".{path.name}.swp")
    temporary.write_text(text, "utf-8")
    temporary.rename(path)


def half_by_half(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text[: len(text) // 2])
        file.flush()
        file.write(text[len(text) // 2 :])


def anew(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text, "utf-8")


def from_elsewhere(path: Path, text: str) -> None:
    away = path.with_name("away.yaml")
    path.rename(away)
    away.write_text(text, "utf-8")
    away.rename(path)


def over_a_broken_one(path: Path, text: str) -> None:
    path.write_text("title: [\n", "utf-8")
    path.write_text(text, "utf-8")


def over_a_backup(path: Path, text: str) -> None:
    path.rename(path.with_name(f"{path.name}~"))
    path.write_text(text, "utf-8")


WAYS: tuple[Callable[[Path, str], None], ...] = (
    in_place, by_rename, half_by_half, anew, from_elsewhere, over_a_broken_one, over_a_backup,
)  # fmt: skip


@pytest.mark.long
def test_a_hundred_saves_in_a_row_all_show(site: Path, address: str, page: Page) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(f"{address}papers/engine/")
    paper = site / "content/papers/engine.yaml"
    chance = random.Random(7)  # noqa: S311
    for number in range(100):
        save = chance.choice(WAYS)
        save(paper, ada(f"Save {number}, {save.__name__}"))
        if chance.random() < 0.7:  # else the next save follows at once
            expect(page.locator("h1")).to_have_text(f"Save {number}, {save.__name__}")
            expect(page.locator("byline-problems")).to_have_count(0)
    expect(page.locator("h1")).to_have_text(re.compile("^Save 99,"))
    assert not faults


SEARCH = """async (query) => {
    const { src } = document.querySelector('script[src*="assets/js."]');
    const { openTexts } = await import(new URL("../search/texts.js", src));
    const texts = await openTexts(new URL("../../../search/", src));
    const { hits } = await texts.search(query);
    return (await hits(0, 5)).map(({ title }) => title);
}"""


@pytest.mark.long
def test_search_by_text_follows_what_is_saved(site: Path, address: str, page: Page) -> None:
    page.goto(f"{address}papers/engine/")
    assert page.evaluate(SEARCH, "engine") == ["The engine"]
    (site / "content/papers/engine.yaml").write_text(ada("The loom"), "utf-8")
    expect(page.locator("h1")).to_have_text("The loom")
    assert page.evaluate(SEARCH, "loom") == ["The loom"]
    assert page.evaluate(SEARCH, "paragraph") == ["Another", "The loom"]


def test_search_serves_no_other_files(address: str) -> None:
    parts = urlsplit(address)
    for path in ("search/../../../etc/passwd", "search/%2e%2e/%2e%2e/x", "search/names/"):
        connection = http.client.HTTPConnection(parts.netloc)
        connection.request("GET", f"{parts.path}{path}")
        assert connection.getresponse().status in {404, 302}
