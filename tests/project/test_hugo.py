"""Hugo makes the same site of a plain corpus: only then can its seconds be set beside Byline's."""

from pathlib import Path

import pytest

from tests.programs.bench.cases import build, for_both, has_hugo, hugo
from tests.programs.hugo.same import compare, said
from tests.programs.hugo.shown import shown, visible

PAGE = """
<html><head><title>On Maps</title><meta name="citation_author" content="Ada King">
<meta name="description" content="How maps are drawn."><link rel="stylesheet" href="../../a.css">
</head><body><h1>On Maps</h1><p><a href="../../names/ada-king/">Ada King</a>: it is so.</p>
<a href="on-maps.bib">BibTeX</a></body></html>
"""
FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="../../"><id>urn:1</id><title>Maps</title>
<entry><id>urn:2</id><title>On Maps</title><link rel="alternate" href="papers/on-maps/"/>
<updated>2020-01-01T00:00:00Z</updated><author><name>Ada King</name></author>
<category term="drawing"/><summary type="html">&lt;p&gt;How maps are drawn.&lt;/p&gt;</summary>
</entry>
</feed>
"""
BIBTEX = "@misc{on-maps,\n  title = {On {Maps}},\n}\n"
ADDRESSES = {".html": "papers/on-maps/index.html", ".xml": "topics/maps/feed.xml",
             ".bib": "papers/on-maps/paper.bib"}  # fmt: skip
# Kinds that every plain site has, and those that only one with long lists has.
KINDS = {"404.html", "BibTeX", "authors", "feeds", "index.html", "institutions", "names", "news",
         "papers", "topics", "venues", "years"}  # fmt: skip
PARTS = {"authors/part", "papers/part"}


@pytest.mark.long
@pytest.mark.parametrize(
    ("papers", "kinds"), [(60, KINDS), (600, KINDS | PARTS)], ids=["short lists", "long lists"]
)
def test_hugo_makes_the_same_site(tmp_path: Path, papers: int, kinds: set[str]) -> None:
    assert has_hugo(), "Hugo is not installed here: `make test-all` and `make bench` install it"
    site = for_both(papers, tmp_path / "plain")
    assert site.for_hugo
    build(site.folder, tmp_path / "ours", jobs=1)
    hugo(site.for_hugo, tmp_path / "theirs", tmp_path / "cache")
    found = compare(tmp_path / "ours", tmp_path / "theirs")
    differs = found.missing or found.more or found.differing
    assert not differs, said(found, 1)
    assert found.files.keys() == kinds


def told(folder: Path, text: str, ending: str) -> str:
    path = folder / f"file{ending}"
    path.write_text(text, "utf-8")
    return shown(path, ADDRESSES[ending])


@pytest.mark.parametrize(
    ("text", "ending", "here", "there"),
    [
        (PAGE, ".html", "it is so", "it is not so"),
        (PAGE, ".html", "<title>On Maps", "<title>Of Maps"),
        (PAGE, ".html", 'content="Ada King"', 'content="King, Ada"'),
        (PAGE, ".html", '<meta name="description" content="How maps are drawn.">', ""),
        (PAGE, ".html", "names/ada-king/", "names/ada/"),
        (PAGE, ".html", "../../a.css", "a.css"),
        (FEED, ".xml", "<title>On Maps", "<title>Of Maps"),
        (FEED, ".xml", "papers/on-maps/", "papers/of-maps/"),
        (FEED, ".xml", "2020-01-01", "2020-01-02"),
        (FEED, ".xml", "<name>Ada King", "<name>Ada"),
        (FEED, ".xml", "drawing", "seeing"),
        (FEED, ".xml", "are drawn", "were drawn"),
        (BIBTEX, ".bib", "misc", "article"),
    ],
)
def test_what_differs_is_seen(
    tmp_path: Path, text: str, ending: str, here: str, there: str
) -> None:
    other = text.replace(here, there)
    assert other != text
    assert told(tmp_path, text, ending) != told(tmp_path, other, ending)


@pytest.mark.parametrize(
    ("text", "ending", "here", "there"),
    [
        (PAGE, ".html", 'href="../../', 'href="/'),
        (PAGE, ".html", "on-maps.bib", "/papers/on-maps/paper.bib"),
        (PAGE, ".html", "Ada King</a>", "<bdi>Ada King</bdi></a>"),
        (PAGE, ".html", "How maps are drawn.", "How maps…"),
        (FEED, ".xml", "urn:2", "https://papers.example.org/papers/on-maps/"),
        (FEED, ".xml", ' href="papers/', ' href="https://papers.example.org/papers/'),
        (BIBTEX, ".bib", "{Maps}", "Maps"),
    ],
)
def test_what_each_program_writes_in_its_way_is_no_difference(
    tmp_path: Path, text: str, ending: str, here: str, there: str
) -> None:
    other = text.replace(here, there)
    assert other != text
    assert told(tmp_path, text, ending) == told(tmp_path, other, ending)


def test_visible_text_leaves_out_heads_and_says_where_formulas_are() -> None:
    page = "<title>no</title><body><p>One <math><mi>x</mi></math>, two</p><p>three</p></body>no"
    assert visible(page) == "One∎,two three"


def test_outputs_that_differ_are_told(tmp_path: Path) -> None:
    for name, text in (("ours", "one"), ("theirs", "other")):
        page = tmp_path / name / "papers" / "x" / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"<body>{text}</body>", "utf-8")
    (tmp_path / "ours" / "index.html").touch()
    found = compare(tmp_path / "ours", tmp_path / "theirs", 10)
    assert found.missing == ("index.html",)
    assert found.differing == (("papers/x/index.html", "one", "other"),)
    assert "papers: 0 of 1 files say the same" in said(found, 1)
