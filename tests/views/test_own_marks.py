"""Papers that reach somebody by name only are marked, but not those of the people whose site it
is; the evidence is the same for all."""

from typing import Any

import pytest
from byline.library.who import explain
from byline.records.extent import Size

from tests.support.in_memory import Records, library_of, pages_of

ADA = {"id": "ada", "name": "Ada Lovelace", "aliases": "countess"}
BO = {"id": "bo", "name": "Bo Berg"}
BY_NAME = {"id": "maps", "title": "Maps", "year": "2024", "authors": ["Ada Lovelace", "Bo Berg"]}
BY_ID = {"id": "stars", "title": "Stars", "year": "2023",
         "authors": [{"name": "Ada Lovelace", "id": "ada"}]}  # fmt: skip
RECORDS: Records = {"papers": [BY_NAME, BY_ID], "authors": [ADA, BO]}
MARK = "by name only"


def marked(*authors: dict[str, Any], **config: Any) -> set[str]:
    """Whose pages bear the mark."""
    found = pages_of(library_of({**RECORDS, "authors": authors or (ADA, BO)}, **config))
    return {it for it in ("ada", "bo") if MARK in found.get(f"authors/{it}/", "")}


@pytest.mark.parametrize("size", Size)
def test_a_labs_own_people_bear_no_mark(size: Size) -> None:
    assert marked(size=size) == set()
    assert marked(size=size, people=["ada"]) == {"bo"}
    assert marked(size=size, people=["countess", "bo"]) == set()


def test_a_persons_own_papers_bear_no_mark() -> None:
    assert marked(ADA) == set()


def test_an_anthology_knows_none_of_its_people() -> None:
    assert marked(profile="anthology") == {"ada", "bo"}
    assert marked(profile="anthology", features={"own_marks": False}) == set()


def test_a_site_may_ask_for_marks() -> None:
    assert marked(features={"own_marks": True}) == {"ada", "bo"}


def test_the_page_of_a_person_still_says_how_papers_were_attributed() -> None:
    page = pages_of(library_of(RECORDS))["authors/ada/"]
    assert "attributed: 1 by id, 1 by name<" in page
    assert "The only declared person of this name; someone else may share it." in page
    assert 'class="weak' not in page


@pytest.mark.parametrize("own_marks", [False, True])
def test_the_evidence_is_the_same_with_and_without_a_mark(own_marks: bool) -> None:
    library = library_of(RECORDS, features={"own_marks": own_marks})
    assert f"<strong>{MARK}</strong>" in pages_of(library)["papers/maps/"]
    answer = explain(library, "maps")
    assert answer
    assert f"rule: {MARK}. The only declared person of this name" in answer
