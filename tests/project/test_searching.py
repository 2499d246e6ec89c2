"""The queries that judge search: known items by chance and seed, each with all right answers."""

import random
from typing import Any

import pytest

from tests.programs.searching.driving import Answer
from tests.programs.searching.holdings import Holdings, holdings_of
from tests.programs.searching.queries import KINDS, Query, queries
from tests.programs.searching.sessions import Asked, Bytes
from tests.programs.searching.spelling import (
    is_one_edit_away,
    mistyped,
    spellings,
    transliterated,
    without_accents,
    words,
)
from tests.programs.searching.verdicts import all_misses, downloads, failures, table, times
from tests.support.in_memory import library_of

BY_NAME = {kind.name: kind for kind in KINDS}
PAPERS: list[dict[str, Any]] = [
    {
        "id": "lora",
        "title": "LoRA: Low-Rank Adaptation of Large Language Models",
        "authors": ["Edward Hu", "Hans Müller"],
        "year": 2021,
        "abstract": "We freeze pretrained weights. Trainable matrices replace $x$-like updates.",
    },
    {
        "id": "large",
        "title": "Large Language Models of Code",
        "authors": ["Hans Mueller", "King, Jr., Martin"],
        "date": "2021-03-01",
    },
    {"id": "hidden", "title": "Large Unlisted Work of Note", "authors": ["Nobody Here"],
     "year": 2021, "unlisted": True},
]  # fmt: skip
AUTHORS = [
    {"id": "lukasz", "name": "Łukasz Żak", "variants": ["Лукаш Жак"], "former_names": ["Jan Żak"]}
]
VENUES = [{"id": "lora-workshop", "name": "Workshop on Low Ranks", "short": "LoRA"}]


@pytest.fixture(scope="module")
def held() -> Holdings:
    """What a small site holds."""
    return holdings_of(library_of({"papers": PAPERS, "authors": AUTHORS, "venues": VENUES}))


def asked_of(held: Holdings, kind: str, seed: int = 1) -> dict[str, Query]:
    """The queries of a kind, by the item that each was made from."""
    return {it.item: it for it in queries(BY_NAME[kind], held, seed, 100)}


def test_only_what_lists_show_is_sought(held: Holdings) -> None:
    assert {it.address for it in held.papers} == {"papers/lora/", "papers/large/"}
    everyone = {it.name for it in held.people}
    assert everyone == {"Edward Hu", "Hans Müller", "Hans Mueller", "Martin King Jr.", "Łukasz Żak"}


def test_no_former_name_is_a_right_answer(held: Holdings) -> None:
    assert held.called("Jan Zak") == set()
    assert held.called("lukasz zak") == {"authors/lukasz/"}
    assert held.called("Лукаш Жак") == {"authors/lukasz/"}


@pytest.mark.parametrize(
    ("kind", "item", "text", "right"),
    [
        ("full title", "large", "Large Language Models of Code", {"papers/large/"}),
        ("first three words", "large", "large language models", {"papers/large/"}),
        ("acronym before a colon", "lora", "LoRA", {"papers/lora/", "venues/lora-workshop/"}),
    ],
)
def test_queries_that_leave_nothing_to_chance(
    held: Holdings, kind: str, item: str, text: str, right: set[str]
) -> None:
    query = asked_of(held, kind)[f"papers/{item}/"]
    assert query == Query(text, f"papers/{item}/", frozenset(right))


def test_content_words_are_right_for_every_title_that_has_them(held: Holdings) -> None:
    found = {asked_of(held, "three content words", seed)["papers/large/"] for seed in range(30)}
    both = {it.text for it in found if "papers/lora/" in it.right}
    assert both == {"large language models"}
    assert {it.text for it in found if it.text not in both} == {
        "large language code", "large models code", "language models code",
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["four words in a row, a typo", "four content words, a typo"])
def test_a_typo_is_one_edit_in_one_word(held: Holdings, kind: str) -> None:
    for seed in range(30):
        query = asked_of(held, kind, seed)["papers/lora/"]
        title = {*words(PAPERS[0]["title"]), "low", "rank"}
        wrong = [word for word in words(query.text) if word not in title]
        assert len(query.text.split()) == 4
        assert all(any(is_one_edit_away(it, word) for word in title) for it in wrong)
        assert len(wrong) <= 1


def test_surnames_are_equal_however_they_are_spelt(held: Holdings) -> None:
    queries_of_large = [asked_of(held, "surname, year", seed) for seed in range(20)]
    by_text = {it.text: it.right for found in queries_of_large for it in found.values()}
    assert by_text["king 2021"] == {"papers/large/"}
    assert by_text["mueller 2021"] == {"papers/lora/", "papers/large/"}
    word = asked_of(held, "surname, title word")["papers/large/"]
    assert word.text.split()[0] in {"king", "mueller"}


def test_names_are_written_in_every_way(held: Holdings) -> None:
    bare = asked_of(held, "name without accents")
    assert bare["authors/lukasz/"].text == "Lukasz Zak"
    assert bare["names/hans-muller/"].text == "Hans Muller"
    latin = asked_of(held, "name transliterated")["names/hans-muller/"]
    assert latin.text == "Hans Mueller"
    assert latin.right == {"names/hans-muller/", "names/hans-mueller/"}
    assert asked_of(held, "name, family first")["authors/lukasz/"].text == "Żak Łukasz"
    assert asked_of(held, "name, family first, comma")["authors/lukasz/"].text == "Żak, Łukasz"


def test_words_of_the_abstract_are_of_one_sentence_and_not_of_the_title(held: Holdings) -> None:
    found = [asked_of(held, "words of the abstract", seed) for seed in range(10)]
    texts = {it["papers/lora/"].text for it in found}
    sentences = ["freeze pretrained weights", "trainable matrices replace updates"]
    assert all(any(set(text.split()) <= set(it.split()) for it in sentences) for text in texts)
    assert not any("like" in text for text in texts)  # "-like" touches a formula


@pytest.mark.parametrize("kind", list(BY_NAME))
def test_the_seed_decides(held: Holdings, kind: str) -> None:
    assert queries(BY_NAME[kind], held, 7, 100) == queries(BY_NAME[kind], held, 7, 100)
    assert all(it.item in it.right for it in queries(BY_NAME[kind], held, 7, 100))


@pytest.mark.parametrize(
    ("name", "bare", "latin"),
    [
        ("Łukasz Müller", "Lukasz Muller", "Lukasz Mueller"),
        ("Søren Åberg", "Soren Aberg", "Soeren Aaberg"),
        ("José Ñandú", "Jose Nandu", "Jose Nandu"),
        ("Ада Пример", "Ада Пример", "Ada Primer"),
    ],
)
def test_how_people_write_what_their_keyboards_lack(name: str, bare: str, latin: str) -> None:
    assert without_accents(name) == bare
    assert transliterated(name) == latin
    assert {words(bare), words(latin)} <= spellings(name)


def test_a_mistyped_word_is_another_word() -> None:
    chance = random.Random(1)  # noqa: S311 - nothing secret
    made = {mistyped("aabbb", chance) for _ in range(300)}
    assert "aabbb" not in made
    assert all(is_one_edit_away("aabbb", it) for it in made)
    assert {len(it) for it in made} == {4, 5, 6}


def answered(*addresses: str, fault: str = "", waited: float = 20) -> Asked:
    """An answer to a query for paper x."""
    query = Query("x", "papers/x/", frozenset({"papers/x/"}))
    return Asked(query, Answer(addresses, fault, waited, 2 * waited, 0, 0))


def test_the_tables_tell_what_was_reached() -> None:
    right, second = answered("papers/x/"), answered("papers/y/", "papers/x/")
    silent = answered(fault="shows nothing")
    by_kind = {"full title": [right] * 98 + [second, silent], "surname, year": [right, second]}
    assert all_misses(by_kind) == [
        "full title: 98.0% in first place, not 99%",
        "surname, year: 50.0% in first place, not 80%",
    ]
    assert "| full title | 100 | 100 | 98.0% | 99.0% | 99% first | MISSED |" in table(by_kind)
    assert "1 had no answer" in times(by_kind)
    told = "\n".join(failures(by_kind))
    assert "sought papers/x/: in place 2\n    first came papers/y/, papers/x/" in told
    assert "sought papers/x/: nowhere\n    first came shows nothing" in told


def test_the_tables_tell_how_much_was_fetched() -> None:
    told = downloads(Bytes(["search/a"], [100_000], [120_000], [1_000, 70_000]))
    assert "| to the first results (at most 250) | 100.0 | 100.0 | 100.0 |" in told
    assert "1 files of search were fetched before" in told
    assert "1 of 2 further queries" in told
