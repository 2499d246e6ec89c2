"""A lean site: what it leaves out, and that nothing leads there."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from byline import addresses
from byline.records.extent import EXTENTS, Size
from byline.render.icon import ICON
from byline.words import interface as words
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.crawl import dead_links, read_page, target_of
from tests.support.in_memory import library_of, pages_of
from tests.support.sites_on_disk import TINY, build_site, lean_copy, pages_in, tree, write_site
from tests.support.strategies import sites

ONCE, TWICE, OFTEN, KEYED = "Una Vez", "Bea Duo", "Tia Trio", "Kim Lee 0004"
RECORDS: dict[str, Any] = {
    "authors/ada.yaml": {"name": "Ada L"},
    "authors/one.yaml": {"name": "Sam Same"},
    "authors/two.yaml": {"name": "Sam Same"},
    "papers/first.yaml": {
        "title": "First",
        "authors": [{"name": "Ada L", "id": "ada"}, ONCE, TWICE, OFTEN, KEYED],
        "year": 2020,
        "venue": "Journal",
    },
    "papers/second.yaml": {"title": "Second", "authors": [TWICE], "year": 2021},
    "papers/third.yaml": {"title": "Third", "authors": ["Sam Same", OFTEN], "year": 2021},
    "papers/fourth.yaml": {"title": "Fourth", "authors": [OFTEN], "year": 2022},
}


@pytest.fixture
def lean(tmp_path: Path) -> Path:
    """The output of the site above, lean."""
    site = write_site(tmp_path / "site", RECORDS, size="lean")
    build_site(site, tmp_path / "output")
    return tmp_path / "output"


def test_who_has_few_papers_and_no_record_has_no_page_and_a_link_to_search(lean: Path) -> None:
    files = tree(lean)
    assert "names/una-vez/index.html" not in files
    assert "names/kim-lee-0004/index.html" not in files
    assert "names/bea-duo/index.html" not in files
    assert {"names/tia-trio/index.html", "authors/ada/index.html"} <= set(files)
    for page in ("papers/first/index.html", "authors/index.html"):
        root = addresses.root_from(page)
        assert f'<a href="{root}search/?q=Una+Vez">Una Vez</a>' in files[page].decode()
        assert f'<a href="{root}search/?q=Bea+Duo">Bea Duo</a>' in files[page].decode()
        assert f'<a href="{root}names/tia-trio/">Tia Trio</a>' in files[page].decode()
        assert f'<a href="{root}search/?q=Kim+Lee">Kim Lee</a>' in files[page].decode()


def test_a_name_that_may_mean_several_people_keeps_its_page(lean: Path) -> None:
    assert "Third" in (lean / "names/sam-same/index.html").read_text("utf-8")


def test_search_finds_whoever_has_no_page_at_their_paper_or_by_their_papers(lean: Path) -> None:
    index = json.loads((lean / "search/names/index.json").read_text("utf-8"))
    people = {entry[0]: entry for entry in index["files"]["people/0"]}
    assert people[ONCE] == [ONCE, "1 paper", "papers/first/"]
    assert people[TWICE] == [TWICE, "2 papers", "search/?q=Bea+Duo"]
    assert people[OFTEN] == [OFTEN, "3 papers", "names/tia-trio/"]
    assert people["Ada L"][2] == "authors/ada/"


def test_without_search_the_name_stands_without_a_link(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", RECORDS, size="lean")
    build_site(site, tmp_path / "output", search=False)
    page = (tmp_path / "output/papers/first/index.html").read_text("utf-8")
    assert '<a href="../../names/bea-duo/">' in page
    assert "Una Vez</a>" not in page
    assert ", Una Vez, " in page
    assert dead_links(tmp_path / "output") == []


def test_entries_are_no_files_and_nothing_says_that_they_are(lean: Path) -> None:
    files = tree(lean)
    assert not [name for name in files if name.endswith(".bib")]
    assert "first.bib" not in files["papers/first/index.html"].decode()


def test_a_paper_says_by_rule_how_its_bylines_were_attributed(lean: Path) -> None:
    text = read_page((lean / "papers/first/index.html").read_text("utf-8")).text
    by_id, by_name = (words.EVIDENCE_IN_SHORT[rule] for rule in ("id", "exact-name"))
    assert f"How attributed: Ada L {by_id}; {ONCE}, {TWICE}, {OFTEN} {by_name}; " in text
    alone = read_page((lean / "papers/second/index.html").read_text("utf-8")).text
    assert f"How attributed: {by_name}." in alone


def test_a_line_says_that_a_paper_no_longer_stands(tmp_path: Path) -> None:
    records = {
        "papers/a.yaml": {"title": "A", "authors": [TWICE], "year": 2020, "status": "retracted"},
        "papers/b.yaml": {"title": "B", "authors": [TWICE], "year": 2021},
        "papers/c.yaml": {"title": "C", "authors": [TWICE], "year": 2022},
    }
    build_site(write_site(tmp_path / "site", records, size="lean"), tmp_path / "output")
    for page in ("names/bea-duo/index.html", "papers/index.html"):
        text = read_page((tmp_path / "output" / page).read_text("utf-8")).text
        assert text.count(words.STANDINGS["retracted"]) == 1


@pytest.mark.parametrize("search", ["true", "false"])
def test_no_link_of_a_lean_site_is_dead(tmp_path: Path, search: str) -> None:
    site = lean_copy(TINY, tmp_path / "site", search=search)
    build_site(site, tmp_path / "output")
    assert dead_links(tmp_path / "output", "/tiny/") == []
    linked = any("search/?q=" in it for it in pages_in(tmp_path / "output").values())
    assert linked == (search == "true")


def test_a_lean_site_reads_from_a_folder(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", RECORDS, size="lean")
    build_site(site, tmp_path / "output", for_disk=True)
    assert dead_links(tmp_path / "output") == []
    page = (tmp_path / "output/papers/first/index.html").read_text("utf-8")
    assert 'href="../../search/index.html?q=Una+Vez"' in page


def test_a_lean_site_is_a_part_of_the_full_one(tmp_path: Path) -> None:
    build_site(TINY, tmp_path / "full")
    build_site(lean_copy(TINY, tmp_path / "site"), tmp_path / "lean")
    full, lean = set(pages_in(tmp_path / "full")), set(pages_in(tmp_path / "lean"))
    assert lean < full
    assert {it.partition("/")[0] for it in full - lean} == {"names", "years"}
    sizes = [sum(map(len, tree(tmp_path / it).values())) for it in ("full", "lean")]
    assert sizes[1] < sizes[0]


def test_fewer_related_papers_are_named_and_the_page_of_figures_says_so(tmp_path: Path) -> None:
    records = {
        f"papers/p{n}.yaml": {"title": f"Shared words of zebras {n}", "year": 2000 + n,
                              "authors": ONCE,
                              "abstract": "Zebras and quaggas graze on savannas. " * 6}
        for n in range(8)
    }  # fmt: skip
    related = {}
    for size in ("full", "lean"):
        site = write_site(tmp_path / size, records, size=size)
        build_site(site, tmp_path / f"{size}-output", search=False)
        page = (tmp_path / f"{size}-output/papers/p0/index.html").read_text("utf-8")
        section = page.partition(f">{words.RELATED_PAPERS}</h2>")[2].partition("</ul>")[0]
        related[size] = section.count("<li>")
        metrics = (tmp_path / f"{size}-output/metrics/index.html").read_text("utf-8")
        assert f"at most {related[size]}." in metrics
    assert related == {"full": 5, "lean": EXTENTS[Size.LEAN].most_related}


def test_a_name_says_once_what_is_weak_about_it(lean: Path) -> None:
    text = read_page((lean / "names/tia-trio/index.html").read_text("utf-8")).text
    assert f"3 papers print this name. {words.NOT_CONFIRMED}" in text


def test_a_paper_says_once_how_to_cite_it_and_where_it_stands(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", RECORDS, size="lean", base_url="https://a.example/b/")
    build_site(site, tmp_path / "output")
    page = (tmp_path / "output/papers/first/index.html").read_text("utf-8")
    assert "citation_title" in page
    assert "@misc{first," in page
    assert page.count("https://a.example/b/papers/first/") == 1


def test_links_climb_no_higher_than_they_must(tmp_path: Path) -> None:
    records = {
        f"papers/p{year}.yaml": {"title": "T", "authors": ONCE, "year": year, "venue": "Journal"}
        for year in (2020, 2021)
    }
    build_site(write_site(tmp_path / "site", records, size="lean"), tmp_path / "output")
    page = (tmp_path / "output/venues/journal/2020/index.html").read_text("utf-8")
    assert '<a href="../2021/">2021</a>' in page
    assert dead_links(tmp_path / "output") == []


@given(*[st.text("ab/", max_size=8).map(lambda it: it.lstrip("/"))] * 2)
def test_the_shortest_link_leads_there(page: str, target: str) -> None:
    link = addresses.shortest_link(page, target)
    assert urljoin(f"https://a.example/{page}", link) == urljoin("https://a.example/", target)


def test_feeds_begin_abstracts(tmp_path: Path) -> None:
    records = {"papers/p.yaml": {"title": "T", "authors": ONCE, "year": 2020,
                                 "abstract": "Zebras & *quaggas* graze. " * 20}}  # fmt: skip
    build_site(write_site(tmp_path / "site", records, size="lean"), tmp_path / "output")
    feed = (tmp_path / "output/feed.xml").read_text("utf-8")
    assert "Zebras &amp;amp; quaggas graze. Zebras" in feed
    assert feed.count("Zebras") < 12
    assert "…</summary>" in feed


def test_feeds_tell_fewer_of_the_newest(tmp_path: Path) -> None:
    records = {
        f"papers/p{n}.yaml": {"title": f"T{n}", "authors": ONCE, "date": f"{1960 + n}-01-01"}
        for n in range(30)
    }
    build_site(write_site(tmp_path / "site", records, size="lean"), tmp_path / "output")
    feed = (tmp_path / "output/feed.xml").read_text("utf-8")
    assert feed.count("<entry>") == 20
    assert "<title>T29</title>" in feed
    assert "<title>T9</title>" not in feed


@settings(max_examples=60, deadline=None)
@given(sites())
def test_papers_and_declared_people_are_those_of_the_full_site(records: dict[str, Any]) -> None:
    full, lean = (pages_of(library_of(records, size=size)) for size in ("full", "lean"))
    assert _of_records(full) == _of_records(lean)
    files = {addresses.file_of(address) for address in lean} | {ICON}
    for address in _of_records(lean):
        file = addresses.file_of(address)
        for link in read_page(lean[address]).links:
            target = target_of(file, link)
            if target and not target[0].startswith("assets/"):
                assert target[0] in files, f"{address} -> {link}"


def _of_records(pages: dict[str, str]) -> set[str]:
    """The pages of papers and of people with a record, and the lists of both."""
    return {it for it in pages if it.startswith(("papers/", "authors/")) and it.endswith("/")}
