"""Relations of papers: each shows on both pages, and what stands shows in every list."""

from typing import Any

import pytest
from byline.library.checks.circles import in_circles

from tests.support.in_memory import library_of, link_all, pages_of


def paper(paper_id: str, **fields: Any) -> dict[str, Any]:
    title = f"Title of {paper_id}"
    return {"id": paper_id, "title": title, "authors": ["Ann Abel"], "year": "2020", **fields}


def pages(*papers: dict[str, Any]) -> dict[str, str]:
    return pages_of(library_of({"papers": papers}))


def after(page: str, heading: str) -> str:
    """What stands directly behind a heading."""
    return page.split(heading, 1)[1].split("</ul>")[0] if heading in page else ""


@pytest.mark.parametrize(
    ("field", "forward", "backward"),
    [
        ("preprint_of", "Preprint, published as", "Preprint of this work"),
        ("supersedes", "Supersedes", "Superseded by"),
        ("corrects", "Corrects", "Corrected by"),
        ("related", "Related works", "Related works"),
    ],
)
def test_a_relation_shows_on_both_pages(field: str, forward: str, backward: str) -> None:
    found = pages(paper("one", **{field: "was-two"}), paper("two", aliases=["was-two"]))
    assert "Title of two" in after(found["papers/one/"], forward)
    assert "Title of one" in after(found["papers/two/"], backward)


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ({}, {"status": "retracted"}, "Retracted"),
        ({}, {"status": "withdrawn"}, "Withdrawn"),
        ({}, {"status": "corrected"}, "Corrected"),
        ({"corrects": "two"}, {}, "Corrected"),
        ({"supersedes": "two"}, {}, "Superseded"),
        ({"supersedes": "two", "corrects": "two"}, {}, "Superseded"),
        ({"supersedes": "two"}, {"status": "retracted"}, "Retracted"),
        ({"related": "two"}, {}, ""),
    ],
)
def test_what_stands_shows_in_every_list(
    first: dict[str, str], second: dict[str, str], status: str
) -> None:
    found = pages(
        paper("one", **first, venue="EXC"), paper("two", **second, venue="EXC", topics="Maps")
    )
    lists = ("", "papers/", "names/ann-abel/", "venues/exc/", "venues/exc/2020/", "years/2020/")
    for address in (*lists, "topics/maps/"):
        before = found[address].split("Title of two</a>")[0].rpartition('<h3 class="row-title">')[2]
        mark = f'<strong class="status {status.lower()}">{status}</strong> ' if status else ""
        assert before.partition("<a ")[0] == mark, address


def test_a_notice_says_why_and_what_to_read_instead() -> None:
    found = pages(
        paper("new", supersedes="old"),
        paper("old", status="corrected", status_note="Table *two* was wrong."),
    )
    page = found["papers/old/"]
    assert "<strong>Superseded by</strong>" in page
    assert "<strong>Corrected</strong> Table <em>two</em> was wrong." in page


def test_an_unlisted_record_says_nothing_on_the_page_of_a_listed_one() -> None:
    found = pages(paper("one", supersedes="two", unlisted="true"), paper("two"))
    assert "Title of two" in after(found["papers/one/"], "Supersedes")
    assert "Title of one" not in found["papers/two/"]
    assert "Superseded" not in found["papers/"]


def test_unlisted_records_name_one_another() -> None:
    found = pages(paper("one", corrects="two", unlisted="true"), paper("two", unlisted="true"))
    assert "Title of one" in after(found["papers/two/"], "Corrected by")


def test_a_draft_is_not_named() -> None:
    found = pages(paper("one", supersedes="two", draft="true"), paper("two", related="one"))
    assert "Title of one" not in found["papers/two/"]


@pytest.mark.parametrize("field", ["preprint_of", "supersedes", "corrects"])
def test_a_circle_is_an_error(field: str) -> None:
    papers = [paper("a", **{field: "b"}), paper("b", **{field: "a"}), paper("c", **{field: "a"})]
    problems = link_all({"papers": papers})[1]
    assert [it.where.path for it in problems] == [(field,), (field,)]  # type: ignore[union-attr] # spots
    assert all("in a circle: a, b" in it.message for it in problems)


def test_related_works_may_name_one_another() -> None:
    found = pages(paper("a", related="b"), paper("b", related="a"))
    assert after(found["papers/a/"], "Related works").count("<li>") == 1


def test_circles_are_found_wherever_they_are() -> None:
    ways = {"a": {"b"}, "b": {"c", "x"}, "c": {"a"}, "d": {"a"}, "x": {"y"}, "s": {"s"}}
    assert in_circles(ways) == {"a", "b", "c", "s"}
    assert in_circles({"a": {"b"}, "b": {"c"}}) == set()
