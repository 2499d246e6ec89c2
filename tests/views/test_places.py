"""Places on the web by name: what is understood, how it shows, and what vouches for whom."""

import re
from typing import Any

import pytest
from byline.records.services import SERVICES, page_at
from byline.views.places import MARKS
from byline.words import interface as words
from pydantic_core import PydanticCustomError

from tests.support.in_memory import library_of, pages_of

SCHOLAR = "https://scholar.google"
PAPER = {"id": "a", "title": "T", "authors": ["Ada Lovelace"], "year": "2020"}
_LINK = re.compile(r'<a href="([^"]*)"( rel="me")?>(<svg class="mark"[^>]*>.*?</svg>)?([^<]*)</a>')


def links_of(links: Any) -> list[tuple[str, str, bool, bool]]:
    """The links of an author's page: text, address, whether marked, whether the person's own."""
    records = {
        "papers": [PAPER],
        "authors": [{"id": "ada", "name": "Ada Lovelace", "links": links}],
    }
    page = pages_of(library_of(records), {"author"})["authors/ada/"]
    (shown,) = re.findall(r'<ul class="links".*?</ul>', page, re.DOTALL)
    return [(text, url, bool(mark), bool(own)) for url, own, mark, text in _LINK.findall(shown)]


@pytest.mark.parametrize(
    ("service", "written", "address"),
    [
        ("github", "ada", "https://github.com/ada"),
        ("github", "@ada-l", "https://github.com/ada-l"),
        ("github", "https://github.com/ada", "https://github.com/ada"),
        ("gitlab", "ada_l", "https://gitlab.com/ada_l"),
        ("gitlab", "https://git.example.org/ada", "https://git.example.org/ada"),
        ("mastodon", "@ada@example.social", "https://example.social/@ada"),
        ("mastodon", "ada@example.social", "https://example.social/@ada"),
        ("bluesky", "ada.example.org", "https://bsky.app/profile/ada.example.org"),
        ("linkedin", "in/ada-lovelace/", "https://www.linkedin.com/in/ada-lovelace"),
        ("linkedin", "https://de.linkedin.com/in/ada", "https://de.linkedin.com/in/ada"),
        ("scholar", "AbCdEf123AAJ", "https://scholar.google.com/citations?user=AbCdEf123AAJ"),
        ("scholar", f"{SCHOLAR}.co.uk/citations?user=a", f"{SCHOLAR}.co.uk/citations?user=a"),
        ("scholar", f"{SCHOLAR}.de/citations?user=a", f"{SCHOLAR}.de/citations?user=a"),
        ("dblp", "123/4567", "https://dblp.org/pid/123/4567"),
        ("dblp", "https://dblp.uni-trier.de/pid/1/2", "https://dblp.uni-trier.de/pid/1/2"),
        ("dblp", "https://dblp.dagstuhl.de/pid/1/2", "https://dblp.dagstuhl.de/pid/1/2"),
        ("openalex", "A5012345678", "https://openalex.org/A5012345678"),
        ("semantic_scholar", "1234567", "https://www.semanticscholar.org/author/1234567"),
        ("researchgate", "Ada-Lovelace", "https://www.researchgate.net/profile/Ada-Lovelace"),
    ],
)
def test_a_name_or_a_full_address_is_understood(service: str, written: str, address: str) -> None:
    assert page_at(service, written) == address


@pytest.mark.parametrize("service", [key for key, it in SERVICES.items() if it.hosts])
@pytest.mark.parametrize("form", ["{}.evil.example", "evil-{}", "evil.example"])
def test_a_page_at_another_host_is_none_of_the_service(service: str, form: str) -> None:
    for host in SERVICES[service].hosts:
        url = f"https://{form.format(host.replace('*', 'com'))}/ada"
        with pytest.raises(PydanticCustomError, match="is no page at"):
            page_at(service, url)


@pytest.mark.parametrize("country", ["evil.example", "evil", "co.example", "evil.co.uk", "c.om"])
def test_a_host_with_many_countries_has_no_other_end(country: str) -> None:
    with pytest.raises(PydanticCustomError, match="is no page at Google Scholar"):
        page_at("scholar", f"{SCHOLAR}.{country}/citations?user=a")


def test_only_what_people_host_themselves_can_be_anywhere() -> None:
    assert {key for key, it in SERVICES.items() if not it.hosts} == {"gitlab", "mastodon"}


@pytest.mark.parametrize("service", SERVICES)
def test_what_is_no_name_there_is_told_with_one_that_is(service: str) -> None:
    example = SERVICES[service].example
    with pytest.raises(PydanticCustomError) as refusal:
        page_at(service, "no such name!")
    assert example in str(refusal.value.context)
    assert words.LINK_LABELS[service] in str(refusal.value)
    assert page_at(service, example.strip('"')).startswith("https://")


def test_each_service_has_a_name_and_a_mark_of_its_own() -> None:
    assert set(MARKS) == {"website", *SERVICES}
    assert len(set(MARKS.values())) == len(MARKS)
    assert set(MARKS) <= set(words.LINK_LABELS)


def test_places_show_with_their_names_and_marks_and_vouch_for_the_person() -> None:
    found = links_of({"mastodon": "@ada@example.social", "website": "https://example.org/"})
    assert found == [
        ("Website", "https://example.org/", True, True),
        ("Mastodon", "https://example.social/@ada", True, True),
    ]


def test_two_networks_have_two_names() -> None:
    social = ["https://example.social/@ada", "https://www.linkedin.com/in/b", "https://bsky.app/x"]
    found = links_of(
        {
            "social": social,
            "linkedin": "ada",
            "more": [{"label": "Lab", "url": "https://example.org/lab"}],
        }
    )
    assert [(text, is_marked, is_own) for text, _url, is_marked, is_own in found] == [
        ("LinkedIn", True, True),
        ("example.social/@ada", False, True),
        ("linkedin.com/in/b", True, True),
        ("Bluesky", True, True),
        ("Lab", False, False),
    ]


@pytest.mark.parametrize("size", ["full", "lean"])
def test_a_site_shows_its_own_at_the_foot_of_every_page(size: str) -> None:
    links = {"github": "lab", "more": {"label": "Chat", "url": "https://example.org/chat"}}
    pages = pages_of(library_of({"papers": [PAPER]}, links=links, size=size))
    shown = {address: it for address, it in pages.items() if "<!doctype html>" in it}
    assert {"", "papers/a/", "404.html"} <= set(shown)
    for page in shown.values():
        (foot,) = re.findall(r'<ul class="places".*?</ul>', page, re.DOTALL)
        assert [(it[3], it[0]) for it in _LINK.findall(foot)] == [
            ("GitHub", "https://github.com/lab"),
            ("Chat", "https://example.org/chat"),
        ]


def test_a_site_without_places_shows_no_list_of_them() -> None:
    assert not any(
        'class="places"' in it for it in pages_of(library_of({"papers": [PAPER]})).values()
    )
