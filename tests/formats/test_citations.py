"""Works as citations in plain text."""

from typing import Any

import pytest
from byline.formats.citation import citation

from tests.support.cited import reference_to
from tests.support.in_memory import library_of, pages_of


def cited(**fields: Any) -> str:
    return citation(reference_to(**fields))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"type": "journal", "venue": "joc", "volume": "3", "number": "2", "pages": "1-9"},
            "Ada Lovelace. Maps. Journal of Calculation 3(2):1–9, 2024.",
        ),
        (
            {"type": "journal", "venue": "joc", "article": "e7", "doi": "10.1000/182"},
            "Ada Lovelace. Maps. Journal of Calculation, article e7, 2024. "
            "https://doi.org/10.1000/182",
        ),
        (
            {"type": "conference", "venue": "icoc", "pages": "1-9", "authors": ["A B", "C D"]},
            "A B and C D. Maps. In International Conference on Calculation, pages 1–9, 2024.",
        ),
        (
            {"type": "chapter", "booktitle": "Looms", "venue": "press", "editors": ["M S", "N T"]},
            "Ada Lovelace. Maps. In Looms, edited by M S and N T, Loom & Press, 2024.",
        ),
        (
            {"type": "book", "publisher": "Press", "edition": "2", "title": "Why Maps?"},
            "Ada Lovelace. Why Maps? Edition 2, Press, 2024.",
        ),
        (
            {"type": "thesis", "institution": "Example University"},
            "Ada Lovelace. Maps. Thesis, Example University, 2024.",
        ),
        (
            {"type": "report", "institution": "Example University", "number": "7"},
            "Ada Lovelace. Maps. Report, number 7, Example University, 2024.",
        ),
        (
            {
                "type": "preprint",
                "venue": "arxiv",
                "arxiv": "2303.10512",
                "authors": ["A", "B", "C"],
            },
            "A, B, and C. Maps. 2024. arXiv:2303.10512",
        ),
        (
            {"status": "retracted", "links": {"publisher": "https://a.org/1"}},
            "Ada Lovelace. Maps (retracted). 2024. https://a.org/1",
        ),
        (
            {"title": "On *emphasis* & <b>", "authors": ["李 明", "Martin King Jr."]},
            "李 明 and Martin King Jr. On emphasis & <b>. 2024.",
        ),
    ],
)
def test_citations(fields: dict[str, Any], expected: str) -> None:
    assert cited(**fields) == expected


def test_names_left_out_are_told_at_the_end_alone() -> None:
    assert cited(authors=["A", "others", "B"]) == "A, B, and others. Maps. 2024."
    assert cited(authors=["A", "others"]) == "A and others. Maps. 2024."
    assert cited(authors=["others"]) == "Maps. 2024."


def test_of_very_many_authors_the_first_and_the_last_are_named() -> None:
    authors = [f"Ada Name{at}" for at in range(3000)]
    said = cited(authors=authors)
    assert said.startswith("Ada Name0, ")
    assert "Ada Name18, …, Ada Name2999. Maps." in said
    assert "Name19," not in said
    assert "Ada Name18, …, others. Maps." in cited(authors=[*authors, "others"])
    assert "Ada Name18, and Ada Name19. Maps." in cited(authors=authors[:20])


def test_a_page_shows_ranges_of_pages_as_its_citation_does() -> None:
    paper = {"id": "x", "title": "T", "authors": ["Ada"], "year": 2024, "pages": "1--9,12-14"}
    page = pages_of(library_of({"papers": [paper]}))["papers/x/"]
    assert "pages 1–9, 12–14 · " in page
