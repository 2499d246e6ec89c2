"""The index of names: what it holds, what it must not hold, and how it is cut."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from byline.derive.figures import figures
from byline.derive.shelves import shelves
from byline.search import names as names_of_search
from byline.search.documents import documents
from byline.search.endings import by_use, endings, first_ending
from byline.search.entries import FIRST_AUTHOR, GIVEN, entries
from byline.search.folding import romanised_name, words
from byline.search.kinds import PAPERS
from byline.search.names import names
from byline.search.postings import BEST_OF_KIND, PLACES, postings, starts
from byline.site import Site
from hypothesis import given
from hypothesis import strategies as st

from tests.support.in_memory import Records, library_of
from tests.support.sites_on_disk import build_site, tree, write_site

TEAM = {"name": "Sky Team", "group": True}
RECORDS: Records = {
    "papers": [
        {
            "id": "one",
            "title": "Fine-Tuning: a Study",
            "authors": ["Ann Lee", "Bo Ömer"],
            "year": 2020,
            "venue": "Journal of Things",
            "citations": {"count": 2, "source": "Test index"},
        },
        {"id": "two", "title": "Matters", "authors": ["Elder Name", TEAM, "others"], "year": 2021},
        {"id": "hide", "title": "Secret", "authors": ["Un Known"], "year": 2021, "unlisted": True},
        {"id": "draft", "title": "Drafty", "authors": ["Mar Ten"], "year": 2021, "draft": True},
    ],
    "authors": [
        {
            "id": "renamed",
            "name": "New Name",
            "former_names": ["Elder Name"],
            "variants": ["N. Name"],
        },
        {"id": "unseen", "name": "Un Spied", "unlisted": True},
    ],
    "topics": [{"id": "quiet", "name": "Quiet topic", "unlisted": True}],
}


def site_of(records: Records, **config: Any) -> Site:
    library = library_of(records, **config)
    return Site(library, shelves(library), figures(library))


def many(number: int) -> Records:
    """So many papers, each with a word and an author of its own."""
    return {
        "papers": [
            {"id": f"p{n}", "title": f"Some study of thing{n}", "authors": [f"Ann Person{n}"],
             "year": 2000 + n % 20}
            for n in range(number)
        ]
    }  # fmt: skip


@pytest.fixture
def cut_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many files, even of a small site."""
    monkeypatch.setattr(names_of_search, "SMALL_SITE", 0)
    monkeypatch.setattr(names_of_search, "SHARD", 300)


def contents(site: Site) -> dict[str, Any]:
    """The content of every file by its name, without the folder of the version."""
    found = {it.address: json.loads(it.content) for it in names(site)}
    directory = found["search/names/index.json"]
    prefix = f"search/names/{directory['version']}/"
    files = {name.removeprefix(prefix).removesuffix(".json"): it for name, it in found.items()}
    return {"index": directory, **directory.get("files", {}), **files}


def rows_of(files: dict[str, Any]) -> Iterator[list[Any]]:
    """The rows of all shards, in order."""
    for number in range(len(files["index"]["shards"])):
        yield from files[f"words/{number}"]


def test_a_small_site_is_one_file() -> None:
    assert [it.address for it in names(site_of(RECORDS))] == ["search/names/index.json"]


def test_what_nobody_may_find_is_nowhere() -> None:
    (index,) = names(site_of(RECORDS))
    text = index.content.decode().lower()
    assert "matters" in text
    for never in ("secret", "drafty", "elder", "known", "mar ten", "spied", "quiet", "others"):
        assert never not in text, never


def test_entries_are_weighed() -> None:
    found = entries(site_of(RECORDS))
    assert [(it.kind.name, it.title) for it in found] == [
        ("people", "New Name"),
        ("people", "Ann Lee"),
        ("people", "Bo Ömer"),
        ("papers", "Fine-Tuning: a Study"),
        ("papers", "Matters"),
        ("venues", "Journal of Things"),
    ]


def test_entries_say_what_places_them() -> None:
    found = {it.address: it for it in entries(site_of(RECORDS))}
    assert found["papers/one/"].about == "Lee, Ömer · Journal of Things 2020"
    assert found["papers/two/"].about == "Name, Sky Team · 2021"
    assert found["authors/renamed/"].about == "1 paper"
    assert found["authors/renamed/"].also == ("N. Name",)


def test_words_know_their_places() -> None:
    """A title's from 1, times four, with 1 where it ends and 2 where the colon stands."""
    (paper,) = (it for it in entries(site_of(RECORDS)) if it.address == "papers/one/")
    assert dict(paper.places) == {
        "fine": 4,
        "tuning": 8 + 2,
        "finetuning": 4 + 2,
        "a": 12,
        "study": 16 + 1,
        "lee": FIRST_AUTHOR,
        "ann": GIVEN,
        "bo": GIVEN,
        "omer": 0,
        "oemer": 0,
        "journal": 0,
        "of": 0,
        "things": 0,
        "2020": 0,
    }


def test_names_count_their_words() -> None:
    """Eight times the number of the name, and how many words it has, initials left out."""
    (person,) = (it for it in entries(site_of(RECORDS)) if it.address == "authors/renamed/")
    assert person.places == (("new", 2), ("name", 2), ("n", 8 + 1), ("name", 8 + 1))


@pytest.mark.usefixtures("cut_small")
def test_shards_are_in_order_and_hold_every_word() -> None:
    site = site_of(many(200))
    files = contents(site)
    rows = list(rows_of(files))
    written = [row[0] for row in rows]
    assert written == sorted(set(written), key=lambda it: it.encode("utf-16-be"))
    assert files["index"]["shards"] == [
        files[f"words/{n}"][0][0] for n in range(len(files["index"]["shards"]))
    ]
    index = postings(entries(site))
    assert {row[0]: _numbers(row) for row in rows if not row[0].endswith("*")} == dict(index)


def _numbers(row: list[Any]) -> list[int]:
    """A row's postings as one number each."""
    found, number = [], 0
    for step, place in zip(row[1::2], row[2::2], strict=True):
        number += step
        found.append(number * PLACES + place)
    return found


@pytest.mark.usefixtures("cut_small")
def test_blocks_hold_every_entry_by_its_number() -> None:
    site = site_of(many(100))
    files = contents(site)
    shown = [
        row
        for kind in files["index"]["kinds"]
        for number in range(0, kind["count"], kind["block"])
        for row in files[f"{kind['name']}/{number // kind['block']}"]
    ]
    assert [row[:3] for row in shown] == [[it.title, it.about, it.address] for it in entries(site)]


@pytest.mark.usefixtures("cut_small")
def test_other_content_stands_in_another_folder() -> None:
    before, after = (contents(site_of(many(number)))["index"]["version"] for number in (20, 21))
    assert before != after


@pytest.mark.usefixtures("cut_small")
def test_all_files_are_read_once_for_their_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    times: list[int] = []
    version = names_of_search._version

    def counting(written: dict[str, bytes]) -> str:
        times.append(len(written))
        return version(written)

    monkeypatch.setattr(names_of_search, "_version", counting)
    found = names(site_of(many(60)))
    assert times == [len(found) - 1]
    assert times[0] > 20


def test_few_letters_lead_to_the_best_that_begin_so() -> None:
    site = site_of(many(700))
    found = entries(site)
    stars = starts(postings(found), [it.kind.name for it in found])
    assert {"s*", "t*", "th*", "thi*", "p*"} <= set(stars)
    assert "o*" not in stars or len(stars["o*"]) <= 5 * BEST_OF_KIND
    titles = [found[it // PLACES].title for it in stars["s*"]]
    assert titles == [it.title for it in found if it.kind.name == PAPERS][:BEST_OF_KIND]


def test_papers_know_their_ranks_among_the_texts() -> None:
    site = site_of(RECORDS)
    rows = contents(site)["papers/0"]
    assert [(row[2], row[3]) for row in rows] == [("papers/one/", 1), ("papers/two/", 0)]
    in_texts = [document.address for document in documents(site)]
    assert all(in_texts[rank] == address for _title, _about, address, rank in rows)


def test_words_stand_by_their_endings_and_uses() -> None:
    """In this order a word is found of which the first letters are misspelled."""
    index = {"vision": [1], "lesion": [1], "zebra": range(3), "2020": [1], "ann": [1]}
    (shard,) = endings(index)
    assert shard == ["zebra", "lesion", "vision"]
    assert first_ending(shard) == "arbez"
    assert by_use(shard, index) == ["lesion vision", "zebra"]


@pytest.mark.usefixtures("cut_small")
def test_every_word_that_may_be_misspelled_stands_among_the_endings() -> None:
    files = contents(site_of(RECORDS))
    (first,) = files["index"]["ends"]
    words_there = " ".join(files["ends/0"]).split()
    assert {"tuning", "study", "matters", "oemer"} <= set(words_there)
    assert first == min(word[::-1] for word in words_there)
    assert "2020" not in words_there


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("王伟", "Wang Wei"),
        ("李 明", "Li Ming"),
        ("Wei Wang", ""),
        ("深度学习的方法", ""),
        ("", ""),
    ],
)
def test_short_names_are_romanised(name: str, wanted: str) -> None:
    assert romanised_name(name) == wanted


@given(st.text(max_size=40))
def test_words_of_any_text_have_forms_and_places(text: str) -> None:
    found = words(text)
    assert all(word.forms and all(word.forms) and word.at <= word.last for word in found)
    plain = [word.at for word in found if not word.is_extra]
    assert plain == sorted(plain)


def test_search_can_be_left_out(tmp_path: Path) -> None:
    records = {"papers/one.yaml": RECORDS["papers"][0]}
    site = write_site(tmp_path / "site", records, features={"search": False})
    build_site(site, tmp_path / "output")
    assert not [name for name in tree(tmp_path / "output") if name.startswith("search/")]


def test_people_without_pages_are_not_found() -> None:
    found = entries(site_of(RECORDS, features={"names": False, "venues": False}))
    assert {it.title for it in found if it.kind.name != PAPERS} == {"New Name"}
