"""Figures by hand: each rule with its edges, on values that a reader can work out."""

from itertools import permutations
from typing import Any

import pytest
from byline.derive.figures.citations import CitationFigures, citation_figures, h_index
from byline.derive.figures.collaborators import Collaborator, collaborators
from byline.derive.figures.score import ScoreParts, completeness, openness, places, score
from byline.derive.figures.trust import TrustParts, band, trust
from byline.derive.figures.verification import level
from byline.library.identity import AUTHOR, PersonKey
from byline.records import Author, Paper
from byline.records.fields import PartialDate
from byline.records.figure_settings import (
    Bands,
    Collaboration,
    CompletenessWeights,
    OpennessWeights,
    ScoreWeights,
    TrustWeights,
)
from hypothesis import given
from hypothesis import strategies as st

NO_PARTS = TrustParts(orcid=0, claim=0, affiliation=0, identifiers=0, evidence=0)


def paper(**fields: Any) -> Paper:
    return Paper.model_validate({"title": "T", "authors": ["A"], "year": "2020", **fields})


def author(**fields: Any) -> Author:
    return Author.model_validate({"name": "Ada Lovelace", **fields})


def cited(*counts: int | None) -> list[Paper]:
    return [paper() if it is None else paper(citations={"count": it}) for it in counts]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([], 0),
        ([0], 0),
        ([0, 0, 0], 0),
        ([1], 1),
        ([100], 1),
        ([1, 1], 1),
        ([2, 2], 2),
        ([3, 3, 3], 3),
        ([4, 3, 3, 3], 3),
        ([4, 4, 4, 4], 4),
        ([10, 8, 5, 4, 3], 4),
        ([25, 8, 5, 3, 3], 3),
    ],
)
def test_h_index_by_hand(counts: list[int], expected: int) -> None:
    assert h_index(counts) == expected


@given(st.lists(st.integers(0, 50), max_size=30))
def test_h_index_is_what_it_says(counts: list[int]) -> None:
    h = h_index(counts)
    assert sum(count >= h for count in counts) >= h
    assert sum(count >= h + 1 for count in counts) < h + 1


def test_unknown_counts_are_left_out_and_told() -> None:
    assert citation_figures(cited(None, 12, None, 10, 9, 0), i10_from=10) == CitationFigures(
        total=31, h_index=3, i10=2, known=4, papers=6, dates=()
    )


def test_without_a_known_count_there_is_no_figure() -> None:
    assert citation_figures(cited(None, None), i10_from=10) is None
    assert citation_figures([], i10_from=10) is None


def test_a_known_zero_is_a_figure() -> None:
    found = citation_figures(cited(0), i10_from=10)
    assert found
    assert (found.total, found.h_index, found.i10, found.known) == (0, 0, 0, 1)


def test_the_largest_of_several_counts_is_taken_and_the_dates_span_all() -> None:
    counts = [{"count": 5, "as_of": "2026-11", "source": "A"}, {"count": 7, "as_of": "2024"}]
    found = citation_figures([paper(citations=counts)], i10_from=7)
    assert found
    assert (found.total, found.i10) == (7, 1)
    assert found.dates == (PartialDate(2024), PartialDate(2026, 11))


WEIGHTS = ScoreWeights.model_validate({"citations": 50, "openness": 30, "completeness": 20})


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (ScoreParts(80, 50, 100), 75),  # 40 + 15 + 20
        (ScoreParts(None, 50, 100), 70),  # (15 + 20) of 50
        (ScoreParts(80, None, 100), 86),  # (40 + 20) of 70: 85.7
        (ScoreParts(80, 50, None), 69),  # (40 + 15) of 80: 68.75
        (ScoreParts(80, None, None), None),
        (ScoreParts(None, 50, None), None),
        (ScoreParts(None, None, 100), None),
        (ScoreParts(), None),
        (ScoreParts(0, 0, 0), 0),
        (ScoreParts(100, 100, 100), 100),
    ],
)
def test_score_with_each_part_missing(parts: ScoreParts, expected: int | None) -> None:
    assert score(parts, WEIGHTS) == expected


def test_a_part_without_weight_is_no_part() -> None:
    weights = ScoreWeights.model_validate({"citations": 0, "openness": 1, "completeness": 1})
    assert score(ScoreParts(100, 0, 50), weights) == 25
    assert score(ScoreParts(100, None, 50), weights) is None


def test_places_share_ties_and_run_from_0_to_100() -> None:
    assert places({"a": 0, "b": 5, "c": 9}) == {"a": 0, "b": 50, "c": 100}
    assert places({"a": 1, "b": 1, "c": 1}) == {"a": 50, "b": 50, "c": 50}
    assert places({"a": 0, "b": 0, "c": 3}) == {"a": 25, "b": 25, "c": 100}
    assert places({"a": 7}) == {}
    assert places({}) == {}


def test_openness_is_known_only_where_something_is_open() -> None:
    weights = OpennessWeights()  # 40, 40, 20
    url = "https://example.org/x"
    assert openness(paper(), weights) is None
    assert openness(paper(links={"slides": url}), weights) is None
    assert openness(paper(links={"pdf": url}), weights) == 40
    assert openness(paper(arxiv="2303.10512"), weights) == 40
    assert openness(paper(links={"data": url}), weights) == 20
    assert openness(paper(has_code=True), weights) == 40
    assert openness(paper(links={"pdf": url, "code": url, "data": url}), weights) == 100
    assert openness(paper(has_code=True), OpennessWeights.model_validate({"code": 0})) is None


def test_completeness_counts_what_the_record_says() -> None:
    weights = CompletenessWeights()  # of 10: abstract 3, identifier 2, five others 1 each
    assert completeness(paper(), weights) == 10  # all its authors
    assert completeness(paper(authors=["A", "others"]), weights) == 0
    assert completeness(paper(abstract="We."), weights) == 40
    assert completeness(paper(date="2020-05", doi="10.1000/182"), weights) == 40
    full = paper(abstract="We.", date="2020-05", doi="10.1000/182", venue="V", type="book",
                 keywords=["k"])  # fmt: skip
    assert completeness(full, weights) == 100
    nothing = CompletenessWeights.model_validate(dict.fromkeys(CompletenessWeights.model_fields, 0))
    assert completeness(full, nothing) is None


def test_trust_by_hand() -> None:
    weights = TrustWeights()  # 25, 25, 10, 20, 20
    all_there = TrustParts(1, 1, 1, 1, 1)
    assert trust(all_there, weights) == 100
    assert trust(NO_PARTS, weights) == 0
    assert trust(TrustParts(1, 0, 1, 0.5, 0.25), weights) == 50
    assert trust(TrustParts(1, None, 1, 0.5, 0.25), weights) == 67  # 50 of 75
    assert trust(TrustParts(0, 0, 0, 0, 1 / 8), weights) == 3  # 2.5: halves go up
    nothing = TrustWeights.model_validate(dict.fromkeys(TrustWeights.model_fields, 0))
    assert trust(all_there, nothing) is None


@pytest.mark.parametrize(
    ("points", "expected"),
    [(0, "Emerging"), (39, "Emerging"), (40, "Established"), (69, "Established"),
     (70, "Trusted"), (100, "Trusted")],
)  # fmt: skip
def test_bands_begin_with_their_first_point(points: int, expected: str) -> None:
    assert band(points, Bands()) == expected


def test_bands_can_be_moved() -> None:
    assert band(30, Bands.model_validate({"established": 10, "trusted": 30})) == "Trusted"


def test_levels_of_verification() -> None:
    claim = {"by": "ada", "on": "2026-11-01"}
    linked = {**claim, "link_back": "https://example.org/~ada"}
    orcid = "0000-0002-1825-0097"
    assert level(None) == 0
    assert level(author()) == 1
    assert level(author(orcid=orcid)) == 2
    assert level(author(orcid=orcid, claimed=claim)) == 3
    assert level(author(claimed=claim)) == 3
    assert level(author(claimed=linked)) == 4
    assert level(author(orcid=orcid, claimed=linked), claims=False) == 2
    assert level(author(claimed=linked), claims=False) == 1


def test_recent_papers_make_closer() -> None:
    old, new, once = (PersonKey(AUTHOR, it) for it in ("old", "new", "once"))
    shared = [(old, 2000), (old, 2001), (old, 2002), (new, 2024), (new, 2023), (once, 2024)]
    found = collaborators(shared, Collaboration())
    assert found == (Collaborator(new, 2), Collaborator(old, 3))
    forever = Collaboration.model_validate({"half_life": 0})
    assert [it.key for it in collaborators(shared, forever)] == [old, new]
    everyone = Collaboration.model_validate({"fewest": 1, "most": 2})
    assert [it.key for it in collaborators(shared, everyone)] == [new, once]
    assert collaborators([], Collaboration()) == ()


def test_collaborators_do_not_depend_on_any_order() -> None:
    a, b, c = (PersonKey(AUTHOR, it) for it in "abc")
    shared = [(b, 2020), (a, 2020), (a, 2018), (b, 2018), (c, 2019)]
    found = {collaborators(it, Collaboration()) for it in permutations(shared)}
    assert found == {(Collaborator(a, 2), Collaborator(b, 2))}
