"""Feeds: what they tell, of whom, and that every reader understands it."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import feedparser
import pytest
from byline.records.extent import EXTENTS, Size
from hypothesis import given, settings
from lxml import etree

from tests.support.atom import ATOM, Feed, faults, feeds_in, read_feed
from tests.support.crawl import read_page
from tests.support.in_memory import library_of, pages_of
from tests.support.sites_on_disk import TINY, build_site, pages_in, tree, write_site
from tests.support.strategies import papers

HOME = "https://example.org/tiny/"
WHERE = "https://example.org/lab/"
OFFER = re.compile(r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]+)"')


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("tiny") / "output"
    build_site(TINY, output)
    return output


def built(folder: Path, records: dict[str, Any], asked: str | None = WHERE, **config: Any) -> Path:
    """The output of a site of these records."""
    site = write_site(folder / "site", records, **config)
    build_site(site, folder / "output", base_url=asked)
    return folder / "output"


def main_feed(output: Path, home: str = WHERE) -> Feed:
    return read_feed((output / "feed.xml").read_bytes(), f"{home}feed.xml")


def paper(**facts: Any) -> dict[str, Any]:
    return {"title": "One", "authors": ["Ada Byron"], "year": 2020, **facts}


def test_feedparser_has_nothing_to_complain_of(tiny: Path) -> None:
    for name, feed in feeds_in(tiny, HOME).items():
        read = feedparser.parse((tiny / name).read_bytes())
        assert not read.bozo, name
        assert read.version == "atom10"
        assert read.feed.title == feed.title
        assert [it.id for it in read.entries] == [it.id for it in feed.entries]
        assert [it.link for it in read.entries] == [it.link for it in feed.entries]
        for entry in read.entries:
            assert entry.updated_parsed
            assert entry.author


def test_each_declared_page_has_a_feed_and_offers_it(tiny: Path) -> None:
    feeds = feeds_in(tiny, HOME)
    assert {"feed.xml", "authors/ada/feed.xml", "authors/mary/feed.xml"} <= set(feeds)
    kinds = {name.split("/")[0] for name in feeds}
    assert kinds == {"feed.xml", "authors", "venues", "topics", "institutions"}
    offered = set()
    for name, text in pages_in(tiny).items():
        found = OFFER.findall(text)
        visible = [link for link in read_page(text).links if link.endswith("feed.xml")]
        assert visible == found * 2, name  # in the head, and where a reader sees it
        offered |= {urljoin(HOME + name, link).removeprefix(HOME) for link in found}
    assert offered == set(feeds)
    for name, feed in feeds.items():
        assert feed.page == HOME + name.removesuffix("feed.xml")
        assert feed.itself == HOME + name


def test_links_of_feeds_lead_to_pages(tiny: Path) -> None:
    files = tree(tiny)
    for feed in feeds_in(tiny, HOME).values():
        for entry in feed.entries:
            assert entry.link.removeprefix(HOME) + "index.html" in files


def test_papers_news_corrections_and_retractions_have_entries(tiny: Path) -> None:
    told = {it.title: it for it in main_feed(tiny, HOME).entries}
    assert told["Retracted: Several hands"].categories == ("retracted",)
    assert told["Retracted: Several hands"].summary == "Two tables were <em>copied</em>."
    assert told["Several hands (retracted)"].link == told["Retracted: Several hands"].link
    correction = told["Corrected: On the Connexion of the Physical Sciences"]
    assert correction.updated == "1835-01-01T00:00:00Z"  # as old as the paper that corrects
    assert correction.authors == ("Mary Somerville", "others", "A. Lovelace")
    assert correction.published == ""  # no record says when
    assert told["The Society is founded"].categories == ("news",)
    assert told["The Society is founded"].authors == ("A tiny site",)
    assert told["An assistant for the Engine (until February 2840)"].categories == (
        "news",
        "position",
    )
    engine = told["Notes on the Analytical Engine: tables of B_2n & more"]
    assert engine.authors == ("Ada Lovelace", "Charles Babbage", "Luigi F. Menabrea")
    assert engine.summary.startswith("A machine may weave <em>algebra</em>")
    assert told["Unnamed"].authors == ("Authors not named",)


def test_unlisted_records_and_drafts_stand_in_no_feed(tiny: Path, tmp_path: Path) -> None:
    assert not (tiny / "authors/hidden/feed.xml").exists()
    assert (tiny / "authors/hidden/index.html").exists()
    for feed in feeds_in(tiny, HOME).values():
        titles = {entry.title for entry in feed.entries}
        assert not titles & {"Shy", "Not yet", "Nobody should find this", "Still to come"}
    records = {
        "papers/a.yaml": paper(venue="quiet"),
        "papers/b.yaml": paper(title="Wrong", corrects=["a"], unlisted=True),
        "venues/quiet.yaml": {"name": "Quiet", "unlisted": True},
    }
    output = built(tmp_path, records)
    assert set(feeds_in(output, WHERE)) == {"feed.xml"}
    assert [it.title for it in main_feed(output).entries] == ["One"]


def test_dates_are_the_records_own(tmp_path: Path) -> None:
    version = {"label": "second", "date": "2021-03-04"}
    records = {
        "papers/year.yaml": paper(title="year"),
        "papers/month.yaml": paper(title="month", date="2020-05"),
        "papers/day.yaml": paper(title="day", date="2020-05-06"),
        "papers/new.yaml": paper(title="new", versions=[{"label": "undated"}, version]),
        "news/note.yaml": {"title": "note", "date": "2020-05-07"},
    }
    entries = main_feed(built(tmp_path, records)).entries
    assert [(it.title, it.published[:10], it.updated[:10]) for it in entries] == [
        ("new", "2020-01-01", "2021-03-04"),
        ("note", "2020-05-07", "2020-05-07"),
        ("day", "2020-05-06", "2020-05-06"),
        ("month", "2020-05-01", "2020-05-01"),
        ("year", "2020-01-01", "2020-01-01"),
    ]
    assert main_feed(tmp_path / "output").updated == "2021-03-04T00:00:00Z"


def test_a_feed_holds_the_newest(tmp_path: Path) -> None:
    years = range(1950, 1950 + EXTENTS[Size.FULL].most_events + 9)
    records = {f"papers/p{year}.yaml": paper(title=str(year), year=year) for year in years}
    records["papers/p1950.yaml"]["featured"] = True
    titles = [it.title for it in main_feed(built(tmp_path, records)).entries]
    assert titles == [str(year) for year in reversed(years)][: EXTENTS[Size.FULL].most_events]


def ids_of(folder: Path, asked: str | None, named: str = "One", **config: Any) -> set[str]:
    output = built(folder, {"papers/a.yaml": paper(title=named)}, asked, **config)
    feed = main_feed(output, asked or WHERE)
    return {feed.id, *(entry.id for entry in feed.entries)}


def test_ids_outlive_titles_paths_and_hosts(tmp_path: Path) -> None:
    first = ids_of(tmp_path / "1", "https://a.example/lab/")
    assert len(first) == 2
    assert ids_of(tmp_path / "2", "https://a.example/", title="Renamed", named="Two") == first
    assert not ids_of(tmp_path / "3", "https://b.example/lab/") & first
    ours = ids_of(tmp_path / "4", "https://a.example/lab/", repository="ada/lab")
    assert ids_of(tmp_path / "5", "https://b.example/", repository="ada/lab") == ours
    assert ids_of(tmp_path / "6", None, repository="ada/lab") == ours
    assert not ids_of(tmp_path / "7", "https://a.example/lab/", repository="bob/lab") & ours
    configured = ids_of(tmp_path / "8", "https://preview.example/", base_url="https://a.example/")
    assert configured == first  # a preview tells nothing new


def test_without_a_host_links_are_counted_from_home(tmp_path: Path) -> None:
    records = {"authors/ada.yaml": {"name": "Ada Byron"}, "papers/a.yaml": paper()}
    output = built(tmp_path, records, None)
    for home in ("http://127.0.0.1:8000/", "https://a.example/some/path/"):
        feeds = feeds_in(output, home)
        assert set(feeds) == {"feed.xml", "authors/ada/feed.xml"}
        assert feeds["authors/ada/feed.xml"].page == f"{home}authors/ada/"
        assert feeds["feed.xml"].page == home
        for feed in feeds.values():
            assert feed.itself == ""
            assert [it.link for it in feed.entries] == [f"{home}papers/a/"]


def test_links_in_summaries_lead_on(tmp_path: Path) -> None:
    records = {
        "authors/ada.yaml": {"name": "Ada Byron"},
        "papers/a.md": "---\ntitle: One\nauthors: Ada Byron\nyear: 2020\n---\n"
        "By [her](author:ada).[^1]\n\n[^1]: A note.\n",
    }
    (entry,) = main_feed(built(tmp_path, records)).entries
    links = read_page(entry.summary).links
    assert f"{WHERE}authors/ada/" in links
    assert all(link.startswith((f"{WHERE}authors/ada/", f"{WHERE}papers/a/#")) for link in links)


def test_features_switch_feeds_off_without_a_trace(tmp_path: Path) -> None:
    output = built(tmp_path, {"papers/a.yaml": paper(venue="V")}, features={"feeds": False})
    assert feeds_in(output, WHERE) == {}
    assert not [name for name, text in pages_in(output).items() if "feed.xml" in text]


def test_kinds_that_are_switched_off_have_none(tmp_path: Path) -> None:
    records = {"papers/a.yaml": paper(venue="V"), "news/n.yaml": {"title": "N", "date": "2020"}}
    output = built(tmp_path, records, features={"venues": False, "news": False})
    assert set(feeds_in(output, WHERE)) == {"feed.xml"}
    assert [it.title for it in main_feed(output).entries] == ["One"]


def test_a_page_that_has_nothing_to_tell_has_no_feed(tmp_path: Path) -> None:
    output = built(tmp_path, {"authors/ada.yaml": {"name": "Ada Byron"}})
    assert feeds_in(output, WHERE) == {}
    assert "feed.xml" not in "".join(pages_in(output).values())


def test_what_xml_cannot_hold_is_left_out(tmp_path: Path) -> None:
    record = 'title: "A\\x01B ]]> <b>"\nauthors: ["Ada\\x02 Byron"]\nyear: 2020\n'
    record += 'keywords: ["k\\x03 & \\uFFFE <i>"]\n'
    output = built(tmp_path, {"papers/a.yaml": record}, title="A & B <c>")
    feed = main_feed(output)
    assert feed.title == "A & B <c>"
    (entry,) = feed.entries
    assert entry.title == "AB ]]> <b>"
    assert "<i>" in entry.categories[0]


@settings(max_examples=60, deadline=None)
@given(papers())
def test_whatever_a_record_holds_its_feed_is_well_formed(record: dict[str, Any]) -> None:
    facts = {**record, "id": "one", "venue": "V"}
    pages = pages_of(library_of({"papers": [facts]}))
    for address in ("feed.xml", "venues/v/feed.xml"):
        (entry,) = read_feed(pages[address].encode(), WHERE + address).entries
        assert entry.link == f"{WHERE}papers/one/"
        assert not feedparser.parse(pages[address].encode()).bozo


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<updated>1844-01-01T00:00:00Z</updated>", "<updated>1844</updated>"),
        ("<author><name>A tiny site</name></author>", ""),
        ("<name>Ada Lovelace</name>", "<name></name>"),
        ("<generator>Byline</generator>", "<id>urn:x</id>"),
        ("<generator>Byline</generator>", "<other>Byline</other>"),
        ('rel="alternate"', 'rel="self"'),
        ("urn:uuid:", "uuid-"),
    ],
)
def test_a_fault_of_a_feed_would_be_found(tiny: Path, old: str, new: str) -> None:
    text = (tiny / "feed.xml").read_text("utf-8")
    assert old in text
    assert list(faults(etree.fromstring(text.replace(old, new, 1).encode())))


def test_entries_stand_in_every_feed_alike(tiny: Path) -> None:
    def entries(name: str) -> dict[str, bytes]:
        root = etree.fromstring((tiny / name).read_bytes())
        found = list(root.iter(f"{ATOM}entry"))
        return {it.findtext(f"{ATOM}id") or "": etree.tostring(it) for it in found}

    everything = entries("feed.xml")
    for name in feeds_in(tiny, HOME):
        assert entries(name).items() <= everything.items(), name
