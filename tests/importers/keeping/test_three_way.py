"""What a person changed is never touched, and what a source corrects arrives where nobody did."""

from collections.abc import Sequence

from byline.importers.keeping.three_way import Difference, FieldChange, merged
from byline.importers.keeping.values import Values
from hypothesis import given
from hypothesis import strategies as st

_WORDS = st.sampled_from(["one", "two", "three"])
_FIELDS = st.dictionaries(st.sampled_from(["title", "venue", "abstract", "date"]), _WORDS)


@given(ours=_FIELDS, base=_FIELDS, theirs=_FIELDS)
def test_hand_edits_always_win(ours: Values, base: Values, theirs: Values) -> None:
    for it in merged(ours, theirs, base):
        name = str(it.path[0])
        if isinstance(it, FieldChange):
            assert ours.get(name) == base.get(name) != theirs[name]
        else:
            assert ours.get(name) != theirs[name] != base.get(name)


@given(ours=_FIELDS, theirs=_FIELDS)
def test_what_a_source_says_again_is_no_news(ours: Values, theirs: Values) -> None:
    assert list(merged(ours, theirs, theirs)) == []


@given(base=_FIELDS, theirs=_FIELDS)
def test_corrections_arrive_where_nobody_edited(base: Values, theirs: Values) -> None:
    changes = list(merged(base, theirs, base))
    assert all(isinstance(it, FieldChange) for it in changes)
    assert {**base, **{str(it.path[0]): it[2] for it in changes}} == {**base, **theirs}


def test_a_value_that_was_removed_by_hand_does_not_come_back() -> None:
    theirs: Values = {"title": "Maps", "venue": "EXC 2"}
    found = list(merged({"title": "Maps"}, theirs, {"title": "Maps", "venue": "EXC"}))
    assert found == [Difference(("venue",), None, "EXC 2")]


def test_a_source_that_is_new_to_a_record_fills_what_it_leaves_out() -> None:
    ours: Values = {"title": "Maps", "links": {"code": "https://example.org/mine"}}
    theirs: Values = {
        "title": "MAPS",
        "doi": "10.1000/1",
        "links": {"code": "https://example.org/theirs", "pdf": "https://example.org/p"},
    }
    found = list(merged(ours, theirs, None))
    assert found == [
        Difference(("title",), "Maps", "MAPS"),
        FieldChange(("doi",), None, "10.1000/1"),
        Difference(("links", "code"), "https://example.org/mine", "https://example.org/theirs"),
        FieldChange(("links", "pdf"), None, "https://example.org/p"),
    ]


def test_what_differs_in_a_byline_is_told_in_the_order_of_its_fields() -> None:
    fields = ("name", "family", "id", "orcid", "role")
    base, ours, theirs = (_with_byline(fields, who) for who in ("base", "ours", "theirs"))
    found = list(merged(ours, theirs, base))
    assert [it.path for it in found] == [("authors", 0, it) for it in fields]


def _with_byline(fields: Sequence[str], who: str) -> Values:
    return {"authors": [{it: f"{it} of {who}" for it in fields}]}


def test_bylines_are_compared_one_by_one() -> None:
    base: Values = {"authors": ["Ada Lovelase", "C. Babbage"]}
    ours: Values = {"authors": ["Ada Lovelase", {"name": "C. Babbage", "id": "babbage"}]}
    theirs: Values = {"authors": ["Ada Lovelace", {"name": "Charles Babbage", "role": "Data"}]}
    assert list(merged(ours, theirs, base)) == [
        FieldChange(("authors", 0), "Ada Lovelase", "Ada Lovelace"),
        FieldChange(
            ("authors", 1),
            {"name": "C. Babbage", "id": "babbage"},
            {"name": "Charles Babbage", "id": "babbage", "role": "Data"},
        ),
    ]


def test_a_byline_that_a_person_corrected_stays() -> None:
    base: Values = {"authors": ["Ada Lovelase", "C. Babbage"]}
    ours: Values = {"authors": ["Ada King", "C. Babbage"]}
    theirs: Values = {"authors": ["Ada Lovelace", "C. Babbage"]}
    assert list(merged(ours, theirs, base)) == [
        Difference(("authors", 0, "name"), "Ada King", "Ada Lovelace")
    ]


def test_a_list_that_a_person_made_longer_stays_whole() -> None:
    base: Values = {"authors": ["Ada Lovelace"]}
    ours: Values = {"authors": ["Ada Lovelace", "Mary Somerville"]}
    theirs: Values = {"authors": ["A. Lovelace"]}
    found = list(merged(ours, theirs, base))
    assert found == [Difference(("authors",), ours["authors"], theirs["authors"])]


def test_a_date_that_says_more_is_no_difference() -> None:
    ours: Values = {"date": "2024-05-31"}
    assert list(merged(ours, {"date": "2024"}, None)) == []


def test_lines_that_break_elsewhere_are_no_edit() -> None:
    base: Values = {"abstract": "One two three."}
    ours: Values = {"abstract": "One two\nthree."}
    assert [*merged(ours, {"abstract": "Four."}, base)] == [
        FieldChange(("abstract",), "One two\nthree.", "Four.")
    ]


def test_counts_of_citations_are_compared_by_who_counts() -> None:
    base: Values = {"citations": [{"count": 3, "source": "OpenAlex"}]}
    ours: Values = {
        "citations": [
            {"count": 3, "source": "OpenAlex", "as_of": "2026-01-01"},
            {"count": 9, "source": "Example index"},
        ]
    }
    theirs: Values = {"citations": [{"count": 5, "source": "OpenAlex"}]}
    found = list(merged(ours, theirs, base))
    assert found == [FieldChange(("citations", "OpenAlex"), 3, 5)]
