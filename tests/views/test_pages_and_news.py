"""Free pages and news: where they stand, who is named, what stays hidden."""

import re
from typing import Any

import pytest
from byline.views.home import MOST_POSITIONS
from byline.views.page import MOST_IN_FOOTERS

from tests.support.in_memory import library_of, link_all, pages_of

ANN = {"id": "ann", "name": "Ann Abel", "aliases": ["annie"]}
MAPS = {
    "id": "maps",
    "title": "On maps",
    "authors": [{"name": "Ann Abel", "id": "ann"}],
    "year": "2020",
}


def note(note_id: str, **fields: Any) -> dict[str, Any]:
    return {"id": note_id, "title": f"News of {note_id}", "date": "2020-05", **fields}


def test_a_page_in_the_navigation_leads_every_page_to_it() -> None:
    pages = pages_of(
        library_of({"pages": [{"id": "lab", "title": "Our *lab*", "nav": "true", "body": "Hi."}]})
    )
    assert '<a href="../lab/">Our lab</a>' in pages["papers/"].split("<main")[0]
    assert "Our <em>lab</em></h1>" in pages["lab/"]
    assert "<p>Hi.</p>" in pages["lab/"]


def test_other_pages_stand_in_the_footer_and_unlisted_ones_nowhere() -> None:
    found = [{"id": "lab", "title": "Lab"}, {"id": "secret", "title": "Secret", "unlisted": "true"}]
    pages = pages_of(library_of({"pages": found}))
    assert '<a href="./lab/">Lab</a>' in pages[""].split("</main>")[1]
    assert "secret/" in pages
    assert "Secret" not in pages[""]


@pytest.mark.parametrize("number", [MOST_IN_FOOTERS, MOST_IN_FOOTERS + 1, 200])
def test_footers_lead_to_few_pages_and_home_to_all(number: int) -> None:
    written = [{"id": f"page-{at:03}", "title": f"Page {at:03}"} for at in range(number)]
    pages = pages_of(library_of({"pages": written}))
    first = [f"Page {at:03}" for at in range(MOST_IN_FOOTERS)]
    for address, way in (("papers/", "../#pages"), ("page-000/", "../#pages"), ("", "./#pages")):
        footer = pages[address].split("</main>")[1]
        assert re.findall(r">(Page \d+)</a>", footer) == first
        assert (f'<a href="{way}">All pages</a>' in footer) == (number > MOST_IN_FOOTERS)
    listed = re.findall(r'<a href="./page-\d+/">(Page \d+)</a>', pages[""].split("</main>")[0])
    assert len(listed) == (number if number > MOST_IN_FOOTERS else 0)
    assert ('<h2 id="pages">' in pages[""]) == (number > MOST_IN_FOOTERS)


@pytest.mark.parametrize("taken", ["papers", "names", "search", "api", "assets", "404"])
def test_a_page_cannot_take_an_address_of_the_site(taken: str) -> None:
    for page in ({"id": taken}, {"id": "mine", "aliases": [taken]}):
        problems = link_all({"pages": [{**page, "title": "Mine"}]})[1]
        message = f"/{taken}/ is an address of the site itself, so no page can be '{taken}'"
        assert [it.message for it in problems] == [message]


def test_the_newest_news_stands_first() -> None:
    dates = {"a": "2019", "b": "2020-05-02", "c": "2020-05", "d": "2021-01-01"}
    library = library_of({"news": [note(it, date=date) for it, date in dates.items()]})
    assert list(library.news) == ["d", "b", "c", "a"]
    pages = pages_of(library)
    assert pages["news/"].index("News of d") < pages["news/"].index("News of a")
    assert "News of c" in pages[""]
    assert "News of a" not in pages[""]


def test_news_shows_with_the_people_and_papers_that_it_names() -> None:
    news = [note("prize", authors=["annie"], papers=["maps"]), note("other")]
    pages = pages_of(library_of({"authors": [ANN], "papers": [MAPS], "news": news}))
    for address in ("authors/ann/", "papers/maps/"):
        assert "News of prize</a>" in pages[address]
        assert "News of other" not in pages[address]
    assert ">Ann Abel</a>" in pages["news/prize/"]
    assert ">On maps</a>" in pages["news/prize/"]


def test_unlisted_news_has_a_page_and_shows_nowhere() -> None:
    news = [note("prize", authors=["ann"], unlisted="true")]
    pages = pages_of(library_of({"authors": [ANN], "news": news}))
    assert [address for address, page in pages.items() if "News of prize" in page] == [
        "news/prize/"
    ]
    assert "news/" not in pages[""]


def test_drafts_are_not_named_in_news() -> None:
    news = [note("prize", authors=["ann"], papers=["maps"])]
    records: dict[str, Any] = {
        "authors": [{**ANN, "draft": "true"}],
        "papers": [{**MAPS, "draft": "true"}],
        "news": news,
    }
    page = pages_of(library_of(records))["news/prize/"]
    assert "Ann Abel" not in page
    assert "On maps" not in page


def test_news_can_be_switched_off() -> None:
    records = {"authors": [ANN], "news": [note("prize", authors=["ann"])]}
    pages = pages_of(library_of(records, features={"news": "false"}))
    assert not [address for address, page in pages.items() if "news" in address or "prize" in page]


def test_a_note_with_a_last_day_says_so_wherever_it_stands() -> None:
    news = [note("call", until="2020-06-30", authors=["ann"]), note("open", kind="position")]
    pages = pages_of(library_of({"authors": [ANN], "news": news}))
    told = '<time class="until" datetime="2020-06-30">until 30 June 2020</time>'
    for address in ("", "news/", "news/call/", "authors/ann/"):
        assert told in pages[address], address
    assert 'class="until"' not in pages["news/open/"]


@pytest.mark.parametrize(
    ("until", "last_day"),
    [("2024-02", "2024-02-29"), ("2023-02", "2023-02-28"), ("2023", "2023-12-31")],
)
def test_a_month_or_a_year_holds_to_its_end(until: str, last_day: str) -> None:
    pages = pages_of(library_of({"news": [note("call", until=until)]}))
    assert f'datetime="{last_day}"' in pages["news/"]


def test_home_shows_positions_by_themselves_the_longest_open_first() -> None:
    ends = {"soon": "2020-06", "never": None, "late": "2021", "later": "2021-12-31"}
    news = [note(it, kind="position", until=end) for it, end in ends.items()]
    home = pages_of(library_of({"news": [*news, note("prize")]}))[""]
    before, positions = home.split('<h2 id="positions">')
    positions, latest = positions.split('<h2 id="news">')
    shown = re.findall(r"News of (\w+)</a>", positions)
    assert shown == ["never", "late", "later", "soon"]
    assert re.findall(r"News of (\w+)</a>", latest) == ["prize"]
    assert "News of" not in before


def test_home_shows_some_positions_where_there_are_many() -> None:
    news = [note(f"n{at}", kind="position", until=f"20{at}") for at in range(40, 80)]
    home = pages_of(library_of({"news": news}))[""]
    last = [str(at) for at in range(79, 79 - MOST_POSITIONS, -1)]
    assert re.findall(r"News of n(\d+)</a>", home) == last


def test_without_pages_of_news_home_shows_no_positions() -> None:
    news = [note("open", kind="position")]
    assert "positions" not in pages_of(library_of({"news": news}, features={"news": False}))[""]
