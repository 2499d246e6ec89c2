"""What is told of works that are one, and the groups that come of it."""

from typing import Any

import pytest
from byline.importers.forms.ids import is_of_preprint
from byline.importers.matching.identifiers import ids_of
from byline.importers.matching.match import Match, clusters, matches
from byline.importers.works import SourceWork

from tests.support.given_works import given_work

TITLE = "Anticipating Carriage in Calculating Wheels"


def work(**told: Any) -> SourceWork:
    return given_work({"title": TITLE, "authors": ["Charles Babbage"], "year": 2020, **told})


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"doi": "10.1000/1"}, {"doi": "10.1000/1"}, "the same DOI"),
        ({}, {}, "the same title"),
        (
            {"doi": "10.1000/1"},
            {"doi": "10.1000/2"},
            "the same title, but each has a DOI of its own",
        ),
        ({}, {"type": "thesis"}, "the same title, but they are of different kinds"),
        (
            {"type": "conference"},
            {"type": "journal"},
            "the same title, but they are of different kinds",
        ),
        (
            {"type": "conference", "pmid": "1", "arxiv": "2001.00001"},
            {"type": "journal", "pmid": "2", "arxiv": "2001.00002"},
            "the same title, but each has an arXiv id of its own, each has a PubMed id of its own"
            " and they are of different kinds",
        ),
        ({"year": 2015}, {}, "the same title, but years lie between them"),
        (
            {"authors": ["A. Lovelace", "C. Babbage", "M. Somerville"]},
            {"authors": ["Charles Babbage", "Joseph Clement", "Luigi Menabrea"]},
            "the same title, but few authors are in common",
        ),
        (
            {"authors": ["Charles Babbage", "Joseph Clement"]},
            {"authors": ["C. Babbage", "Ada Lovelace"]},
            "the same title, but few authors are in common",
        ),
        (
            {"title": "Discussion", "doi": "10.1000/volume", "authors": ["Ada Lovelace"]},
            {"title": "Discussion", "doi": "10.1000/volume", "authors": ["Joseph Clement"]},
            "the same DOI, but few authors are in common",
        ),
        ({"title": "Wheels"}, {"title": "Wheels"}, "the same title, but a title of so few words may"
         " be another work's too"),
        ({"title": "Of Wheels and Cogs", "authors": []}, {"title": "Of Wheels and Cogs"}, "the same"
         " title, but one of them names no authors and a title of so few words may be another"
         " work's too"),
        ({"authors": []}, {"year": None}, "the same title, but one of them has no year"),
        (
            {"arxiv": "2001.00001"},
            {"arxiv": "2001.00001", "title": TITLE + ", Part II"},
            "the same arXiv id, but the titles tell parts or versions apart",
        ),
    ],
)  # fmt: skip
def test_the_reason_is_told_in_words(one: dict[str, Any], other: dict[str, Any], why: str) -> None:
    (match,) = matches([work(**one), work(**other)])
    assert match.why == why
    assert match.is_certain == ("but" not in why)


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ({"doi": "https://doi.org/10.1000/ABC"}, ("doi", "10.1000/abc")),
        ({"doi": "10.48550/arXiv.2001.00001"}, ("arxiv", "2001.00001")),
        ({"arxiv": "math/0309136v2"}, ("arxiv", "math/0309136")),
        ({"links": {"pdf": "https://arxiv.org/pdf/math/0309136v1"}}, ("arxiv", "math/0309136")),
        ({"links": {"publisher": "https://doi.org/10.1000/ABC"}}, ("doi", "10.1000/abc")),
        ({"links": {"pdf": "https://openreview.net/pdf?id=a_B-1"}}, ("openreview", "a_B-1")),
        (
            {"versions": [{"label": "dblp", "url": "https://dblp.org/rec/conf/e/B20.html"}]},
            ("dblp", "conf/e/B20"),
        ),
    ],
)
def test_ids_are_known_in_one_form(told: dict[str, Any], known: tuple[str, str]) -> None:
    assert ids_of(work(**told)) == {known}


def test_code_of_another_work_is_no_id() -> None:
    assert not ids_of(work(links={"code": "https://doi.org/10.5281/zenodo.1"}))


@pytest.mark.parametrize(
    ("doi", "is_preprint"),
    [
        ("10.48550/arXiv.2001.00001", True),
        ("10.2139/ssrn.400001", True),
        ("10.1101/2020.01.01.000001", True),
        ("10.1101/000001", True),
        ("10.1101/gr.000001.118", False),  # a journal of the same press
        ("10.21203/rs.3.rs-1/v1", True),
        ("10.31219/osf.io/abc", True),
        ("10.26434/chemrxiv.1", True),
        ("10.20944/preprints202001.0001.v1", True),
        ("10.1000/arxiv", False),
    ],
)
def test_dois_of_preprints_are_known(doi: str, is_preprint: bool) -> None:
    assert is_of_preprint(doi) == is_preprint


def test_hundreds_of_copies_are_one_group() -> None:
    works = [work(key=str(at)) for at in range(300)]
    found = matches(works)
    assert len(found) < 300 * 50
    assert clusters(works, found) == [tuple(range(300))]


def test_what_nobody_matches_stays_alone() -> None:
    works = [work(), work(title="Weaving Algebraical Patterns by Cards"), work()]
    assert clusters(works, matches(works)) == [(0, 2), (1,)]


def test_no_chain_joins_what_its_ends_tell_apart() -> None:
    """The one in the middle was given the id of the first part and the DOI of the second."""
    works = [
        work(title=f"{TITLE}, Part I", arxiv="2001.00001"),
        work(title="", arxiv="2001.00001", doi="10.1000/2"),
        work(title=f"{TITLE}, Part II", doi="10.1000/2"),
    ]
    found = matches(works)
    assert [match.is_certain for match in found] == [True, True]
    assert clusters(works, found) == [(0,), (1, 2)]  # a DOI tells more


def test_a_person_may_join_what_looks_apart() -> None:
    works = [work(title="Of Looms", authors=["Ada Lovelace"]), work()]
    assert not matches(works)
    said = Match(0, 1, "a person said so", is_certain=True)
    assert clusters(works, [said]) == [(0, 1)]


def test_the_strongest_match_joins_first() -> None:
    """A preprint without a DOI fits two publications by its title, and one by its id."""
    works = [
        work(doi="10.1000/1", type="journal"),
        work(arxiv="2001.00001"),
        work(doi="10.1000/2", type="journal", arxiv="2001.00001"),
    ]
    certain = [match for match in matches(works) if match.is_certain]
    assert clusters(works, certain) == [(0,), (1, 2)]
