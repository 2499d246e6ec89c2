"""How names, words of search and terms of texts compare, and where the three differ."""

import re
import unicodedata

import pytest
from byline.alphabet import (
    LETTERS,
    MARKS,
    TWO_LETTERS,
    UNSEEN_IN_WORDS,
    WITHIN,
    fold,
    in_latin,
    search_form,
    search_table,
    term_form,
)
from hypothesis import given
from hypothesis import strategies as st

# Any text at all; texts of letters, blanks and signs; and words of Latin and Greek letters.
anything = st.text()
letters = st.text(st.characters(categories=["L", "Zs", "Pd", "Po", "Nd"]))
latin_and_greek = st.text(
    st.sampled_from("aZéÑüØłŁđÞßæŒıİŋςΣάώΐ\u0301\u0308\u00ad\u200b\u2019'"), min_size=1
)


@pytest.mark.parametrize(
    ("text", "as_name", "in_search", "as_term"),
    [
        # alike
        ("Émilie", "emilie", "emilie", "emilie"),
        ("ŁUKASZ", "lukasz", "lukasz", "lukasz"),
        ("Straße", "strasse", "strasse", "strasse"),
        ("İstanbul", "istanbul", "istanbul", "istanbul"),
        ("ὉΔΌΣ", "οδοσ", "οδοσ", "οδοσ"),
        ("O’Brien", "obrien", "obrien", "obrien"),
        ("so\u00adft", "soft", "soft", "soft"),
        ("שָׁלוֹם", "שלום", "שלום", "שלום"),
        ("مُحَمَّـد", "محمد", "محمد", "محمد"),
        ("أحمد", "أحمد", "أحمد", "أحمد"),
        ("ﾊﾞﾀ", "バタ", "バタ", "バタ"),
        ("लीला", "लीला", "लीला", "लीला"),
        # a mark that makes another letter
        ("Йорк", "йорк", "иорк", "йорк"),
        # signs between words, which search and terms have cut at already
        ("J.-P.", "j p", "j.-p.", "j.-p."),
        ("é_é", "e e", "e_e", "e e"),
        # variants of Han characters
        ("龍\U000e0100", "龍", "龍\U000e0100", "龍"),
    ],
)
def test_where_the_three_differ(text: str, as_name: str, in_search: str, as_term: str) -> None:
    assert (fold(text), search_form(text), term_form(text)) == (as_name, in_search, as_term)


@given(latin_and_greek)
def test_words_of_latin_and_greek_compare_alike(word: str) -> None:
    if in_search := search_form(word):
        assert fold(word) == in_search == term_form(word)


@given(st.from_regex(r"[A-Za-z0-9]+", fullmatch=True))
def test_the_short_cut_for_ascii_changes_nothing(word: str) -> None:
    assert term_form(word) == search_form(word) == fold(word) == fold(f"\u200b{word}")


def test_letters_are_compared_as_plain_ones() -> None:
    for letter, plain in [*LETTERS.items(), *TWO_LETTERS.items()]:
        assert letter == letter.lower()
        assert fold(plain) == search_form(plain) == plain
    for letter, plain in LETTERS.items():
        assert fold(letter) == search_form(letter) == plain


def test_classes_of_characters_are_what_they_are_called() -> None:
    everything = "".join(map(chr, range(0x20, 0x30000)))
    marks = re.findall(f"[{MARKS}]", everything)
    assert {unicodedata.category(it) for it in marks} == {"Mn"}
    assert not set(marks) & set(re.findall(f"[{WITHIN}]", everything)) - {"\u034f"}
    assert set(re.findall(f"[{UNSEEN_IN_WORDS}]", everything)) <= set(
        re.findall(f"[{WITHIN}]", everything)
    )


def test_scripts_are_told_all_that_search_compares_by() -> None:
    told = search_table()
    assert list(told) == ["letters", "also", "marks", "within", "hyphens", "unspaced"]
    assert told["letters"] == {**LETTERS, "ς": "σ"}


# Names


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Émilie du Châtelet", "emilie du chatelet"),
        ("Łukasz Ørsted-Ðæß", "lukasz orsted daess"),
        ("ǾRN ǽ", "orn ae"),
        ("IŞIK İnanır ı\u0301", "isik inanir i"),
        ("Nguyễn Văn Đức", "nguyen van duc"),
        ("Þóra Œuvre Ħal Ŋ Ŧ", "thora oeuvre hal n t"),
        ("Θέων ὁ Ἀλεξανδρεὺς", "θεων ο αλεξανδρευσ"),
        ("Семён Йорк", "семен йорк"),
        ("Пётр Ива\u0301нов", "петр иванов"),
        ("ﾊﾞﾀ ハ\u3099タ", "バタ バタ"),
        ("فَاطِمَة الفـهرية", "فاطمة الفهرية"),
        ("ג׳ִילה בן־דוד", "גילה בן דוד"),
        ("लीला", "लीला"),
        ("Ｍａｒｙ　ﬁnkel", "mary finkel"),
        ("O'Byrne O’Byrne O´Byrne Oʻahu", "obyrne obyrne obyrne oahu"),
        ("J.-P. K.L. Name_x", "j p k l name x"),
        ("Mu¨ller", "mu ller"),
        ("so\u00adft jo\u200din \u200eleft", "soft join left"),
        ("  many \t blanks\u3000", "many blanks"),
        ("Wei 0001", "wei 0001"),
        ("!!!", "!!!"),
        ("？！", "?!"),
        ("'", "'"),
        ("🙂", "🙂"),
        ("", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Сергей", "Сергеи"),
        ("ハタ", "バタ"),
        ("लीला", "लिला"),
        ("น้ำ", "นำ"),
        ("أحمد", "احمد"),
        ("Jürgen", "Juergen"),
        ("Anna", "Анна"),
        ("van der Waals", "vanderwaals"),
        ("!!!", "!!"),
        ("🙂", "🙃"),
    ],
)
def test_what_folding_keeps_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(anything)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(anything)
def test_folding_ignores_how_letters_are_composed(text: str) -> None:
    composed, apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert fold(composed) == fold(apart) == fold(text)


@given(letters)
def test_folding_ignores_case(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@given(anything)
def test_only_nothing_folds_to_nothing(text: str) -> None:
    assert bool(fold(text)) == bool(text.strip())


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Ada Lovelace", ""),
        ("Аda Lovelace", "Ada Lovelace"),
        ("Сосо Роре", "Coco Pope"),
        ("Κοκο Ραν", "Koko Pav"),
        ("Иван Носов", ""),
        ("José Núñez", ""),
        ("李明", ""),
    ],
)
def test_names_that_look_latin_are_told_from_others(name: str, latin: str) -> None:
    assert in_latin(name) == latin
