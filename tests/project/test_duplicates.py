"""The program that measures how works that are one are found."""

from byline.importers.works import SourceWork

from tests.programs.duplicates import APART, SAME, labelled, told
from tests.support.given_works import given_work

SUBJECTS = ("Looms", "Comets", "Tides", "Currents", "Lenses", "Engines")
PEOPLE = ("Luigi Menabrea", "Caroline Herschel", "George Boole", "John Snow", "Joseph Clement")


def paper(at: int) -> SourceWork:
    """A paper of its own subject, of which no word stands in another's abstract."""
    subject = SUBJECTS[at % len(SUBJECTS)]
    words = [f"{subject.lower()}{'abcdefghij'[at % 10]}{'abcdefghij'[it]}" for it in range(10)]
    return given_work({
        "title": f"Patient {words[0].title()} of Modern {subject}: Ways to {words[1].title()}",
        "authors": [PEOPLE[at % 5], PEOPLE[(at + 1) % 5], PEOPLE[(at + 2) % 5]],
        "year": 2020,
        "type": "conference",
        "abstract": ". ".join(f"The {it} of {it}ing is {it}ed" for it in words),
    })  # fmt: skip


def test_the_program_tells_what_was_found() -> None:
    papers = [paper(at) for at in range(30)]
    pairs = labelled(papers, 3, seed=1)
    assert pairs == labelled(papers, 3, seed=1) != labelled(papers, 3, seed=2)
    lines = told(papers, pairs).splitlines()
    assert len(lines) == len(SAME) + len(APART) + 2
    assert "same   in_lower_case            {'certain': 3}" in lines
    assert "apart  second_part              {'not found': 3}" in lines
    assert "precision of certain: 1.0000" in lines
