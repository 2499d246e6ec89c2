"""Each rule for what copying did to texts: what it mends, and what it leaves alone."""

from collections.abc import Callable

import pytest
from byline.importers.cleaning.damage import (
    evenly_spaced,
    with_plain_abbreviations,
    with_whole_addresses,
    with_whole_numbers,
    without_odd_characters,
)
from byline.importers.cleaning.hyphens import known_words, with_whole_words
from byline.importers.cleaning.leads import without_copyright, without_lead
from byline.importers.cleaning.titles import (
    in_title_case,
    is_in_capitals,
    without_full_stop,
    without_quotes,
)
from byline.importers.works import SourceWork

Rule = Callable[[str], str]

MENDED: tuple[tuple[Rule, str, str], ...] = (
    (without_odd_characters, "e\ufb03cient \ufb01nding", "efficient finding"),
    (without_odd_characters, "a\u00a0b\u202fc\u200bd\u00ade\ufefff", "a b cdef"),
    (without_odd_characters, "H $lt$sc$gt$ii$lt$/sc$gt$ regions", "H ii regions"),
    (without_odd_characters, "V\\textquoterightlova", "V’lova"),
    (without_odd_characters, "Cafe\u0301\r\nnext\x07", "Café\nnext"),
    (with_whole_addresses, "at https: //github. com/ada/maps.", "at https://github.com/ada/maps."),
    (with_whole_addresses, "at https:// example .org", "at https://example.org"),
    (with_whole_numbers, "by 36. 0% and 1. 5 points", "by 36.0% and 1.5 points"),
    (with_whole_numbers, r"by 36\% of", "by 36% of"),
    (
        with_plain_abbreviations,
        "maps ($e. g. $ ours, $i.e.,$ this)",
        "maps (e.g. ours, i.e., this)",
    ),
    (evenly_spaced, "( 2023 ) is  a year , too .", "(2023) is a year, too."),
    (without_lead, "Abstract: We study maps.", "We study maps."),
    (without_lead, "**Abstract.** We study maps.", "We study maps."),
    (without_lead, "ABSTRACT\nWe study maps.", "We study maps."),
    (without_lead, "Abstract—We study maps.", "We study maps."),
    (without_lead, "Abstract We study maps.", "We study maps."),
    (without_copyright, "It works. © 2023 Elsevier B.V. All rights reserved.", "It works."),
    (without_copyright, "It works. Copyright (c) 2020 by the authors.", "It works."),
    (without_full_stop, "Maps of the Engine.", "Maps of the Engine"),
    (without_quotes, "“Maps of the Engine”", "Maps of the Engine"),
)
LEFT: tuple[tuple[Rule, str], ...] = (
    (without_odd_characters, "क्‍ष and 👩‍🔬 and é"),
    (with_whole_addresses, "see https://example.org. Com is no ending"),
    (with_whole_addresses, "see https://github.com/ada and / or"),
    (with_whole_numbers, "BLIP2. 2) Then, in 2022. 3 of them; Table 2. 5% more"),
    (with_whole_numbers, r"$36\%$ and $0. 5\%$"),
    (with_plain_abbreviations, "$e$ and $i$"),
    (evenly_spaced, r"$f( x ) , y$ and `a  ,b`"),
    (evenly_spaced, "in .NET and :-) or [x]"),
    (without_lead, "Abstract meaning representations are maps."),
    (without_lead, "Abstraction: a theory."),
    (without_copyright, "We ask who holds © 2020 marks. Then we answer them at length."),
    (without_copyright, "Copyright law is old. We study it."),
    (without_full_stop, "Maps et al."),
    (without_full_stop, "Made in the U.S."),
    (without_full_stop, "And so on..."),
    (without_full_stop, "Maps Meet Engines. And they get along."),
    (without_quotes, "“Maps” and “Engines”"),
)


@pytest.mark.parametrize(("rule", "before", "after"), MENDED)
def test_damage_is_mended(rule: Rule, before: str, after: str) -> None:
    assert rule(before) == after
    assert rule(after) == after


@pytest.mark.parametrize(("rule", "text"), LEFT)
def test_what_is_whole_is_left(rule: Rule, text: str) -> None:
    assert rule(text) == text


WORDS = known_words([
    SourceWork(
        key="a", title="Optimization of pre-trained, non-stationary maps", abstract="It cannot."
    )
])  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("of opti- mization", "of optimization"),
        ("of opti-\nmization", "of optimization"),
        ("a non- stationary one", "a non-stationary one"),
        ("It can- not, as pre- trained", "It cannot, as pre-trained"),
        ("the en- gine; engine", "the engine; engine"),
    ],
)
def test_cut_words_are_joined_where_they_are_known(before: str, after: str) -> None:
    assert with_whole_words(before, WORDS) == (after, ())


@pytest.mark.parametrize(
    "text", ["semi- and unsupervised", "pre- or post-", "two- to three-fold", "short- bis lang"]
)
def test_suspended_hyphens_stay(text: str) -> None:
    assert with_whole_words(text, {"semiand", "preor", "twoto", "shortbis"}) == (text, ())


def test_a_cut_that_is_not_known_is_told() -> None:
    assert with_whole_words("the sym- bolic", WORDS) == ("the sym- bolic", ("sym- bolic",))


def test_a_title_in_capitals_is_written_as_its_abstract_shows() -> None:
    abstract = "We adapt BERT to maps. Low-rank adaptation of engines works."
    title = "LOW-RANK ADAPTATION OF BERT FOR MAPS"
    assert is_in_capitals(title)
    assert in_title_case(title, abstract) == ("Low-Rank Adaptation of BERT for Maps", True)
    assert in_title_case(title, "") == ("Low-Rank Adaptation of Bert for Maps", False)
    assert not is_in_capitals("GPT-4 for Maps")
    assert not is_in_capitals("BERT")
