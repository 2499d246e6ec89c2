"""What becomes of several works that are one."""

from dataclasses import fields, replace
from itertools import permutations
from typing import Any

import pytest
from byline.importers.matching.fuse import RULES, fused
from byline.importers.works import OTHERS, Remark, SourceWork, WorkByline, WorkVersion
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.given_works import given_work

PREPRINT = given_work({
    "key": "arxiv",
    "title": "Carriage by Steam",
    "authors": ["A. Lovelace", "others"],
    "date": "2021-04-01",
    "year": 2021,
    "type": "preprint",
    "venue": "arXiv",
    "abstract": "We carry tens by steam, in one turn.",
    "arxiv": "2104.00001",
    "links": {"pdf": "https://arxiv.org/pdf/2104.00001", "code": "https://example.org/code"},
    "categories": ("cs.AR",),
    "citations": 7,
    "cite_key": "lovelace2021carriage",
})  # fmt: skip
PUBLISHED = given_work({
    "key": "crossref",
    "title": "Anticipating Carriage by Steam",
    "authors": [
        {"name": "Ada Lovelace 0002", "orcid": "0000-0002-1825-0097"},
        {"name": "Charles Babbage", "affiliations": ("Analytical Society",)},
    ],
    "year": 2023,
    "type": "conference",
    "venue": "ICE",
    "volume": "4",
    "pages": "1-12",
    "abstract": "We carry tens by steam…",
    "doi": "10.1000/ice.4",
    "links": {"pdf": "https://example.org/paper.pdf"},
    "keywords": ("carriage", "steam"),
    "citations": 5,
})  # fmt: skip
ELSEWHERE = given_work({
    "key": "openalex",
    "title": "Anticipating carriage by steam.",
    "authors": [
        {"name": "Ada Lovelace", "known_as": ("openalex:A1",)},
        {"name": "C. Babbage", "known_as": ("openalex:A2",)},
    ],
    "date": "2023-05-02",
    "year": 2023,
    "type": "conference",
    "doi": "10.1000/ICE.4",
    "openalex": "W1",
    "publisher": "Example Press",
    "keywords": ("Steam", "tens"),
})  # fmt: skip


def test_a_preprint_and_its_publication_become_one_work() -> None:
    work = fused([PREPRINT, PUBLISHED, ELSEWHERE])
    assert work.key == "crossref"
    assert work.title == "Anticipating Carriage by Steam"
    assert work.other_titles == ("Carriage by Steam",)
    assert (work.year, work.date, work.submitted) == (2023, "2023-05-02", "2021-04-01")
    assert (work.type, work.venue, work.volume, work.pages) == ("conference", "ICE", "4", "1-12")
    assert work.publisher == "Example Press"
    assert (work.doi, work.arxiv, work.openalex) == ("10.1000/ice.4", "2104.00001", "W1")
    assert work.versions == (
        WorkVersion(
            label="arXiv",
            date="2021-04-01",
            doi="10.48550/arXiv.2104.00001",
            arxiv="2104.00001",
        ),
    )
    assert work.abstract == "We carry tens by steam, in one turn."
    assert work.links == {
        "pdf": "https://example.org/paper.pdf",
        "code": "https://example.org/code",
    }
    assert work.other_links == (("PDF", "https://arxiv.org/pdf/2104.00001"),)
    assert work.keywords == ("carriage", "steam", "tens")
    assert work.categories == ("cs.AR",)
    assert work.citations == 7
    assert work.cite_key == "lovelace2021carriage"


def test_bylines_are_joined_by_name() -> None:
    assert fused([PREPRINT, PUBLISHED, ELSEWHERE]).authors == (
        WorkByline(
            name="Ada Lovelace 0002", orcid="0000-0002-1825-0097", known_as=("openalex:A1",)
        ),
        WorkByline(
            name="Charles Babbage",
            affiliations=("Analytical Society",),
            known_as=("openalex:A2",),
        ),
    )


def names(*lists: list[Any]) -> list[str]:
    works = [given_work({"key": str(at), "authors": it}) for at, it in enumerate(lists)]
    return [byline.name for byline in fused(works).authors]


@pytest.mark.parametrize(
    ("lists", "kept"),
    [
        ([["Ada Lovelace", "others"], ["Ada Lovelace"]], ["Ada Lovelace"]),
        (
            [["Ada Lovelace"], ["Ada Lovelace", "Charles Babbage", "others"]],
            ["Ada Lovelace", "Charles Babbage", "others"],
        ),
        ([["A. Lovelace", "C. Babbage"], ["Ada Lovelace"]], ["Ada Lovelace", "C. Babbage"]),
        ([["Wei Zhang", "Wei Zhang"], ["Wei Zhang 0012"]], ["Wei Zhang", "Wei Zhang"]),
        ([["Wei Zhang", "Yu Li"], ["Wei Zhang 0012"]], ["Wei Zhang 0012", "Yu Li"]),
        ([[{"name": "Card Society", "is_team": True}], []], ["Card Society"]),
    ],
)
def test_the_longest_list_is_kept(lists: list[list[Any]], kept: list[str]) -> None:
    assert names(*lists) == kept
    assert names(*lists[::-1]) == kept


def one_of(name: str, *values: Any, **others: Any) -> Any:
    """What a field is after works with these values were made one."""
    works = [SourceWork(key=str(at), **{name: it}, **others) for at, it in enumerate(values)]
    return getattr(fused(works), name)


@pytest.mark.parametrize(
    ("name", "values", "kept"),
    [
        ("status", ("accepted", "retracted", "corrected"), "retracted"),
        ("status", ("", "withdrawn"), "withdrawn"),
        ("citations", (3, None, 12), 12),
        ("citations", (None, 0), 0),
        ("has_code", (False, True), True),
        ("abstract", ("Short.", "Longer, whole.", "Cut, but longer than any …"), "Longer, whole."),
        ("topics", (("Looms",), ("looms", "cards")), ("looms", "cards")),
        ("doi", ("10.48550/arXiv.2104.00001", "10.1000/1"), "10.1000/1"),
        ("doi", ("10.2139/ssrn.1", "10.1000/1", ""), "10.1000/1"),
        ("submitted", ("2021", "2020-12", "2020-12-24"), "2020-12-24"),
        ("arxiv", ("", "2104.00001"), "2104.00001"),
    ],
)  # fmt: skip
def test_a_field_has_its_rule(name: str, values: tuple[Any, ...], kept: Any) -> None:
    assert one_of(name, *values) == kept
    assert one_of(name, *values[::-1]) == kept


def test_every_field_has_a_rule() -> None:
    assert {*RULES} == {field.name for field in fields(SourceWork)}


def test_the_doi_of_a_preprint_goes_to_its_version() -> None:
    preprint = replace(PREPRINT, doi="10.48550/arXiv.2104.00001", arxiv="")
    published = replace(PUBLISHED, doi="")
    work = fused([preprint, published])
    assert work.doi == ""
    assert work.arxiv == "2104.00001"
    assert [it.doi for it in work.versions] == ["10.48550/arXiv.2104.00001"]


def test_a_journal_does_not_get_the_pages_of_a_conference() -> None:
    journal = SourceWork(
        key="j", type="journal", venue="Journal of Steam", year=2024, doi="10.1000/j.1"
    )
    work = fused([journal, replace(journal, volume="9"), PUBLISHED])
    told = (work.venue, work.volume, work.pages)
    assert told in {("Journal of Steam", "9", ""), ("ICE", "4", "1-12")}
    assert len(work.versions) == 1  # the other one


def test_versions_that_are_told_keep_their_words() -> None:
    told = (
        WorkVersion(label="arXiv v2", date="2022-01-05", arxiv="2104.00001v2"),
        WorkVersion(label="Workshop", date="2020"),
    )
    work = fused([replace(PUBLISHED, versions=told), PREPRINT])
    assert [(it.label, it.date) for it in work.versions] == [
        ("Workshop", "2020"),
        ("arXiv v2", "2022-01-05"),
    ]
    assert work.versions[1].doi == "10.48550/arXiv.2104.00001"


def test_a_preprint_that_came_later_was_not_handed_in_before() -> None:
    assert fused([replace(PREPRINT, date="2024-01-01", year=2024), PUBLISHED]).submitted == ""


def test_remarks_are_joined() -> None:
    some = [Remark(rule="spacing", field="title", before=it, after="a") for it in "bc"]
    works = [replace(PREPRINT, remarks=tuple(some[:1])), replace(PUBLISHED, remarks=tuple(some))]
    assert {*fused(works).remarks} == {*some}


_NAMES = (
    "Ada Lovelace",
    "A. Lovelace",
    "Charles Babbage",
    "C. Babbage",
    "Wei Zhang 0012",
    "Wei Zhang",
)
_BYLINES = st.builds(
    WorkByline,
    name=st.sampled_from(_NAMES),
    orcid=st.sampled_from(("", "", "0000-0002-1825-0097")),
    affiliations=st.sampled_from(((), ("Analytical Society",))),
) | st.just(OTHERS)
_DATES = ("", "", "2019", "2020-05", "2020-05-01", "2021-12-24")
_FORMS = st.builds(
    SourceWork,
    key=st.sampled_from("abc"),
    title=st.sampled_from(("", "Of Wheels", "Of wheels.", "Of Cogs and Wheels")),
    authors=st.lists(_BYLINES, max_size=3, unique_by=lambda it: it.name).map(tuple),
    year=st.sampled_from((None, 2019, 2020, 2021)),
    date=st.sampled_from(_DATES),
    submitted=st.sampled_from(_DATES),
    type=st.sampled_from(("", "preprint", "conference", "journal")),
    venue=st.sampled_from(("", "arXiv", "ICE", "Journal of Steam")),
    volume=st.sampled_from(("", "4")),
    doi=st.sampled_from(
        ("", "10.48550/arXiv.2104.00001", "10.2139/ssrn.1", "10.1000/1", "10.1000/2")
    ),
    arxiv=st.sampled_from(("", "2104.00001", "2104.00002")),
    dblp=st.sampled_from(("", "journals/corr/abs-2104-00001", "conf/ice/1")),
    abstract=st.sampled_from(("", "We turn.", "We turn wheels…")),
    links=st.dictionaries(
        st.sampled_from(("pdf", "code", "publisher")),
        st.sampled_from(("https://example.org/a", "http://example.org/a/", "https://example.org/b")),
    ),
    keywords=st.sampled_from(((), ("steam",), ("Steam", "cogs"), ("cogs", "steam"))),
    status=st.sampled_from(("", "accepted", "retracted", "withdrawn")),
    status_note=st.sampled_from(("", "Figure 2.")),
    citations=st.sampled_from((None, 3, 4)),
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(_FORMS, min_size=1, max_size=3))
def test_the_order_of_works_does_not_matter(works: list[SourceWork]) -> None:
    assert len({repr(fused(some)) for some in permutations(works)}) == 1


@settings(max_examples=60)
@given(st.lists(_FORMS, min_size=1, max_size=3))
def test_fusing_again_changes_nothing(works: list[SourceWork]) -> None:
    once = fused(works)
    assert fused([once, once]) == once
    for work in works:
        assert fused([once, work]) == once
