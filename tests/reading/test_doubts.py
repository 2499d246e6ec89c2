"""Valid records that may well not mean what they say."""

from typing import Any

import pytest
from byline.problems import Problem
from byline.reading.rule import problems_by
from byline.reading.rules import rules_of

from tests.support.in_memory import entries_of


def doubts(entry: Any) -> list[Problem]:
    return problems_by(rules_of(entry.kind), entry)


def warnings(**record: Any) -> list[str]:
    paper = {"id": "x", "title": "T", "authors": ["Ada"], "year": "2020", **record}
    entries, problems = entries_of({"papers": [paper]})
    assert not problems
    return [problem.message for problem in doubts(entries[0])]


@pytest.mark.parametrize(
    "name", ["Ada Lovelace et al.", "Ada Lovelace et al", "Ada, ...", "Ada and others", "…"]
)
def test_a_name_and_others(name: str) -> None:
    assert warnings(authors=[name]) == [f"'{name}' looks like a name and others"]


@pytest.mark.parametrize(
    "name", ["A B and C D", "A B & C D", "A B, C D, E F", "Smith, John; Doe, Jane", "X, Y, Jr., Z"]
)
def test_several_names_in_one(name: str) -> None:
    assert warnings(authors=[name]) == [f"'{name}' looks like several names"]


@pytest.mark.parametrize(
    "name", ["King, Jr., Martin", "King, Martin, III", "Anders And", "Andy Sandler", "AT&T Fellow"]
)
def test_names_that_are_only_names(name: str) -> None:
    assert warnings(authors=[name]) == []


@pytest.mark.parametrize("name", ["Bo Li*", "Bo Li1", "Bo Li²", "Bo Li (equal)", "Bo Li†"])
def test_marks_behind_a_name(name: str) -> None:
    assert warnings(authors=[name]) == [f"'{name}' ends in a mark that is no part of a name"]


def test_two_names_in_one_text() -> None:
    assert warnings(authors="Ana Díaz, Bo Li") == [
        "'Ana Díaz, Bo Li' is read as one name, the family name first"
    ]
    assert warnings(authors="van der Berg, Anna Maria") == []
    assert warnings(authors=["Ana Díaz", "Li, Bo"]) == []


def test_tex_in_a_name() -> None:
    assert warnings(authors=[r"M\"uller"]) == [
        r"'M\"uller' looks like TeX, which names do not read"
    ]


def test_a_team_with_an_id() -> None:
    byline = {"name": "Team and friends", "group": "true", "orcid": "0000-0002-1825-0097"}
    assert warnings(authors=[byline]) == ["a team has no author's id and no ORCID"]


def test_an_author_is_looked_at_too() -> None:
    entries, _problems = entries_of({"authors": [{"id": "x", "name": "A and B"}]})
    assert [it.message for it in doubts(entries[0])] == ["'A and B' looks like several names"]


@pytest.mark.parametrize(
    ("submitted", "date", "is_doubtful"),
    [
        ("2020", "2019-05", True),
        ("2020-05-02", "2020-05-01", True),
        ("2020-05", "2020", False),
        ("2020", "2020-05", False),
        ("2019-12", "2020-01-01", False),
        ("2020-06", "2020-05-31", True),
        ("2020-05-01", "2020-05-01", False),
    ],
)
def test_submitted_after_it_appeared(submitted: str, date: str, is_doubtful: bool) -> None:
    found = warnings(submitted=submitted, date=date, year=None)
    assert bool(found) == is_doubtful


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"venue": r"Physics \& Astronomy"}, ("venue",)),
        ({"keywords": ["maps", "$k$-means"]}, ("keywords", 1)),
        (
            {"authors": [{"name": "Ada", "affiliations": [r"Universit\'e X"]}]},
            ("authors", 0, "affiliations", 0),
        ),
        ({"versions": [{"label": "v1", "note": r"\emph{longer}"}]}, ("versions", 0, "note")),
    ],
)
def test_tex_where_it_shows_as_written(fields: dict[str, Any], path: tuple[str | int, ...]) -> None:
    paper = {"id": "x", "title": r"\emph{T}", "authors": ["Ada"], "year": "2020", **fields}
    entries, _problems = entries_of({"papers": [paper]})
    (problem,) = doubts(entries[0])
    assert problem.message.endswith("looks like TeX, which shows as written here")
    assert problem.where == entries[0].spot(*path)


def test_what_only_looks_like_tex() -> None:
    title, abstract = r"\"Uber $x$", r"\emph{x}"
    assert warnings(title=title, abstract=abstract, extra={"a": r"\b"}) == []
    assert warnings(links={"slides": r"talks\slides.pdf"}) == []
    assert warnings(funding=["between $5 and $6 million"], license="A & B_c #1 {d} 5%") == []
