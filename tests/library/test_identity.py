"""Whose paper is it: bylines that were labelled by the design, and what their names' pages are."""

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from byline.alphabet import fold
from byline.derive.shelves import shelves
from byline.library.identity import AUTHOR, KEY, NAME, ORCID, Attribution, PersonKey, Rule
from byline.library.link import link
from byline.library.model import Library
from byline.library.slugs import distinct_slugs
from byline.plan import plan
from byline.problems import Problem, Severity
from byline.reading.syntax import parse_yaml, plain
from byline.records.config import Config
from byline.records.names import parse
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.in_memory import entries_of, library_of, pages_of
from tests.support.modules import modules

LABELLED = Path(__file__).resolve().parent / "labelled.yaml"
CASES: list[dict[str, Any]] = plain(parse_yaml(LABELLED.read_text("utf-8"), LABELLED.name))
CONFIG = Config.model_validate({"schema": "1", "title": "Test"})


def linked(case: dict[str, Any], **asked: Any) -> tuple[Library, list[Problem]]:
    """The case's records through the real stages; its papers are called p0, p1 ..."""
    papers = []
    for number, paper in enumerate(case["papers"]):
        more = paper if isinstance(paper, dict) else {"authors": paper}
        papers.append({"id": f"p{number}", "title": "T", "year": "2020", **more})
    entries, problems = entries_of({"authors": case.get("authors", []), "papers": papers})
    assert not problems
    return link(CONFIG, entries, **asked)[:2]


def labels(library: Library, papers: int) -> list[Any]:
    """The bylines of all papers in the form of the labels."""
    found: list[Any] = []
    for number in range(papers):
        work = library.works.get(f"p{number}")
        found += [label(byline) for byline in work.bylines] if work else ["not published"]
    return found


def label(byline: Attribution) -> list[Any]:
    made: list[Any] = [byline.printed, str(byline.person or "nobody"), byline.rule.value]
    return [*made, list(map(str, byline.candidates))] if byline.candidates else made


def name_pages(library: Library) -> dict[str, str]:
    """All that has a page below names/, by slug: names, and people known by a key."""
    found = [(name.slug, name.printed) for name in library.names.values()]
    for person in library.people.values():
        if person.key.kind == NAME:
            assert person.slug == library.names[person.key.value].slug
        elif person.author is None:
            found.append((person.slug, person.name))
    assert len(dict(found)) == len(found)
    return dict(found)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_labelled(case: dict[str, Any]) -> None:
    assert set(case) <= {"name", "authors", "papers", "expect", "problems", "pages"}
    library, problems = linked(case)
    assert [problem.message for problem in problems] == case.get("problems", [])
    if any(problem.severity is Severity.ERROR for problem in problems):
        assert "expect" not in case
        return
    assert labels(library, len(case["papers"])) == case["expect"]
    if "pages" in case:
        assert name_pages(library) == case["pages"]
    made = {address.split("/")[1] for address in pages_of(library) if address.startswith("names/")}
    assert made - {""} == set(name_pages(library))


def test_the_labels_are_many_and_of_every_rule() -> None:
    assert len(CASES) >= 100
    assert len({case["name"] for case in CASES}) == len(CASES)
    rules = {row[2] for case in CASES for row in case.get("expect", []) if isinstance(row, list)}
    assert rules == {rule.value for rule in Rule}


def people_of(*bylines: Any, authors: Any = ()) -> Library:
    paper = {"id": "p", "title": "T", "year": "2020", "authors": list(bylines)}
    return library_of({"authors": list(authors), "papers": [paper]})


def digits(folded: str) -> str:
    return hashlib.sha256(folded.encode()).hexdigest()[:6]


def test_a_very_long_name_has_a_short_slug() -> None:
    long = "Maximiliana " * 40 + "Long"
    (slug,) = name_pages(people_of(long))
    assert slug == ("maximiliana-" * 7)[:80].strip("-")


def test_very_long_names_that_begin_alike_have_a_page_each() -> None:
    long = [f"{'Maximiliana ' * 40}{last}" for last in ("Long", "Short")]
    start = ("maximiliana-" * 7)[:80].strip("-")
    assert name_pages(people_of(*long)) == {
        f"{start}-{digits(name.lower())}": name for name in long
    }


def test_names_of_signs_have_pages_each_of_their_own() -> None:
    library = people_of("!!!", "?!", "…")
    assert name_pages(library) == {digits(it): it for it in ("!!!", "?!")} | {digits("..."): "…"}


def test_a_slug_that_spells_the_digits_of_another_is_no_collision() -> None:
    spelled = f"Zhangheng {digits('张衡')}"
    pages = name_pages(people_of("张衡", "章蘅", spelled))
    assert sorted(pages.values()) == sorted(["张衡", "章蘅", spelled])
    assert pages[f"zhangheng-{digits('章蘅')}"] == "章蘅"
    assert pages[f"zhangheng-{digits('张衡')}"] == spelled


def test_a_name_and_a_key_of_the_same_letters_are_no_collision() -> None:
    # Behind the homonym key of the second byline stand four digits that are printed.
    pages = name_pages(people_of("Wei 2024", "Wei 2024 0001"))
    start = f"wei-2024-{digits('wei 2024')}"
    assert pages.pop("wei") == "Wei"
    assert pages.pop("wei-2024-0001") == "Wei 2024"
    assert pages.pop(start) == "Wei"
    ((slug, name),) = pages.items()
    assert name == "Wei 2024"
    assert slug.startswith(f"{start}-")


def test_slugs_are_distinct_in_any_order_and_keep_what_is_taken() -> None:
    wanted = {"a": "x", "b": "x", "c": "y", "d": "page", "e": "", "f": f"x-{digits('a')}"}
    found = distinct_slugs(wanted, ["y"])
    assert found == distinct_slugs(dict(reversed(wanted.items())), ["y"])
    assert len(set(found.values())) == len(wanted)
    assert found["b"] == f"x-{digits('b')}"
    assert found["c"] == f"y-{digits('c')}"
    assert found["d"] == f"page-{digits('d')}"
    assert found["e"] == digits("e")
    assert found["f"] == f"x-{digits('a')}"
    assert found["a"].startswith(f"x-{digits('a')}-")


def test_the_slug_of_a_name_is_that_of_its_letters_not_of_its_owner() -> None:
    bare = name_pages(people_of("Łukasz Wrona"))
    declared = people_of("Łukasz Wrona", authors=[{"id": "x", "name": "Lukasz Wrona"}])
    assert bare == name_pages(declared) == {"lukasz-wrona": "Łukasz Wrona"}


@pytest.mark.parametrize(
    ("byline", "filed"),
    [
        ("Johannes van der Waals", "van der Waals, Johannes"),
        ("Soto Márquez, Luis", "Soto Márquez, Luis"),
        ({"name": "Luis Soto Márquez", "family": "Soto Márquez"}, "Soto Márquez, Luis"),
        ({"name": "Bolyai János", "family": "Bolyai"}, "Bolyai, János"),
        ({"name": "Mary Somerville", "orcid": "0000-0000-0000-0116"}, "Somerville, Mary"),
        ("Wei Lan 0001", "Lan, Wei"),
    ],
)
def test_undeclared_people_are_filed_by_the_family_name_of_their_bylines(
    byline: Any, filed: str
) -> None:
    library = people_of(byline)
    (person,) = library.people.values()
    (name,) = library.names.values()
    assert person.sort_form == filed
    assert name.sort_form == filed


def test_the_spelling_that_is_printed_is_the_one_that_is_filed() -> None:
    (person,) = people_of(
        "Alba Soto Rey", {"name": "Alba Soto-Rey", "equal": "true"}
    ).names.values()
    assert (person.printed, person.sort_form) == ("Alba Soto Rey", "Rey, Alba Soto")


def test_authors_are_filed_as_they_wish_even_under_a_former_name() -> None:
    author = {"id": "x", "name": "Rowan Ash Down", "former_names": "Lesley Quillon"}
    for more, filed in (({}, "Down, Rowan Ash"), ({"sort_name": "Ash Down"}, "Ash Down")):
        library = people_of({"name": "Lesley Quillon", "id": "x"}, authors=[{**author, **more}])
        assert library.people[PersonKey(AUTHOR, "x")].sort_form == filed
        assert library.names["rowan ash down"].sort_form == filed


def test_both_owners_of_a_key_stand_beside_the_possible_paper() -> None:
    authors = [
        {"id": "a", "name": "A. Lan", "variants": ["Wei Lan 0001"]},
        {"id": "b", "name": "B. Lan", "variants": ["Wei Lan 0001"]},
        {"id": "c", "name": "Wei Lan"},
    ]
    library = people_of("Wei Lan 0001", authors=authors)
    name = library.names["wei lan"]
    a, b, c = (PersonKey(AUTHOR, it) for it in "abc")
    assert name.candidates == (a, b, c)
    assert name.possible == ("p",)
    assert library.people[a].possible == ("wei lan",)
    assert library.people[c].possible == ()


def test_drafts_count_when_they_are_asked_for() -> None:
    case = {
        "authors": [{"id": "mary", "name": "Mary Somerville", "draft": "true"}],
        "papers": [["Mary Somerville"]],
    }
    for drafts, person in (
        (False, PersonKey(NAME, "mary somerville")),
        (True, PersonKey(AUTHOR, "mary")),
    ):
        library, problems = linked(case, drafts=drafts)
        assert not problems
        assert library.works["p0"].bylines[0].person == person


def test_what_to_do_about_a_former_name_in_doubt() -> None:
    case = {
        "authors": [{"id": "rowan", "name": "Rowan Ashdown", "former_names": "Lesley Quillon"}],
        "papers": [["Lesley Quillon 0001"]],
    }
    _library, (problem,) = linked(case)
    assert problem.severity is Severity.ERROR
    assert problem.hint == (
        "if it is theirs, add the author's id to the byline; if not, give the other person a "
        "record, or the author's record the ORCID or key that is theirs"
    )


def test_rows_tell_spellings_and_keys_apart() -> None:
    orcid = "0000-0000-0000-0116"
    bylines = ["Wei Lan", "WEI LAN 0001", {"name": "Wei Lan", "orcid": orcid}]
    library = people_of(*bylines)
    assert library.names["wei lan"].rows == (orcid, "WEI LAN 0001", "Wei Lan")
    assert library.names["wei lan"].papers == 1
    assert library.people[PersonKey(ORCID, orcid)].rows == (orcid,)
    assert library.people[PersonKey(KEY, "wei lan 0001")].rows == ("WEI LAN 0001",)


_POOL = ("Wei Lan", "WEI LAN", "Wei Lang", "W. Lan", "Wei Lan 0001", "Wei Lan 0002", "魏兰", "?!")
_ORCIDS = ("0000-0000-0000-0116", "0000-0000-0000-0220", "0000-0000-0000-0335")
_names = st.lists(st.sampled_from(_POOL), max_size=2)
_authors = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(_POOL),
            "variants": _names,
            "former_names": _names,
            "draft": st.sampled_from(["true", "false", "false"]),
        },
        optional={"orcid": st.sampled_from(_ORCIDS)},
    ),
    max_size=3,
    unique_by=lambda author: author.get("orcid", object()),
)
_bylines = st.fixed_dictionaries(
    {"name": st.sampled_from(_POOL)},
    optional={"id": st.sampled_from(["a0", "a1", "a2"]), "orcid": st.sampled_from(_ORCIDS)},
)
_papers = st.lists(st.lists(_bylines, min_size=1, max_size=3), min_size=1, max_size=3)


@settings(max_examples=300, deadline=None)
@given(_authors, _papers)
def test_whatever_is_declared_nobody_is_outed_and_every_page_has_an_address(
    authors: list[dict[str, Any]], papers: list[list[dict[str, str]]]
) -> None:
    authors = [{"id": f"a{at}", **author} for at, author in enumerate(authors)]
    library, problems = linked({"authors": authors, "papers": papers})
    if any(problem.severity is Severity.ERROR for problem in problems):
        return
    former = {
        PersonKey(AUTHOR, it["id"]): {fold(parse(name).printed) for name in it["former_names"]}
        - {fold(parse(it["name"]).printed)}
        for it in authors
    }
    for work in library.works.values():
        for byline in work.bylines:
            for key in (byline.person, *byline.candidates):
                assert not key or byline.name not in former.get(key, set())
    for name in library.names.values():
        for key in (name.person, *name.candidates):
            assert not key or name.name not in former.get(key, set())
    for person in library.people.values():
        assert not {fold(row) for row in person.rows} & former.get(person.key, set())
    plan(library, shelves(library))
    name_pages(library)


def test_what_is_said_of_evidence_is_said_at_one_place() -> None:
    for name, path in modules():
        if name not in {"byline.library.reached", "byline.words.interface"}:
            assert not re.search(r"words\.EVIDENCE(?!_HEADING)", path.read_text("utf-8")), name
