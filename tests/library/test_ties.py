"""Venues, topics and institutions: however they are named, one page each."""

from typing import Any

import pytest
from byline.library.model import Subject
from byline.library.ties import TIE_KINDS

from tests.support.in_memory import Records, library_of, link_all, pages_of


def paper(paper_id: str, **fields: Any) -> dict[str, Any]:
    return {"id": paper_id, "title": paper_id, "authors": ["Ann Abel"], "year": "2020", **fields}


def institutions_of(records: Records) -> dict[str, tuple[str, ...]]:
    tied = library_of(records).tied
    return {tie: it.papers for (kind, tie), it in tied.items() if kind == "institutions"}


@pytest.mark.parametrize("text", ["exc", "old-exc", "EXC", "Example Conference", "example  CONF."])
def test_an_id_a_name_or_a_short_name_is_the_same_venue(text: str) -> None:
    venue = {"id": "exc", "name": "Example Conference", "short": "EXC", "names": ["Example Conf."]}
    library = library_of(
        {"papers": [paper("a", venue=text)], "venues": [{**venue, "aliases": ["old-exc"]}]}
    )
    assert list(library.ties["venues"]) == ["exc"]
    assert library.tied[Subject("venues", "exc")].papers == ("a",)
    assert ">EXC 2020</a>" in pages_of(library)["papers/a/"]


@pytest.mark.parametrize("kind", ["topics", "institutions"])
def test_free_text_becomes_a_page_of_its_own(kind: str) -> None:
    library = library_of(
        {"papers": [paper("a", **{kind: ["Big Maps"]}), paper("b", **{kind: ["big maps"]})]}
    )
    assert {
        it.id: (it.name, library.tied[Subject(kind, it.id)].papers)
        for it in library.ties[kind].values()
    } == {"big-maps": ("Big Maps", ("a", "b"))}
    pages = pages_of(library)
    assert "Big Maps</h1>" in pages[f"{kind}/big-maps/"]
    assert f'href="../{kind}/"' not in pages[""]
    assert f'href="./{kind}/"' in pages[""]


def test_a_topic_has_the_papers_of_its_narrower_topics() -> None:
    topics = [
        {"id": "maps", "name": "Maps"},
        {"id": "sea", "name": "Sea maps", "parent": "Maps"},
        {"id": "tides", "name": "Tides", "parent": "sea"},
        {"id": "stars", "name": "Star maps", "parent": "maps", "unlisted": "true"},
    ]
    papers = [
        paper("a", topics="tides"),
        paper("b", topics=["Maps", "sea"]),
        paper("c", topics="stars"),
    ]
    library = library_of({"papers": papers, "topics": topics})
    found = {
        it.id: (library.tied[Subject("topics", it.id)].papers, it.wider, it.narrower)
        for it in library.ties["topics"].values()
    }
    assert found == {
        "maps": (("a", "b"), "", ("sea",)),
        "sea": (("a", "b"), "maps", ("tides",)),
        "tides": (("a",), "sea", ()),
        "stars": (("c",), "maps", ()),
    }
    pages = pages_of(library)
    assert pages["topics/"].index(">Maps<") < pages["topics/"].index(">Sea maps<")
    assert '<li class="level-2"><a href="../topics/tides/">' in pages["topics/"]
    assert "Star maps" not in pages["topics/"]
    assert "Star maps" in pages["topics/stars/"]


def test_an_institution_has_the_papers_that_name_it_in_any_way() -> None:
    records = {
        "papers": [
            paper("a", institutions=["EU"]),
            paper("b", authors=[{"name": "Ann Abel", "affiliations": ["Example University"]}]),
            paper("c", type="thesis", institution="eu"),
            paper("d"),
        ],
        "institutions": [{"id": "eu", "name": "Example University", "short": "EU"}],
    }
    assert institutions_of(records) == {"eu": ("a", "b", "c")}


def test_an_institution_names_its_people_of_today_and_of_before() -> None:
    authors: list[dict[str, Any]] = [
        {"id": "ann", "name": "Ann Abel", "affiliations": [{"institution": "EU", "role": "Dean"}]},
        {"id": "bo", "name": "Bo Bohr", "affiliations": [{"institution": "EU", "to": "2019"}]},
        {"id": "cy", "name": "Cy Curie", "affiliations": "EU", "unlisted": "true"},
    ]
    page = pages_of(library_of({"authors": authors}))["institutions/eu/"]
    assert page.index("Ann Abel") < page.index("Dean") < page.index("Formerly here")
    assert page.index("Formerly here") < page.index("Bo Bohr") < page.index("until 2019")
    assert "Cy Curie" not in page


@pytest.mark.parametrize("kind", TIE_KINDS)
def test_a_draft_is_named_and_has_no_page(kind: str) -> None:
    field = "venue" if kind == "venues" else kind
    record = {"id": "maps", "name": "The maps", "draft": "true"}
    library = library_of({"papers": [paper("a", **{field: "maps"})], kind: [record]})
    assert library.ties[kind] == {}
    page = pages_of(library)["papers/a/"]
    assert "The maps" in page
    assert f"{kind}/maps" not in page


@pytest.mark.parametrize("kind", TIE_KINDS)
def test_an_unlisted_record_has_a_page_and_stands_in_no_list(kind: str) -> None:
    field = "venue" if kind == "venues" else kind
    record = {"id": "maps", "name": "The maps", "unlisted": "true"}
    pages = pages_of(library_of({"papers": [paper("a", **{field: "maps"})], kind: [record]}))
    assert f'href="../../{kind}/maps/' in pages["papers/a/"]
    assert "The maps</h1>" in pages[f"{kind}/maps/"]
    assert "The maps" not in pages[f"{kind}/"]
    assert f'href="./{kind}/"' not in pages[""]


@pytest.mark.parametrize("kind", TIE_KINDS)
def test_an_unlisted_paper_makes_no_page(kind: str) -> None:
    field = "venue" if kind == "venues" else kind
    papers = [paper("a", **{field: "The maps"}, unlisted="true")]
    library = library_of({"papers": papers})
    assert library.ties[kind] == {}
    assert "The maps" in pages_of(library)["papers/a/"]


@pytest.mark.parametrize("kind", [*TIE_KINDS, "years"])
def test_a_kind_that_is_switched_off_leaves_no_trace(kind: str) -> None:
    papers = [paper("a", venue="EXC", topics=["Maps"], institutions=["EU"])]
    pages = pages_of(library_of({"papers": papers}, features={kind: "false"}))
    assert not [address for address in pages if address.startswith(f"{kind}/")]
    assert not [address for address, page in pages.items() if f"{kind}/" in page]


@pytest.mark.parametrize(
    ("field", "kind"), [("topics", "topics"), ("institutions", "institutions"), ("venue", "venues")]
)
def test_a_name_that_two_records_have_is_an_error(field: str, kind: str) -> None:
    records: list[dict[str, Any]] = [
        {"id": "one", "name": "Maps"},
        {"id": "two", "name": "Charts", "names": ["maps"]},
    ]
    problems = link_all({"papers": [paper("a", **{field: "Maps"})], kind: records})[1]
    assert [it.message for it in problems] == [f"'Maps' names several {kind}"]
    assert problems[0].hint == "write the id of the one you mean: one, two"


def test_topics_that_are_wider_than_one_another_are_an_error() -> None:
    topics = [
        {"id": "a", "name": "A", "parent": "b"},
        {"id": "b", "name": "B", "parent": "C"},
        {"id": "c", "name": "C", "parent": "a"},
        {"id": "d", "name": "D", "parent": "a"},
    ]
    problems = link_all({"topics": topics})[1]
    assert [it.message for it in problems] == [
        "these topics are wider than one another: a, b, c"
    ] * 3


def test_a_parent_that_is_not_there_is_an_error() -> None:
    topics = [{"id": "a", "name": "A", "parent": "machine"}, {"id": "machines", "name": "B"}]
    problems = link_all({"topics": topics})[1]
    assert [(it.message, it.hint) for it in problems] == [
        ("there is no topic with the id 'machine'", "did you mean 'machines'?")
    ]
