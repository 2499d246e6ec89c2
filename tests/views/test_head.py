"""What pages say of themselves to search engines and reference managers."""

import html
import re
from pathlib import Path
from typing import Any

import pytest
from byline.views.head import LONGEST_DESCRIPTION, shortened

from tests.support.in_memory import library_of, pages_of
from tests.support.sites_on_disk import TINY, build_site, pages_in, write_site

HOME = "https://example.org/tiny/"
PDF = "%PDF-1.4\n%%EOF\n"
_META = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    output = tmp_path_factory.mktemp("tiny") / "output"
    build_site(TINY, output)
    return pages_in(output)


def said(page: str) -> list[tuple[str, str]]:
    """The facts of the page's head, in order."""
    return [(name, html.unescape(content)) for name, content in _META.findall(page)]


def cited(page: str) -> list[tuple[str, str]]:
    """The facts that indexes of papers read."""
    found = [(name, content) for name, content in said(page) if name.startswith("citation_")]
    return [(name.removeprefix("citation_"), content) for name, content in found]


def cited_of(**facts: Any) -> list[tuple[str, str]]:
    """Those of a single paper of these facts, beside its title and author."""
    record = {"id": "a", "title": "T", "authors": ["Ada Byron"], "year": "2020", **facts}
    tags = cited(pages_of(library_of({"papers": [record]}))["papers/a/"])
    return [tag for tag in tags if tag not in (("title", "T"), ("author", "Ada Byron"))]


def test_every_page_says_what_it_is(tiny: dict[str, str]) -> None:
    told: dict[str, str] = {}
    for name, page in tiny.items():
        facts = dict(said(page))
        title = re.findall("<title>([^<]+)</title>", page)[0]
        assert facts["og:title"] in html.unescape(title), name
        assert facts["og:type"] in {"website", "article", "profile"}
        description = facts.get("description", "")
        if 'http-equiv="refresh"' in page:
            continue
        assert description, name
        assert len(description) <= LONGEST_DESCRIPTION + 1
        assert not re.search(r"</?(p|em|strong|math|mi|a|li)\b", description), name
        told[name] = description
    assert told["index.html"] == "Every kind of page once, for comparing."
    assert told["papers/engine/index.html"].startswith("A machine may weave algebra")
    assert told["papers/chapter/index.html"].startswith("Mary Somerville. On comets. In Essays")
    assert told["news/founded/index.html"] == "We begin."
    assert told["years/1843/index.html"] == "1843: 4 papers · A tiny site"
    assert told["names/fan-yang/index.html"] == "A name, not a person. 1 paper prints this name."


def test_pages_that_stand_for_nothing_or_are_unlisted_ask_not_to_be_found(
    tiny: dict[str, str],
) -> None:
    hidden = {name for name, page in tiny.items() if ("robots", "noindex") in said(page)}
    assert {"404.html", "papers/shy/index.html", "authors/hidden/index.html"} <= hidden
    assert {"papers/analytical-engine/index.html", "news/quiet-note/index.html"} <= hidden
    assert not hidden & {"index.html", "papers/engine/index.html", "authors/ada/index.html"}
    for name, page in tiny.items():
        wanted = [] if name in hidden else [HOME + name.removesuffix("index.html")]
        assert _CANONICAL.findall(page) == wanted


def test_without_a_host_no_address_is_full(tmp_path: Path) -> None:
    records = {
        "papers/a.yaml": {"title": "A", "authors": "Ada", "year": 2020, "links": {"pdf": "a.pdf"}},
        "papers/a.pdf": PDF,
    }
    build_site(write_site(tmp_path / "site", records), tmp_path / "output", base_url="/path/")
    for page in pages_in(tmp_path / "output").values():
        assert "canonical" not in page
        assert "_url" not in " ".join(name for name, _content in said(page))


def test_a_paper_is_told_as_scholar_asks(tiny: dict[str, str]) -> None:
    assert cited(tiny["papers/engine/index.html"]) == [
        ("title", "Notes on the Analytical Engine: tables of B_2n & more"),
        ("author", "Ada Lovelace"),
        ("author", "Charles Babbage"),
        ("author", "Luigi F. Menabrea"),
        ("publication_date", "1843/8/5"),
        ("journal_title", "Taylor's Memoirs"),
        ("volume", "3"),
        ("issue", "2"),
        ("firstpage", "666"),
        ("lastpage", "731"),
        ("publisher", "Taylor"),
        ("doi", "10.1000/182"),
        ("arxiv_id", "1843.08005"),
        ("language", "de"),
        ("abstract_html_url", f"{HOME}papers/engine/"),
    ]
    several = [content for name, content in cited(tiny["papers/several/index.html"])
               if name == "author"]  # fmt: skip
    assert several == ["Ada Lovelace", "Ada Lovelace", "Fan Yang", "Fan Yang",
                       "John Couch Adams", "John Couch Adams", "The Royal Astronomers"]  # fmt: skip
    others = [name for name, _content in cited(tiny["papers/unnamed/index.html"])]
    assert others == ["title", "publication_date", "abstract_html_url"]
    for name, page in tiny.items():
        is_paper = name.count("/") == 2 and name.startswith("papers/") and "refresh" not in page
        assert bool(cited(page)) == is_paper, name


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ({"date": "2020"}, "2020"),
        ({"date": "2020-03"}, "2020"),
        ({"date": "2020-03-09"}, "2020/3/9"),
        ({"date": "2019-12-31", "year": "2020"}, "2020"),
    ],
)
def test_no_part_of_a_date_is_invented(facts: dict[str, str], wanted: str) -> None:
    assert cited_of(**facts) == [("publication_date", wanted)]


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ({"type": "conference", "venue": "EXC"}, [("conference_title", "EXC")]),
        (
            {"type": "workshop", "venue": "W", "booktitle": "Papers of W"},
            [("conference_title", "Papers of W")],
        ),
        ({"type": "chapter", "booktitle": "Sky"}, [("inbook_title", "Sky")]),
        (
            {"type": "thesis", "institution": "Example University"},
            [("dissertation_institution", "Example University")],
        ),
        (
            {"type": "report", "institution": "Society", "number": "7"},
            [("technical_report_institution", "Society"), ("technical_report_number", "7")],
        ),
        ({"type": "preprint", "venue": "arXiv", "arxiv": "2303.10512"},
         [("arxiv_id", "2303.10512")]),
        ({"venue": "Somewhere"}, []),
        ({"pages": "7"}, [("firstpage", "7")]),
        ({"pages": "1-3, 9"}, [("firstpage", "1"), ("lastpage", "9")]),
    ],
)  # fmt: skip
def test_a_place_is_called_what_it_is(facts: dict[str, str], wanted: list[tuple[str, str]]) -> None:
    tags = cited_of(**facts)
    assert tags.pop(0) == ("publication_date", "2020")
    assert tags == wanted


def test_a_pdf_is_named_only_where_it_stands_beside_the_page(tmp_path: Path) -> None:
    paper = {"title": "A", "authors": "Ada", "year": 2020}
    records = {
        "papers/own.yaml": {**paper, "links": {"pdf": "paper.pdf", "slides": "slides.pdf"}},
        "papers/away.yaml": {**paper, "links": {"pdf": "https://example.org/a.pdf"}},
        "papers/other.yaml": {**paper, "links": {"pdf": "paper.txt"}},
        "papers/slides.yaml": {**paper, "links": {"slides": "slides.pdf"}},
        "papers/paper.pdf": PDF,
        "papers/slides.pdf": PDF + "%",
        "papers/paper.txt": "Text.",
    }
    site = write_site(tmp_path / "site", records, base_url="https://a.example/b")
    build_site(site, tmp_path / "output")
    for name, page in pages_in(tmp_path / "output").items():
        named = [content for fact, content in cited(page) if fact == "pdf_url"]
        is_own = name == "papers/own/index.html"
        assert named == (["https://a.example/b/papers/own/paper.pdf"] if is_own else [])


def test_one_more_paper_changes_no_other_papers_head() -> None:
    papers = [
        {"id": f"p{at}", "title": f"T{at}", "authors": [f"Ada {at}"], "year": "2020"}
        for at in range(3)
    ]
    before, after = (pages_of(library_of({"papers": papers[:end]})) for end in (2, 3))
    for address in ("papers/p0/", "papers/p1/", "venues/", "names/ada-0/"):
        assert said(before[address]) == said(after[address])


def test_abstracts_are_told_as_plain_text() -> None:
    abstract = "We set $B_7 < n$ and [more](https://example.org/) for *all*:\n\n- one\n- two\n"
    record = {"id": "a", "title": "T", "authors": "A", "year": "2020", "abstract": abstract}
    page = pages_of(library_of({"papers": [record]}))["papers/a/"]
    assert dict(said(page))["description"] == "We set B7<n and more for all: one two"


def test_long_descriptions_end_between_words() -> None:
    text = shortened("word, " * 100)
    assert len(text) <= LONGEST_DESCRIPTION + 1
    assert text.endswith("word…")
    assert shortened("x" * 300) == "x" * LONGEST_DESCRIPTION + "…"
    assert shortened(" a\n b ") == "a b"
