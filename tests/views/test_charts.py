"""Bars over the years, and the same in words."""

import re
from typing import Any

from byline.derive.figures import figures
from byline.derive.shelves import shelves
from byline.site import Site
from byline.views.chart import Chart, charts

from tests.support.in_memory import library_of, pages_of


def paper(name: str, year: int, cited: int | None = None) -> dict[str, Any]:
    found: dict[str, Any] = {"id": name, "title": name, "authors": ["Ada Lovelace"], "year": year}
    return found if cited is None else {**found, "citations": {"count": cited}}


def charts_of(*papers: dict[str, Any]) -> tuple[Chart, ...]:
    library = library_of({"papers": papers})
    return charts(Site(library, shelves(library), figures(library)), list(library.works))


def test_every_year_has_a_bar_as_high_as_its_papers_are_many() -> None:
    (chart,) = charts_of(paper("a", 2020), paper("b", 2020), paper("c", 2023), paper("d", 2021))
    assert (chart.first, chart.last, chart.box) == ("2020", "2023", "0 0 78 48")
    assert [bar.said for bar in chart.bars] == [
        "2020: 2 papers", "2021: 1 paper", "2022: 0 papers", "2023: 1 paper",
    ]  # fmt: skip
    assert [float(bar.height) for bar in chart.bars] == [48, 24, 0.5, 24]
    assert [float(bar.y) + float(bar.height) for bar in chart.bars] == [48] * 4
    assert chart.said == "From 2020 to 2023; the most in 2020: 2 papers."


def test_two_years_are_no_chart() -> None:
    assert charts_of(paper("a", 2020), paper("b", 2021)) == ()
    assert charts_of() == ()


def test_a_century_fits() -> None:
    (chart,) = charts_of(paper("a", 1900), paper("b", 2020))
    assert len(chart.bars) == 121
    assert float(chart.box.split()[2]) <= 240


def test_citations_are_shown_where_some_are_known_and_say_how_many() -> None:
    found = charts_of(paper("a", 2020, 7), paper("b", 2021), paper("c", 2022, 0))
    assert [chart.label for chart in found] == [
        "Papers a year",
        "Citations of each year's papers (known for 2 of 3)",
    ]
    assert [bar.said for bar in found[1].bars] == [
        "2020: 7 citations", "2021: 0 citations", "2022: 0 citations",
    ]  # fmt: skip
    assert len(charts_of(paper("a", 2020, 0), paper("b", 2021), paper("c", 2022))) == 1


def test_charts_stand_where_people_look() -> None:
    papers = [{**paper(f"p{at}", 2018 + at), "venue": "EXC", "topics": ["Maps"]} for at in range(4)]
    people = [{"id": "ada", "name": "Ada Lovelace", "affiliations": [{"institution": "Uni"}]}]
    for one in papers:
        one["institutions"] = ["Uni"]
    pages = pages_of(library_of({"papers": papers, "authors": people}, profile="lab"))
    for address in ("authors/ada/", "venues/exc/", "topics/maps/", "institutions/uni/"):
        found = re.search(r'<svg [^>]*role="img" aria-labelledby="([^"]*)"', pages[address])
        assert found, address
        assert all(f'id="{it}"' in pages[address] for it in found[1].split()), address
