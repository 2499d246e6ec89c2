"""Old addresses of a site: which pages stand there, and where they lead."""

import re
from typing import Any

import pytest
from byline.records.config import Config
from byline.records.moves import where
from pydantic import ValidationError

from tests.support.in_memory import library_of, link_all, pages_of

RECORDS: dict[str, list[dict[str, Any]]] = {
    "papers": [{"id": "a", "title": "T", "authors": ["Ada Lovelace"], "year": "2020"}],
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
    ],
)
def test_an_old_address_is_that_of_a_page(written: str, address: str) -> None:
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


def test_none_leads_to_what_is_not_published() -> None:
    assert led_from({"draft.html": "author:draft"}) == {}


def problems_with(redirects: dict[str, str], **config: Any) -> list[str]:
    return [it.message for it in link_all(RECORDS, redirects=redirects, **config)[1]]


@pytest.mark.parametrize(
    "written", ["index.html", "404.html", "papers/x/", "Years/1/", "cname/", "about/", "About"]
)
def test_no_old_address_is_one_of_today(written: str) -> None:
    (message,) = problems_with({written: "paper:a"})
    assert "cannot lead elsewhere" in message


@pytest.mark.parametrize(
    "written",
    ["/", "../x/", "a//b/", "a/../b/", ".git/", "a.b/c/", "x.html/", "é/", "a b/", "-byline/",
     "x?y", "CNAME.txt", "a\\b"],
)  # fmt: skip
def test_what_no_page_can_have_is_refused(written: str) -> None:
    facts = {"schema": 1, "title": "T", "redirects": {written: "paper:a"}}
    with pytest.raises(ValidationError, match=r"old address|lead elsewhere"):
        Config.model_validate(facts)


def test_a_circle_over_the_sites_own_host_is_seen() -> None:
    (message,) = problems_with(
        {"a/": "https://papers.example.org/b.html", "b.html": "paper:a"},
        domain="papers.example.org",
    )
    assert message == "'a/' leads to another old address, and so nowhere"
