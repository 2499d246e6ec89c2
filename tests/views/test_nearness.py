"""Novelty and related papers on pages; how likeness is computed has tests of its own."""

import re
from typing import Any

import pytest
from byline.derive.figures import Comparison, figures

from tests.support.in_memory import COMPUTED, library_of, pages_of

SUBJECTS = ("glaciers calving", "orchards pruning", "harbours dredging", "violins varnish",
            "beehives swarming", "volcanoes ashfall")  # fmt: skip


def paper(name: str, about: str, date: str = "2020-01-01", **fields: Any) -> dict[str, Any]:
    return {"id": name, "title": f"On {about}", "authors": ["Ada Lovelace"], "date": date, **fields}


def crowd(number: int = 30) -> list[dict[str, Any]]:
    """Papers of 2010 on a few subjects, so that words have weights."""
    return [
        paper(f"p{at}", f"{SUBJECTS[at % 6]} number{at} series{at}", "2010-01-01")
        for at in range(number)
    ]


def novelty(page: str) -> str:
    found = re.search(r'#novelty">novelty</a></dt><dd>(.*?)</dd>', page)
    return found[1].replace("\xa0", " ") if found else ""


ORIGINAL = {"abstract": "Measuring lighthouse lenses by candle and by moon."}


def test_a_duplicate_of_an_earlier_paper_has_no_novelty() -> None:
    papers = [
        *crowd(),
        paper("first", "lighthouses", "2015-03-01", **ORIGINAL),
        paper("second", "lighthouses", "2016-03-01", **ORIGINAL),
    ]
    found = pages_of(library_of({"papers": papers}, features=COMPUTED))
    assert novelty(found["papers/second/"]) == "0 %"
    assert novelty(found["papers/first/"]) not in {"", "0 %"}
    near = re.search(r'<p class="about">Most like the earlier (.*?)</p>', found["papers/second/"])
    assert near
    assert 'href="../../papers/first/"' in near[1]
    assert "(2015)" in near[1]


@pytest.mark.parametrize("date", ["2016-03-01", "2016-03", "2016"])
def test_a_date_that_is_equal_or_less_precise_is_not_earlier(date: str) -> None:
    papers = [
        *crowd(),
        paper("one", "lighthouses", "2016-03-01", **ORIGINAL),
        paper("two", "lighthouses", date, **ORIGINAL),
    ]
    found = pages_of(library_of({"papers": papers}, features=COMPUTED))
    assert novelty(found["papers/one/"]) not in {"", "0 %"}
    assert novelty(found["papers/two/"]) not in {"", "0 %"}


def test_the_first_papers_have_none_and_say_why() -> None:
    found = pages_of(
        library_of(
            {"papers": [*crowd(30), paper("last", "old lighthouses by moonlight")]},
            features=COMPUTED,
        )
    )
    assert novelty(found["papers/last/"])
    for address in ("papers/p0/", "papers/p29/"):
        assert not novelty(found[address])
        assert "Novelty: not enough earlier papers" in found[address]
    fewer = pages_of(
        library_of(
            {"papers": [*crowd(29), paper("last", "old lighthouses by moonlight")]},
            features=COMPUTED,
        )
    )
    assert "Novelty: not enough earlier papers" in fewer["papers/last/"]
    asked = library_of(
        {"papers": [*crowd(29), paper("last", "old lighthouses by moonlight")]},
        features=COMPUTED,
        figures={"fewest_earlier": 29},
    )
    assert novelty(pages_of(asked)["papers/last/"])


@pytest.mark.parametrize(
    "hidden", [{"status": "retracted"}, {"status": "withdrawn"}, {"unlisted": "true"},
               {"draft": "true"}, {"preprint_of": "second"}],
    ids=lambda it: next(iter(it.values())),
)  # fmt: skip
def test_what_does_not_count_is_compared_with_nothing(hidden: dict[str, str]) -> None:
    papers = [
        *crowd(),
        paper("first", "lighthouses", "2015-03-01", **ORIGINAL, **hidden),
        paper("second", "lighthouses", "2016-03-01", **ORIGINAL),
    ]
    library = library_of({"papers": papers}, features=COMPUTED)
    found = pages_of(library)
    assert "first" not in figures(library).nearness
    assert novelty(found["papers/second/"]) not in {"", "0 %"}
    assert 'id="related"' not in found["papers/second/"]
    if "papers/first/" in found:
        assert not novelty(found["papers/first/"])
        assert "not enough earlier" not in found["papers/first/"]
        assert 'id="related"' not in found["papers/first/"]


def test_related_papers_say_what_they_share() -> None:
    papers = [
        *crowd(),
        paper("first", "lighthouses", "2015-03-01", **ORIGINAL),
        paper("second", "more lighthouses", "2016-03-01", **ORIGINAL),
    ]
    section = pages_of(library_of({"papers": papers}, features=COMPUTED))["papers/first/"].split(
        'id="related"'
    )[1]
    line = section.split("<li>")[1].split("</li>")[0]
    assert 'href="../../papers/second/"' in line
    assert re.search(r"· shares: \w+", line)
    named = [*papers[:-1], {**papers[-1], "related": "first"}]
    page = pages_of(library_of({"papers": named}))["papers/first/"]
    assert "Related works" in page
    assert 'id="related"' not in page


def test_a_persons_novelty_is_the_median_of_what_is_known() -> None:
    given = [{**paper(f"g{at}", f"{at} stars"), "novelty": {"value": value}}
             for at, value in enumerate((10, 20, 91))]  # fmt: skip
    few = [*given, paper("unknown", "moons")]
    me = [{"id": "ada", "name": "Ada Lovelace"}]
    page = pages_of(library_of({"papers": few, "authors": me}, features=COMPUTED))["authors/ada/"]
    assert novelty(page) == "20 %"
    assert "known for 3 of 4 papers" in page
    page = pages_of(library_of({"papers": few[1:], "authors": me}, features=COMPUTED))[
        "authors/ada/"
    ]
    assert novelty(page) == "56 %"  # 55.5


def test_a_comparison_is_made_once_and_kept_while_texts_stay() -> None:
    papers = [*crowd(), paper("first", "lighthouses", "2015-03-01")]
    before = Comparison(library_of({"papers": papers}, features=COMPUTED))
    found = before.compare()
    assert before.compare() is found
    cited = [*papers[:-1], {**papers[-1], "citations": {"count": 3}}]
    assert Comparison(library_of({"papers": cited}), found).compare() is found
    told = [*papers[:-1], {**papers[-1], "abstract": "New words."}]
    assert Comparison(library_of({"papers": told}), found).compare() != found
    asked = library_of({"papers": papers}, figures={"fewest_earlier": 3})
    assert Comparison(asked, found).compare() != found
    off = library_of({"papers": papers}, features={"novelty": False, "related": False})
    assert dict(Comparison(off, found)) == {}
