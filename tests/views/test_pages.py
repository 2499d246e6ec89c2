"""Built pages, read as a browser and as a reader would."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest

from tests.support.crawl import dead_links, read_site, target_of
from tests.support.sites_on_disk import TINY, build_site, pages_in, tree, write_site


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("tiny") / "output"
    build_site(TINY, output)
    return output


def test_no_link_is_dead(tiny: Path) -> None:
    assert dead_links(tiny, "/tiny/") == []


def test_no_link_is_dead_on_a_disk(tmp_path: Path) -> None:
    build_site(TINY, tmp_path / "output", for_disk=True)
    assert dead_links(tmp_path / "output") == []
    for page in read_site(tmp_path / "output").values():
        inside = [link for link in page.links if not link.startswith("http")]
        assert inside
        assert not [link for link in inside if link.split("#")[0].endswith("/")]


def test_a_dead_link_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="nowhere/">x</a><a href="#no">y</a>')
    assert dead_links(tmp_path) == ["index.html -> nowhere/", "index.html -> #no"]


def test_pages_are_strict_html(tiny: Path) -> None:
    for name, text in pages_in(tiny).items():
        parser = html5lib.HTMLParser()
        parser.parse(text)
        faults = [fault for _place, fault, _data in parser.errors]
        assert not faults, f"{name}: {faults}"


def test_ids_are_unique_and_headings_in_order(tiny: Path) -> None:
    for name, page in read_site(tiny).items():
        assert [it for it, count in Counter(page.ids).items() if count > 1] == [], name
        assert page.headings.count(1) == 1, name
        levels = page.headings[page.headings.index(1) :]
        for before, after in pairwise(levels):
            assert after <= before + 1, f"{name}: h{before} then h{after}"


def test_no_path_of_the_machine_is_in_a_page(tiny: Path) -> None:
    for name, content in tree(tiny).items():
        assert str(tiny).encode() not in content, name


def test_404_needs_no_relative_link(tiny: Path) -> None:
    links = read_site(tiny)["404.html"].links
    assert links
    assert all(link.startswith(("/tiny/", "#", "https://")) for link in links)


def test_the_base_url_of_the_command_line_goes_first(tmp_path: Path) -> None:
    build_site(TINY, tmp_path / "output", base_url="https://other.example/a/b")
    assert 'href="/a/b/papers/"' in pages_in(tmp_path / "output")["404.html"]


def test_aliases_redirect(tiny: Path) -> None:
    page = read_site(tiny)["papers/analytical-engine/index.html"]
    targets = {target_of("papers/analytical-engine/index.html", link) for link in page.links}
    assert ("papers/engine/index.html", "") in targets
    text = pages_in(tiny)["papers/analytical-engine/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../../papers/engine/">' in text


def test_unlisted_records_stand_in_no_list(tiny: Path) -> None:
    pages = read_site(tiny)
    own = {"papers/shy/index.html", "authors/hidden/index.html"}
    for name, page in pages.items():
        targets = {target[0] for link in page.links if (target := target_of(name, link, "/tiny/"))}
        if name not in own:
            assert not targets & own, name
    assert "A venue that lists never show" not in pages["venues/index.html"].text


def test_drafts_are_published_only_when_asked(tiny: Path, tmp_path: Path) -> None:
    assert "papers/draft/index.html" not in tree(tiny)
    assert b"Not yet" not in b"".join(tree(tiny).values())
    build_site(TINY, tmp_path / "output", drafts=True)
    page = read_site(tmp_path / "output")["papers/draft/index.html"]
    assert "../../authors/not-yet/" in page.links


def test_lists_run_by_featured_date_and_title(tmp_path: Path) -> None:
    papers = {
        "b": {"title": "beta", "authors": "Ada", "date": "2024-05"},
        "c": {"title": "Alpha", "authors": "Ada", "date": "2024-05"},
        "d": {"title": "Day", "authors": "Ada", "date": "2024-05-02"},
        "e": {"title": "Year only", "authors": "Ada", "year": 2024},
        "f": {"title": "Filed late", "authors": "Ada", "year": 2025, "date": "2023-12-31"},
        "g": {"title": "Old star", "authors": "Ada", "year": 1999, "featured": True},
        "h": {"title": "Same day", "authors": "Ada", "year": 2024, "date": "2024-05-02"},
    }
    site = write_site(tmp_path, {f"papers/{key}.yaml": it for key, it in papers.items()})
    build_site(site, tmp_path / "output")
    text = pages_in(tmp_path / "output")["papers/index.html"]
    order = re.findall(r'<h3 class="row-title"><a href="[^"]*" dir="auto">([^<]*)</a>', text)
    assert order == ["Old star", "Filed late", "Day", "Same day", "Alpha", "beta", "Year only"]
    assert re.findall(r'id="in-[^"]*">([^<]*)</h2>', text) == ["Featured", "2025", "2024"]


def test_missing_data_is_normal(tmp_path: Path) -> None:
    records = {
        "papers/bare.yaml": {"title": "Bare", "authors": "others", "year": 2020},
    }
    build_site(write_site(tmp_path, records), tmp_path / "output")
    pages = read_site(tmp_path / "output")
    bare = pages["papers/bare/index.html"].text
    assert "Authors not named" in bare
    assert "The record names no author." in bare
    assert "None" not in pages["papers/bare/index.html"].text
    assert "Abstract" not in bare
    assert dead_links(tmp_path / "output") == []


def test_a_site_without_papers_says_what_would_fill_it(tmp_path: Path) -> None:
    build_site(write_site(tmp_path, {}), tmp_path / "output")
    pages = read_site(tmp_path / "output")
    assert "The first record in content/papers/ will show here." in pages["index.html"].text
    assert "Nobody yet." in pages["authors/index.html"].text
    assert "No venues yet." in pages["venues/index.html"].text
    assert dead_links(tmp_path / "output") == []


def test_features_switch_kinds_off_without_a_trace(tmp_path: Path) -> None:
    paper = {"title": "One", "authors": ["Ada", "Bob"], "year": 2020, "venue": "Here"}
    site = write_site(
        tmp_path, {"papers/one.yaml": paper}, features={"names": False, "venues": False}
    )
    build_site(site, tmp_path / "output")
    files = tree(tmp_path / "output")
    assert not [name for name in files if name.startswith(("names/", "venues/"))]
    assert dead_links(tmp_path / "output") == []
    assert "Venues" not in read_site(tmp_path / "output")["index.html"].text


def test_long_author_lists_are_cut_in_lists_only(tmp_path: Path) -> None:
    names = [f"Author {letter}" for letter in "ABCDEFGHIJKLMNOP"]
    paper = {"title": "Crowd", "authors": names, "year": 2020}
    site = write_site(tmp_path, {"papers/crowd.yaml": paper}, authors_shown=5)
    build_site(site, tmp_path / "output")
    pages = read_site(tmp_path / "output")
    assert "Author E and 11 more" in pages["papers/index.html"].text
    assert all(name in pages["papers/crowd/index.html"].text for name in names)


def test_own_templates_go_first(tmp_path: Path) -> None:
    site = write_site(tmp_path, {})
    (site / "templates" / "pages").mkdir(parents=True)
    (site / "templates" / "pages" / "not-found.html").write_text("<p>{{ page.title }}, own</p>")
    (site / "templates" / "assets" / "css").mkdir(parents=True)
    (site / "templates" / "assets" / "css" / "zz-own.css").write_text("h1 { color: teal }")
    build_site(site, tmp_path / "output")
    files = tree(tmp_path / "output")
    assert files["404.html"] == b"<p>Page not found, own</p>"
    (style,) = (content for name, content in files.items() if name.endswith(".css"))
    assert style.startswith(b"@layer reset")
    assert b"teal" in style


def test_a_draft_venue_is_named_and_has_no_page(tmp_path: Path) -> None:
    records = {
        "venues/dv.yaml": {"name": "Draft Venue", "short": "DV", "draft": True},
        "papers/one.yaml": {"title": "One", "authors": "Ada", "year": 2020, "venue": "dv"},
    }
    build_site(write_site(tmp_path, records), tmp_path / "output")
    pages = read_site(tmp_path / "output")
    assert not [name for name in pages if name.startswith("venues/") and name.count("/") > 1]
    assert "DV" in pages["papers/one/index.html"].text


def test_unlisted_people_are_no_candidates(tmp_path: Path) -> None:
    records = {
        "authors/shy.yaml": {"name": "Sec Ret", "unlisted": True},
        "papers/one.yaml": {"title": "One", "authors": "Sec Ret", "year": 2020},
    }
    build_site(write_site(tmp_path, records), tmp_path / "output")
    links = read_site(tmp_path / "output")["names/sec-ret/index.html"].links
    assert not [link for link in links if "authors/shy" in link]


def test_a_person_named_twice_in_the_configuration_stands_once(tmp_path: Path) -> None:
    records = {"authors/ada.yaml": {"name": "Ada L", "aliases": ["old"]}}
    site = write_site(tmp_path, records, people=["old", "ada"])
    build_site(site, tmp_path / "output")
    assert read_site(tmp_path / "output")["index.html"].links.count("./authors/ada/") == 1


def test_a_venue_with_its_year_is_the_venue(tmp_path: Path) -> None:
    records = {
        "papers/one.yaml": {"title": "One", "authors": "Ada", "year": 2020, "venue": "EXC 2020"},
        "papers/two.yaml": {"title": "Two", "authors": "Ada", "year": 2021, "venue": "EXC"},
        "papers/odd.yaml": {"title": "Odd", "authors": "Ada", "year": 2021, "venue": "2021"},
    }
    build_site(write_site(tmp_path, records), tmp_path / "output")
    pages = read_site(tmp_path / "output")
    assert {"venues/exc/2020/index.html", "venues/exc/2021/index.html"} <= set(pages)
    assert "venues/2021/index.html" in pages
    assert "EXC 2020" in pages["papers/one/index.html"].text
