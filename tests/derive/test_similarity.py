"""Novelty and related papers: cases worked by hand, and what holds for any texts."""

import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import pytest
from byline.derive.similarity import Near, Text, near
from byline.derive.spelling import Spellings, told
from byline.derive.terms import terms_of, words_of
from byline.derive.vectors import MOST_READ, Vectors, vectors
from byline.derive.wording import Wording, wording
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.dates import is_earlier

SUBJECTS = (
    "low-rank adaptation of transformers",
    "regret of contextual bandits",
    "spectral clustering of graphs",
    "equivariant networks for molecules",
    "differential privacy of gradients",
    "Wasserstein distances and transport",
)


def text(text_id: str, words: str, *when: int) -> Text:
    return Text(text_id, words, when or (2024,))


def folded(written: str) -> list[str]:
    return [term.folded for word in words_of(written) for term in terms_of(word)]


def site(number: int, *, year: int = 2020) -> list[Text]:
    """So many texts of one year, about a few subjects, each with words of its own."""
    return [
        text(f"old-{at:03}", f"{SUBJECTS[at % len(SUBJECTS)]} zeta{at} eta{at} theta{at}", year)
        for at in range(number)
    ]


# Terms


@pytest.mark.parametrize(
    ("written", "terms"),
    [
        ("Graphs, graph; GRAPH", ["graph", "graph", "graph"]),
        ("policies and classes", ["policy", "class"]),
        ("loss analysis bus", ["loss", "analysis", "bus"]),
        ("low-rank", ["rank", "lowrank"]),
        ("fine\u2010tuning", ["fine", "tuning", "finetuning"]),
        ("state-of-the-art", []),
        ("The results of this paper show that", []),
        ("x 7 2024", []),
        ("see https://example.org/graphs or www.example.org/a", []),
        ("GPT-4 3D", ["gpt", "gpt4", "3d"]),
        ("Schrödinger Œuvre naïve", ["schrodinger", "oeuvre", "naive"]),
        ("Schro\u0308dinger infor\u00admation", ["schrodinger", "information"]),
        ("l’apprentissage profond", ["apprentissage", "profond"]),
        ("обучение моделей", ["обучение", "моделей"]),
        ("機械学習", ["機械", "械学", "学習"]),
        ("使用BERT模型", ["使用", "bert", "模型"]),
        ("ﾓﾃﾞﾙ", ["モデ", "デル"]),
        ("기계 학습", ["기계", "학습"]),
        ("गणित क्षेत्र", ["गणित", "क्षेत्र"]),
        ("تعلم الآلة", ["تعلم", "الآلة"]),
    ],
)
def test_terms(written: str, terms: list[str]) -> None:
    assert folded(written) == terms


@given(st.text(max_size=200))
def test_every_text_can_be_read(written: str) -> None:
    assert all(len(term) >= 1 and term == term.casefold() for term in folded(written))


# How texts are worded


def counted(texts: Sequence[str]) -> list[dict[str, int]]:
    """How often each term stands in each text, as it was found."""
    made = wording(texts)
    names, times = [made.names[it] for it in made.terms], made.times.tolist()
    pairs = list(zip(names, times, strict=True))
    return [dict(pairs[start:end]) for start, end in pairwise(made.starts.tolist())]


def test_how_often_each_term_stands_in_each_text() -> None:
    texts = ["Graphs, of graphs\n(low-rank) graph.", "the", "", "Low-rank-low rank"]
    assert counted(texts) == [
        {"graph": 3, "lowrank": 1, "rank": 1},
        {},
        {},
        {"lowranklow": 1, "rank": 2},
    ]
    assert counted([]) == []
    assert counted(["", " \n "]) == [{}, {}]


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), max_size=5))
def test_what_is_counted_is_what_is_read(texts: list[str]) -> None:
    assert counted(texts) == [Counter(folded(it)) for it in texts]


def test_more_texts_are_counted_than_at_once() -> None:
    assert counted([f"word{at} word{at} graph" for at in range(5_000)]) == [
        {f"word{at}": 2, "graph": 1} for at in range(5_000)
    ]


def test_capitals_count_inside_sentences_alone() -> None:
    texts = [
        "Robust Kernel Methods Beyond Wasserstein Distances\n"
        "Kernel methods are robust (Wasserstein). Kernel machines, kernel maps: "
        "Kernel \u201cends.\u201d Kernel"
    ]
    inside = {word.written: word.inside for word in wording(texts).words}
    assert inside["Kernel"] == 0
    assert inside["kernel"] == 1
    assert inside["Wasserstein"] == 1
    anywhere = {word.written: word.anywhere for word in wording(texts).words}
    assert anywhere["Kernel"] == 5


# Words that tie texts, as readers write them


def spelled(*texts: str) -> Spellings:
    return Spellings(wording(texts).words)


def test_a_term_is_written_as_it_is_most_often_inside_sentences() -> None:
    found = spelled(
        "Adapters and Networks\nWe train networks. Networks learn; Networks adapt a network. LoRA",
        "of LoRA, of lora, with LoRA and low-Rank or low-rank or low-Rank, to networks",
    )
    assert found["network"].written == "networks"
    assert found["lora"].written == "LoRA"
    assert found["lowrank"].written == "low-Rank"


@pytest.mark.parametrize(
    ("title", "term", "written"),
    [
        ("Fine-Tuning Large Models", "finetuning", "fine-tuning"),
        ("BERT-Based Parsing Methods", "bertbased", "BERT-based"),
        ("Parsing With McDonald Grammars", "mcdonald", "McDonald"),
        ("Parsing of Swahili by rules and by hand", "swahili", "Swahili"),
        ("Überlagerung", "uberlagerung", "überlagerung"),
    ],
)
def test_what_stands_in_titles_alone_has_no_capital_for_that(
    title: str, term: str, written: str
) -> None:
    assert spelled(title)[term].written == written


def test_a_part_of_words_with_hyphens_is_hardly_a_word() -> None:
    found = spelled("fine-tuning, fine-tuning, fine-grained, fine art, a rank, of low-rank")
    assert found["fine"].within == "finetuning"
    assert found["rank"].within == ""
    assert found["finetuning"].within == ""
    assert found["finetuning"].parts == {"fine", "tuning"}
    assert found["art"].parts == frozenset()


@pytest.mark.parametrize(
    ("shared", "expected"),
    [
        ((), ()),
        (("graph",), ()),
        (("graph", "rl"), ("graph", "RL")),
        (("rl", "pearl"), ("RL", "pearl")),
        (("fine", "tuning", "finetuning", "graph"), ("fine-tuning", "graph")),
        (("finetuning", "fine", "tuning", "graph"), ("fine-tuning", "graph")),
        (("fine", "tuning", "graph"), ("fine-tuning", "graph")),
        (("fine", "graph", "pearl"), ("graph", "pearl", "fine")),
        (("fine", "graph", "pearl", "rl"), ("graph", "pearl", "RL")),
        (("graph", "fine", "grained"), ("graph", "fine-grained")),
        (("graph", "supervised"), ("graph", "supervised")),
        (("meta", "metalearning", "graph"), ("meta-learning", "graph")),
        (("wsi", "wsis", "graph"), ("WSI", "graph")),
        (("masked", "graph", "masking"), ("masked", "graph")),
    ],
)
def test_words_that_tie_texts(shared: tuple[str, ...], expected: tuple[str, ...]) -> None:
    words = spelled(
        "we call it fine-tuning of a graph in a pearl with RL, masked or masking or fine-grained "
        "or a fine-tuning by WSI or WSIs, by meta-learning or meta-meta-learning, "
        "self-supervised"
    )
    parts = [(1 / (at + 1), term) for at, term in enumerate(shared)]
    assert told(parts, words) == expected


# Weights


def made(texts: Sequence[Mapping[str, int]]) -> Vectors:
    """The vectors of texts that are given as how often each term stands in them."""
    names = sorted({term for it in texts for term in it})
    number = {name: at for at, name in enumerate(names)}
    return vectors(
        Wording(
            names=names,
            starts=np.cumsum([0, *map(len, texts)]),
            terms=np.array([number[term] for it in texts for term in sorted(it)]),
            times=np.array([it[term] for it in texts for term in sorted(it)]),
            words=(),
        )
    )


def test_a_cosine_worked_by_hand() -> None:
    """Four texts; 'a' is in two of them, and all else in one."""
    found = made([{"d": 1, "e": 1}, {"a": 1, "b": 1}, {"f": 1, "g": 1}, {"a": 2, "c": 1}])
    in_two, in_one = 8 + 16 - 8, 8 + 16  # eighths: 1 + log2(4 / 2), and 1 + log2(4 / 1)
    once, twice = 32, 64  # in 32nds: 1 + log2(1), and 1 + log2(2)
    product = in_two * once * in_two * twice
    lengths = math.hypot(in_two * once, in_one * once) * math.hypot(in_two * twice, in_one * once)
    others, (cosine,) = found.nearest(3)
    assert others.tolist() == [1]
    assert cosine == pytest.approx(product / lengths)
    assert found.shared(3, [1, 0], 0.001) == [[(cosine, "a")], []]
    assert found.shared(3, [1], 2 * cosine) == [[]]
    assert found.nearest(1)[0].tolist() == []
    assert found.nearest(0)[0].tolist() == []


def test_a_text_is_its_strongest_terms() -> None:
    long = {f"t{number:03}": 2 if number % 2 else 1 for number in range(200)}
    found = made([{"t000": 1, "other": 1}, long, {"t001": 1}])
    assert np.diff(found.starts).tolist() == [2, 128, 1]
    names = [found.names[it] for it in found.terms[2:130]]
    assert names == sorted(names)
    assert sum(int(name[1:]) % 2 for name in names) == 100


def test_texts_apart_are_found_behind_nearer_ones() -> None:
    """Neither the many that are nearest nor their nearness hide one of another range."""
    same = {f"word{at}": 1 for at in range(20)}
    found = made([{"word0": 1, "x": 1, "y": 1, "z": 1}, *([same] * 60), same])
    assert 0 not in found.nearest(61)[0]
    others, cosines = found.nearest(61, 1)
    assert others[0] == 0
    assert cosines.tolist()[1:] == [1.0] * 60


# Dates


@pytest.mark.parametrize(
    ("when", "than", "expected"),
    [
        ((2023,), (2024, 5), True),
        ((2023, 12, 31), (2024,), True),
        ((2024, 4), (2024, 5), True),
        ((2024, 4), (2024, 5, 1), True),
        ((2024, 5, 30), (2024, 5, 31), True),
        ((2024,), (2024, 5), False),
        ((2024, 5), (2024,), False),
        ((2024,), (2024,), False),
        ((2024, 5), (2024, 5, 31), False),
        ((2024, 5, 1), (2024, 5), False),
        ((2024, 5, 31), (2024, 5, 31), False),
        ((2025,), (2024, 12), False),
    ],
)
def test_what_is_earlier(when: tuple[int, ...], than: tuple[int, ...], *, expected: bool) -> None:
    subject = "kernel methods of graphs"
    found = near([text("new", subject, *than), text("old", subject, *when)], fewest_earlier=1)
    assert (found["new"].nearest == "old") is expected


dates = st.one_of(
    st.tuples(st.integers(2020, 2022)),
    st.tuples(st.integers(2020, 2022), st.integers(1, 3)),
    st.tuples(st.integers(2020, 2022), st.integers(1, 3), st.integers(1, 3)),
)


@given(st.lists(dates, min_size=1, max_size=8))
def test_only_an_earlier_text_is_nearest(all_dates: list[tuple[int, ...]]) -> None:
    texts = [Text(f"t{at}", "kernel methods of graphs", when) for at, when in enumerate(all_dates)]
    of = {it.id: it for it in texts}
    for text_id, found in near(texts, fewest_earlier=1).items():
        before = [it.id for it in texts if is_earlier(it.when, of[text_id].when)]
        assert found.nearest in before or (not before and found.nearest is None)
        assert found.novelty == (0 if before else None)


# Novelty


def test_a_duplicate_is_not_novel() -> None:
    texts = [*site(40), text("copy", site(40)[7].words, 2024)]
    assert near(texts)["copy"].novelty == 0
    assert near(texts)["copy"].nearest == "old-007"


def test_the_first_text_and_those_beside_it_have_no_novelty() -> None:
    assert {found.novelty for found in near(site(40)).values()} == {None}
    assert {found.nearest for found in near(site(40)).values()} == {None}


def test_thirty_earlier_texts_are_enough() -> None:
    new = text("new", "spectral clustering of hypergraphs", 2024)
    assert near([*site(29), new])["new"].novelty is None
    assert near([*site(30), new])["new"].novelty is not None
    assert near([*site(2), new], fewest_earlier=2)["new"].novelty is not None


def test_a_text_that_says_nothing_is_not_an_earlier_one() -> None:
    new = text("new", "spectral clustering of hypergraphs", 2024)
    assert near([*site(29), text("empty", "The results", 2000), new])["new"].novelty is None


def test_what_shares_no_word_is_wholly_novel() -> None:
    found = near([*site(40), text("new", "butterflies of Ruritania", 2024)])["new"]
    assert found == Near(novelty=100, nearest=None)


def test_a_duplicate_is_found_where_everyone_has_its_words() -> None:
    """Far more texts have each of the words than are read for one."""
    many = [{"deep": 1, "learning": 1, f"word{at}": 1} for at in range(2 * MOST_READ)]
    both = {"deep": 1, "learning": 1}
    others, cosines = made([*many, both, both]).nearest(len(many) + 1)
    assert (others[-1], cosines[-1]) == (len(many), 1.0)


# Related texts


def test_related_texts_come_with_what_they_share() -> None:
    texts = [
        *site(40),
        text("a", "Low-rank fine-tuning of diffusion models", 2023),
        text("b", "Fine-tuning and low-rank updates", 2024),
    ]
    found = near(texts)
    assert found["b"].related[0].id == "a"
    assert set(found["b"].related[0].terms) == {"low-rank", "fine-tuning"}
    assert found["a"].related[0].id == "b"


def test_one_form_of_a_word_is_told() -> None:
    texts = [
        *site(40),
        text("a", "masked masking of anomalous anomaly in images", 2023),
        text("b", "masking and masked anomaly: anomalous videos", 2024),
    ]
    (told,) = (it.terms for it in near(texts)["b"].related if it.id == "a")
    assert sorted(term[:4] for term in told) == ["anom", "mask"]


def test_weak_ties_are_not_told() -> None:
    texts = [
        text(f"t{at}", f"learning a{at}x b{at}x c{at}x d{at}x e{at}x f{at}x") for at in range(9)
    ]
    assert {found.related for found in near(texts).values()} == {()}


def test_no_more_are_related_than_asked_for() -> None:
    assert {len(found.related) for found in near(site(60)).values()} == {5}
    assert {len(found.related) for found in near(site(60), most=3).values()} == {3}


@pytest.mark.parametrize("words", ["", "graphs", "of the", "graphs, graphs", "$", "42"])
def test_a_text_that_says_too_little_has_no_figures(words: str) -> None:
    found = near([*site(40), text("small", words, 2024)])
    assert found["small"] == Near()
    assert all(it.id != "small" for other in found.values() for it in other.related)


def test_two_papers_and_none() -> None:
    assert near([]) == {}
    pair = near([text("a", "graph kernels", 2020), text("b", "graph kernels", 2021)])
    assert [it.id for it in pair["a"].related] == ["b"]
    assert pair["b"].novelty is None


# Whatever the texts

words = st.sampled_from(
    ["graph", "graphs", "Kernel", "low-rank", "bandits", "regret", "学習", "モデル", "the", "naïve"]
)
texts_of_any_kind = st.lists(
    st.tuples(st.lists(words, max_size=8).map(" ".join), dates), max_size=14
).map(lambda all_of: [Text(f"t{at}", it, when) for at, (it, when) in enumerate(all_of)])


@settings(deadline=None)
@given(texts_of_any_kind, st.randoms(use_true_random=False))
def test_the_order_of_texts_does_not_matter(texts: list[Text], chance: random.Random) -> None:
    shuffled = chance.sample(texts, len(texts))
    assert near(texts, fewest_earlier=1) == near(shuffled, fewest_earlier=1)


@settings(deadline=None)
@given(texts_of_any_kind)
@example([])
def test_figures_are_sound(texts: list[Text]) -> None:
    found = near(texts, fewest_earlier=1)
    assert set(found) == {it.id for it in texts}
    for text_id, it in found.items():
        ids = [related.id for related in it.related]
        assert text_id not in ids
        assert len(set(ids)) == len(ids)
        assert it.novelty is None or 0 <= it.novelty <= 100
        assert it.nearest is None or it.novelty is not None
        assert all(2 <= len(set(related.terms)) <= 3 for related in it.related)


def exact_novelty(texts: Sequence[Text]) -> dict[str, int]:
    """The same figure, with nothing rounded and every pair compared."""
    counts = {
        it.id: [(term, folded(it.words).count(term)) for term in set(folded(it.words))]
        for it in texts
    }
    having = {
        term: sum(term in dict(it) for it in counts.values())
        for c in counts.values()
        for term, _ in c
    }
    weights = {
        text_id: {
            term: (1 + math.log2(times)) * (1 + math.log2(len(texts) / having[term]))
            for term, times in it
        }
        for text_id, it in counts.items()
    }

    def cosine(a: str, b: str) -> float:
        product = sum(weights[a][term] * weights[b].get(term, 0) for term in weights[a])
        return product / math.hypot(*weights[a].values()) / math.hypot(*weights[b].values())

    return {
        it.id: round(100 * (1 - max(cosine(it.id, o.id) for o in texts if o.when < it.when)))
        for it in texts
        if any(o.when < it.when for o in texts)
    }


def test_novelty_is_within_a_few_percent_of_the_exact_figure() -> None:
    chance = random.Random(7)  # noqa: S311 - the same texts in every run
    pool = [f"word{at}" for at in range(60)]
    texts = [
        Text(f"t{at:02}", " ".join(chance.choices(pool, k=20)), (2000 + at,)) for at in range(80)
    ]
    exact, found = exact_novelty(texts), near(texts, fewest_earlier=1)
    for text_id, novelty in exact.items():
        made = found[text_id].novelty
        assert made is not None
        assert abs(made - novelty) <= 2, text_id


def test_one_edit_leaves_other_figures_alone() -> None:
    texts = site(300) + [
        text(f"new-{at}", f"{SUBJECTS[at % 6]} kappa{at} lambda{at}", 2024) for at in range(60)
    ]
    before = near(texts)
    edited = text("new-9", f"{texts[309].words} of butterflies", 2024)
    after = near([edited if it.id == edited.id else it for it in texts])
    changed = [text_id for text_id in before if before[text_id] != after[text_id]]
    assert len(changed) <= len(texts) // 20
