"""Home: a site of several people, and a site that is one person's own."""

import re

from tests.support.in_memory import Records, library_of, pages_of

RECORDS: Records = {
    "papers": [{"id": "a", "title": "Maps", "authors": ["Ada Lovelace", "Bo Berg"], "year": 2024}],
    "authors": [
        {"id": "ada", "name": "Ada Lovelace", "role": "Analyst", "biography": "Writes *programs*."},
        {"id": "bo", "name": "Bo Berg"},
    ],
}


def headings(page: str) -> list[str]:
    return [re.sub("<[^>]*>", "", it) for it in re.findall(r"<h[12][^>]*>(.*?)</h[12]>", page)]


def test_home_of_several_people_shows_them_with_a_face() -> None:
    home = pages_of(library_of(RECORDS, tagline="What we wrote."))[""]
    assert headings(home) == ["Test", "People", "Newest papers", "Topics"][: len(headings(home))]
    assert "What we wrote." in home
    assert home.count('class="initials"') == 2
    assert '<a href="./authors/ada/">Ada Lovelace</a>' in home


def test_home_of_one_person_opens_with_them() -> None:
    home = pages_of(library_of(RECORDS, people=["ada"]))[""]
    assert headings(home)[:2] == ["Ada Lovelace", "Newest papers"]
    assert "Analyst" in home
    assert "<p>Writes <em>programs</em>.</p>" in home
    assert '<a href="./authors/ada/">All about Ada Lovelace</a>' in home


def test_people_who_are_no_longer_there_leave_home_to_everybody() -> None:
    records = {
        **RECORDS,
        "authors": [{**RECORDS["authors"][0], "unlisted": True}, RECORDS["authors"][1]],
    }
    home = pages_of(library_of(records, people=["ada"]))[""]
    assert headings(home)[0] == "Test"
    assert "Writes" not in home
