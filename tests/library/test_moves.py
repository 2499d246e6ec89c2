"""Old addresses of a site: which pages stand there, and where they lead."""

import re
from typing import Any

import pytest
from byline.records.config import Config
from byline.records.moves import old_address, where
from pydantic import ValidationError

from tests.support.in_memory import library_of, link_all, pages_of

RECORDS: dict[str, list[dict[str, Any]]] = {
    "papers": [
        {"id": "a", "title": "T", "authors": ["Ada Lovelace"], "year": "2020", "venue": "Sky"}
    ],
    "authors": [
        {"id": "ada", "name": "Ada Lovelace", "aliases": ["countess"]},
        {"id": "draft", "name": "Not Yet", "draft": "true"},
    ],
    "pages": [{"id": "about", "title": "About", "aliases": ["contact"], "body": "Text."}],
}
_LEADS = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)">')
_LINK = re.compile(r'<p>It now stands <a href="([^"]*)">at its new address</a>.</p>')


def led_from(redirects: dict[str, str], **config: Any) -> dict[str, str]:
    """Where the pages at old addresses lead, at once and by a link, by these addresses."""
    library = library_of(RECORDS, redirects=redirects, **config)
    found: dict[str, str] = {}
    pages = pages_of(library, {"redirect"})
    for address in {where(it) for it in redirects} & set(pages):
        (at_once,), (by_link,) = _LEADS.findall(pages[address]), _LINK.findall(pages[address])
        assert at_once == by_link
        found[address] = at_once
    return found


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("old/path/", "old/path/"),
        ("/old/path", "old/path/"),
        ("old/path/index.html", "old/path/"),
        ("people/ada.html", "people/ada.html"),
        ("people/ada.htm", "people/ada.htm"),
        ("~ada/", "~ada/"),
        ("index.html", ""),
        ("myindex.html", "myindex.html"),
        ("v1.0/", "v1.0/"),
        ("v1.0", "v1.0/"),
        ("docs.html/v1.0.2/", "docs.html/v1.0.2/"),
        ("people/jürgen müller.html", "people/jürgen müller.html"),
        ("people/j%C3%BCrgen%20m%C3%BCller.html", "people/jürgen müller.html"),
        ("人/%E9%A3%9E", "人/飞/"),
        ("Old.HTML", "Old.HTML"),
        ("-x/", "-x/"),
    ],
)
def test_an_old_address_is_that_of_a_page(written: str, address: str) -> None:
    assert old_address(written) == written
    assert where(written) == address


@pytest.mark.parametrize("size", ["full", "lean"])
def test_each_leads_where_it_says(size: str) -> None:
    redirects = {
        "people/ada.html": "author:countess",
        "old/deep/path": "paper:a",
        "papers/a.html": "paper:a",
        "publications.html": "/papers/",
        "start/": "/",
        "about/team/": "page:contact",
        "society.htm": "https://example.org/x?a=1&b=2",
    }
    is_short = size == "lean"  # links climb no higher than they must
    assert led_from(redirects, size=size) == {
        "people/ada.html": "../authors/ada/",
        "old/deep/path/": "../../../papers/a/",
        "papers/a.html": "./a/" if is_short else "../papers/a/",
        "publications.html": "./papers/",
        "start/": "../",
        "about/team/": "../" if is_short else "../../about/",
        "society.htm": "https://example.org/x?a=1&amp;b=2",
    }


TODAY = [
    "papers/", "authors/", "venues/", "topics/", "institutions/", "years/", "projects/", "news/",
    "years/2020/", "venues/sky/", "venues/sky/2020/", "papers/a/", "authors/ada/", "about/",
]  # fmt: skip


@pytest.mark.parametrize("size", ["full", "lean"])
def test_each_list_and_page_of_today_can_be_led_to(size: str) -> None:
    today = [it for it in TODAY if size == "full" or not it.startswith("years/")]
    redirects = {f"old-{at:02}.html": address for at, address in enumerate(today)}
    on = {"institutions": True}
    found = led_from(redirects, size=size, features=on)
    assert [found[it].removeprefix("./") for it in sorted(found)] == today
    slashed = {old: f"/{address}" for old, address in redirects.items()}
    assert led_from(slashed, size=size, features=on) == found


@pytest.mark.parametrize(
    "target",
    ["years/2019/", "venues/sky/2019/", "venues/sea/", "authors/draft/", "authors/countess/",
     "pages/", "assets/", "index/", "old/", "venues/sky/2020/x/"],
)  # fmt: skip
def test_none_leads_to_an_address_without_a_page(target: str) -> None:
    (message,) = problems_with({"old/": target})
    assert message == f"this site has no page at /{target}"


@pytest.mark.parametrize("target", ["years/", "years/2020/", "venues/sky/2020/", "venues/sky/"])
def test_none_leads_to_what_is_switched_off(target: str) -> None:
    features = {"years": False, "venues": False}
    assert len(problems_with({"old/": target}, features=features)) == 1


def test_letters_of_all_scripts_lead_on() -> None:
    redirects = {"people/jürgen m.html": "/", "v1.0/%E9%A3%9E": "/"}
    assert led_from(redirects) == {"people/jürgen m.html": "../", "v1.0/飞/": "../../"}


def test_none_leads_to_what_is_not_published() -> None:
    assert led_from({"draft.html": "author:draft"}) == {}


def problems_with(redirects: dict[str, str], **config: Any) -> list[str]:
    return [it.message for it in link_all(RECORDS, redirects=redirects, **config)[1]]


@pytest.mark.parametrize(
    "written",
    ["index.html", "404.html", "papers/x/", "Years/1/", "cname/", "about/", "About", "INDEX.html",
     "404.html/x/", "CNAME/x.html", "feed.xml/", "icon.svg/a.html", "sitemap.xml/"],
)  # fmt: skip
def test_no_old_address_is_one_of_today(written: str) -> None:
    (message,) = problems_with({written: "paper:a"})
    assert "cannot lead elsewhere" in message


@pytest.mark.parametrize(
    "written",
    ["/", "../x/", "a//b/", "a/../b/", "%2e%2e/b/", ".git/", "a/./b/", "a./", "a /b", "%20a/",
     "index.html/a/", "a/Index.htm/", "x?y", "x%3Fy", "a#b", "CNAME.txt", "a.b/c.pdf", "a.7z",
     "a\\b", "a%5Cb/", "a:b/", "a*/", "a|b/", "a<b/", 'a"b/', "con/", "a/NUL.html", "com1.x/",
     "a%00b/", "a\tb/", "a\u200bb/", "a\u202eb/", "%ff/", "é" * 101],
)  # fmt: skip
def test_what_no_page_can_have_is_refused(written: str) -> None:
    facts = {"schema": 1, "title": "T", "redirects": {written: "paper:a"}}
    with pytest.raises(ValidationError, match=r"old address|lead elsewhere"):
        Config.model_validate(facts)


@pytest.mark.parametrize(
    ("first", "second"),
    [("people/jürgen.html", "people/J%C3%9CRGEN.html"), ("é/", "e\u0301"), ("x.html", "X.html")],
)
def test_one_address_in_two_spellings_is_given_twice(first: str, second: str) -> None:
    (message,) = problems_with({first: "paper:a", second: "paper:a"})
    assert message == f"'{second}' is the same address as '{first}'"


@pytest.mark.parametrize("inner", ["people.html/", "People.html/ada/", "people.html/ada.html"])
def test_no_folder_is_called_like_a_page_beside_it(inner: str) -> None:
    (message,) = problems_with({inner: "paper:a", "people.html": "paper:a"})
    assert message == f"'{inner}' needs a folder that is called like the page 'people.html'"


def test_no_folder_below_a_page_is_called_like_a_file_of_it() -> None:
    assert problems_with({"about/team/": "/", "about/v1.html": "/"}) == []
    for written in ("about/cv.pdf/", "About/cv.pdf/a.html", "index/portrait.jpg/"):
        (message,) = problems_with({written: "paper:a"})
        assert "may keep a file" in message


def test_a_circle_over_the_sites_own_host_is_seen() -> None:
    (message,) = problems_with(
        {"a/": "https://papers.example.org/b.html", "b.html": "paper:a"},
        domain="papers.example.org",
    )
    assert message == "'a/' leads to another old address, and so nowhere"
