"""Groups of people: on the list of people, on home, and on a person's own page."""

import re
from typing import Any

import pytest
from byline.derive import shelves
from byline.records.extent import Size

from tests.support.in_memory import library_of, link_all, pages_of

PAPER = {"id": "maps", "title": "Maps", "authors": ["Zoe Quill"], "year": "2020"}


def person(name: str, group: Any = None, **more: Any) -> dict[str, Any]:
    return {"id": name.lower().replace(" ", "-"), "name": name, "group": group, **more}


def time(group: str, start: str = "", end: str = "") -> dict[str, str]:
    """A membership as records write it."""
    return {key: it for key, it in (("group", group), ("from", start), ("to", end)) if it}


def people_page(*authors: dict[str, Any], **config: Any) -> str:
    """The list of people, which somebody without a record is on too."""
    library = library_of({"authors": authors, "papers": [PAPER]}, **config)
    return pages_of(library, {"people"})["authors/"]


def groups_of(page: str) -> dict[str, list[str]]:
    """What each group's cards say, by the group's label."""
    found = re.findall(r'<section class="group members".*?</section>', page, re.DOTALL)
    return {
        re.findall(r"<h2[^>]*>(.*?)</h2>", section)[0]: [
            " | ".join(re.findall(r"(?<=>)[^<>]+(?=</a>|</span>\n)", card))
            for card in re.findall("<p>(.*?)</p>", section, re.DOTALL)
        ]
        for section in found
    }


def test_without_any_group_the_list_is_by_letter_alone() -> None:
    page = people_page(person("Ada Lovelace", role="Analyst"))
    assert groups_of(page) == {}
    assert re.findall("<h[23].*?>(.*?)</h", page) == ["L", "Q"]
    assert "everyone" not in page


def test_groups_stand_in_order_and_former_members_last() -> None:
    page = people_page(
        person("Ada Lovelace", time("phd", "2021")),
        person("Bo Berg", "alumni"),
        person("Cy Cole", "Tide watchers"),
        person("Di Dahl", "PI", role="Professor"),
        person("Ed Abel", "phd"),
    )
    assert groups_of(page) == {
        "Principal investigators": ["Di Dahl | Professor"],
        "PhD students": ["Ed Abel", "Ada Lovelace | since 2021"],
        "Tide watchers": ["Cy Cole"],
        "Former members": ["Bo Berg | Former member"],
    }
    assert '<h2 id="everyone">Everyone, by letter</h2>' in page
    assert re.findall("<h3.*?>(.*?)</h", page) == ["A", "B", "C", "D", "L", "Q"]


def test_the_site_gives_groups_their_order_and_their_names() -> None:
    own = [
        "student",
        {"id": "crew", "label": "The crew", "one": "Sailor"},
        {"id": "pi", "one": "Captain"},
    ]
    authors = [
        person("Ada Lovelace", time("crew", end="2019")),
        person("Bo Berg", "The crew"),
        person("Cy Cole", "pi"),
        person("Di Dahl", "staff"),
        person("Ed Eide", "student"),
    ]
    page = people_page(*authors, people_groups=own)
    assert groups_of(page) == {
        "Students": ["Ed Eide"],
        "The crew": ["Bo Berg"],
        "Principal investigators": ["Cy Cole"],
        "Staff": ["Di Dahl"],
        "Former members": ["Ada Lovelace | Sailor, until 2019"],
    }


def test_who_left_one_group_for_another_stands_in_the_other() -> None:
    memberships = [time("phd", "2015", "2019-08"), time("postdoc", "2019-09")]
    page = people_page(person("Ada Lovelace", memberships))
    assert groups_of(page) == {"Postdocs": ["Ada Lovelace | since 2019"]}


def test_former_members_say_what_they_were_and_where_they_are_the_latest_first() -> None:
    page = people_page(
        person("Ada Lovelace", time("phd", "2015", "2019"), now="With the Society"),
        person("Bo Berg", [time("postdoc", "2021", "2023"), time("phd", "2017", "2021")]),
        person("Cy Cole", [time("alumni"), time("visitor", "2016", "2016")], role="Dean"),
    )
    assert groups_of(page) == {
        "Former members": [
            "Bo Berg | Postdoc, 2021 to 2023; PhD student, 2017 to 2021",
            "Ada Lovelace | PhD student, 2015 to 2019 | Now: With the Society",
            "Cy Cole | Visitor, 2016",
        ]
    }


def test_the_last_year_of_a_stay_has_ended_it_whatever_day_it_is() -> None:
    page = people_page(person("Ada Lovelace", time("phd", "2020", "2999")))
    assert list(groups_of(page)) == ["Former members"]


@pytest.mark.parametrize("size", Size)
def test_who_is_in_no_group_stands_before_former_members(size: Size) -> None:
    authors = [person("Ada Lovelace", "alumni"), person("Bo Berg", role="Analyst")]
    page = people_page(*authors, size=size)
    assert list(groups_of(page).items()) == [
        ("Members", ["Bo Berg | Analyst"]),
        ("Former members", ["Ada Lovelace | Former member"]),
    ]
    assert '<a href="#group-in_none">Members</a>' in page


def test_who_is_in_no_group_stands_behind_those_who_are() -> None:
    authors = [person("Ada Lovelace", "alumni"), person("Bo Berg"), person("Cy Cole", "Crew")]
    page = people_page(*authors, person("Di Dahl", "pi"))
    assert list(groups_of(page)) == ["Principal investigators", "Crew", "Others", "Former members"]
    assert list(groups_of(people_page(*authors[1:]))) == ["Crew", "Others"]


def test_where_all_stand_in_groups_nobody_stands_on_the_page_twice() -> None:
    page = people_page(person("Ada Lovelace", "pi"), person("Zoe Quill", "phd"))
    assert page.count("Zoe Quill") == 1
    assert "2 names" not in page.split("<main")[1]
    assert "Everyone, by letter" not in page


def test_one_group_by_several_spellings_is_one() -> None:
    page = people_page(person("Ada Lovelace", "Tide watchers"), person("Bo Berg", "tide watchers"))
    assert [len(cards) for cards in groups_of(page).values()] == [2]


def test_unlisted_people_stand_in_no_group() -> None:
    assert groups_of(people_page(person("Ada Lovelace", "pi", unlisted="true"))) == {}


def test_a_long_list_keeps_its_parts_below_the_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "LONGEST_LIST", 1)
    authors = [person("Ada Lovelace", "pi"), person("Bo Berg", "phd"), person("Cy Carr")]
    pages = pages_of(library_of({"authors": authors, "papers": [PAPER]}))
    groups, below = pages["authors/"].split('<h2 id="everyone">')
    assert list(groups_of(groups)) == ["Principal investigators", "PhD students"]
    assert '<a href="../authors/page/l/">L</a>' in below
    assert "members" not in pages["authors/page/l/"]


@pytest.mark.parametrize("size", Size)
def test_a_person_says_what_they_are_and_were(size: Size) -> None:
    memberships = [time("postdoc", "2019"), time("phd", "2015", "2019")]
    authors = [person("Ada Lovelace", memberships, role="postdoc", now="At sea")]
    page = pages_of(library_of({"authors": authors}, size=size))["authors/ada-lovelace/"]
    head = page.split('<div class="who">')[1].split("<aside")[0]
    assert re.sub(r"<[^>]*>|\n", "", head) == (
        "Ada LovelacePostdoc, since 2019PhD student, 2015 to 2019Now: At sea"
    )


def test_home_of_everybody_shows_them_by_group() -> None:
    authors = [
        person("Ada Abel"),
        person("Bo Berg", "Crew"),
        person("Cy Cole", "phd"),
        person("Di Dahl", "pi"),
    ]
    home = pages_of(library_of({"authors": authors}), {"home"})[""]
    assert re.findall(r"authors/[\w-]+/\">([^<]+)</a>", home) == [
        "Di Dahl",
        "Cy Cole",
        "Bo Berg",
        "Ada Abel",
    ]


def test_home_of_everybody_leaves_out_who_has_left() -> None:
    authors = [person("Ada Lovelace", time("phd", end="2019")), person("Bo Berg")]
    home = pages_of(library_of({"authors": authors}), {"home"})[""]
    assert "Bo Berg" in home
    assert "Ada Lovelace" not in home
    named = pages_of(library_of({"authors": authors}, people=["ada-lovelace", "bo-berg"]), {"home"})
    assert "Ada Lovelace" in named[""]


@pytest.mark.parametrize(
    "written", ["phd", "PhD", "PhD students", "phd student", "crew", "The crew"]
)
def test_a_known_group_is_told_by_its_id_or_its_name(written: str) -> None:
    crew = [{"id": "crew", "label": "The crew"}]
    assert link_all({"authors": [person("Ada Lovelace", written)]}, people_groups=crew)[1] == []


def test_another_group_has_no_place_until_the_site_gives_it_one() -> None:
    (problem,) = link_all({"authors": [person("Ada Lovelace", ["pi", "Crew"])]})[1]
    assert problem.severity == "warning"
    assert problem.message == "nothing says where 'Crew' stands among the groups of people"
    assert "people_groups: [{id: crew, label: ...}]" in problem.hint
