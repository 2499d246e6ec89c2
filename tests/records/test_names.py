"""Names: how they are read, compared and filed."""

import unicodedata

import pytest
from byline.records.names import PARTICLES, SUFFIXES, Name, fold, parse, sort_form
from hypothesis import given
from hypothesis import strategies as st

# Any text at all; texts of letters, blanks and signs; and words as names have them.
anything = st.text()
letters = st.text(st.characters(categories=["L", "Zs", "Pd", "Po", "Nd"]))
words = st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=12).filter(
    lambda word: word.lower() not in SUFFIXES
)


@pytest.mark.parametrize(
    ("written", "printed", "family", "number", "filed"),
    [
        # in either order
        ("Mary Somerville", "Mary Somerville", "Somerville", "", "Somerville, Mary"),
        ("Somerville, Mary", "Mary Somerville", "Somerville", "", "Somerville, Mary"),
        (" Somerville ,\tMary  F. ", "Mary F. Somerville", "Somerville", "",
         "Somerville, Mary F."),
        ("Soto Márquez, Luis", "Luis Soto Márquez", "Soto Márquez", "", "Soto Márquez, Luis"),
        ("Hypatia", "Hypatia", "Hypatia", "", "Hypatia"),
        ("X", "X", "X", "", "X"),
        # particles
        ("Vincent van Gogh", "Vincent van Gogh", "van Gogh", "", "van Gogh, Vincent"),
        ("van Gogh", "van Gogh", "van Gogh", "", "van Gogh"),
        ("Johannes van der Waals", "Johannes van der Waals", "van der Waals", "",
         "van der Waals, Johannes"),
        ("Johannes Van der Waals", "Johannes Van der Waals", "Van der Waals", "",
         "Van der Waals, Johannes"),
        ("Johannes Van Der Waals", "Johannes Van Der Waals", "Waals", "",
         "Waals, Johannes Van Der"),
        ("Gerard ’t Hoen", "Gerard ’t Hoen", "’t Hoen", "", "’t Hoen, Gerard"),
        ("Tariq bin Ziyad", "Tariq bin Ziyad", "bin Ziyad", "", "bin Ziyad, Tariq"),
        ("Karl von und zu Stein", "Karl von und zu Stein", "von und zu Stein", "",
         "von und zu Stein, Karl"),
        ("Siebold, Philipp von", "Philipp von Siebold", "Siebold", "", "Siebold, Philipp von"),
        ("Santiago Ramón y Cajal", "Santiago Ramón y Cajal", "Ramón y Cajal", "",
         "Ramón y Cajal, Santiago"),
        ("Maria Costa e Silva", "Maria Costa e Silva", "Costa e Silva", "",
         "Costa e Silva, Maria"),
        ("mary e somerville", "mary e somerville", "somerville", "", "somerville, mary e"),
        # suffixes
        ("Thomas Bold Jr.", "Thomas Bold Jr.", "Bold Jr.", "", "Bold Jr., Thomas"),
        ("Thomas Bold, Jr.", "Thomas Bold Jr.", "Bold Jr.", "", "Bold Jr., Thomas"),
        ("Bold, Jr., Thomas", "Thomas Bold Jr.", "Bold Jr.", "", "Bold Jr., Thomas"),
        ("Bold, Thomas, III", "Thomas Bold III", "Bold III", "", "Bold III, Thomas"),
        ("Anna Iv", "Anna Iv", "Iv", "", "Iv, Anna"),
        # homonym keys
        ("Wei Lan 0001", "Wei Lan", "Lan", "0001", "Lan, Wei"),
        ("Lan, Wei 0001", "Wei Lan", "Lan", "0001", "Lan, Wei"),
        ("Lan 0001, Wei", "Wei Lan", "Lan", "0001", "Lan, Wei"),
        ("Wei Lan 0001, Jr.", "Wei Lan Jr.", "Lan Jr.", "0001", "Lan Jr., Wei"),
        ("李明 ０００２", "李明", "李明", "0002", "李明"),
        ("Wei Lan 01", "Wei Lan 01", "01", "", "01, Wei Lan"),
        ("Wei Lan 00001", "Wei Lan 00001", "00001", "", "00001, Wei Lan"),
        ("0001", "0001", "0001", "", "0001"),
        # the family name first, where the script says so
        ("张, 衡", "张衡", "张", "", "张, 衡"),
        ("李　明", "李 明", "李", "", "李, 明"),
        ("山田, さくら", "山田さくら", "山田", "", "山田, さくら"),
        ("김, 철수", "김철수", "김", "", "김, 철수"),
        ("アダ ラブレス", "アダ ラブレス", "ラブレス", "", "ラブレス, アダ"),
        ("刘, Wei", "Wei 刘", "刘", "", "刘, Wei"),
        # composed letters, and what is hardly a name
        ("E\u0301milie", "Émilie", "Émilie", "", "Émilie"),
        ("Somerville,", "Somerville", "Somerville", "", "Somerville"),
        (", Mary", "Mary", "Mary", "", "Mary"),
        (",", ",", ",", "", ","),
        ("", "", "", "", ""),
    ],
)  # fmt: skip
def test_a_name_is_read(written: str, printed: str, family: str, number: str, filed: str) -> None:
    name = parse(written)
    assert name == Name(printed, family, number)
    assert sort_form(name) == filed


@pytest.mark.parametrize(
    ("written", "family", "printed", "given", "filed"),
    [
        ("Luis Soto Márquez", "Soto Márquez", "Luis Soto Márquez", "Luis", "Soto Márquez, Luis"),
        ("Bolyai János", "Bolyai", "Bolyai János", "János", "Bolyai, János"),
        ("张衡", "张", "张衡", "衡", "张, 衡"),
        ("van der Waals, Johannes", "Waals", "Johannes van der Waals", "Johannes van der",
         "Waals, Johannes van der"),
        ("Luis Soto Márquez", "Soto", "Luis Soto Márquez", "Luis Márquez", "Soto, Luis Márquez"),
        ("Thomas Bold Jr.", "Bold", "Thomas Bold Jr.", "Thomas Jr.", "Bold, Thomas Jr."),
        ("Wei Ali", "Li", "Wei Ali", "Wei Ali", "Li, Wei Ali"),
        ("Alma Wei", "Al", "Alma Wei", "Alma Wei", "Al, Alma Wei"),
        ("E\u0301va E\u0301ber", "E\u0301ber", "Éva Éber", "Éva", "Éber, Éva"),
        ("Hypatia", "Hypatia", "Hypatia", "", "Hypatia"),
    ],
)  # fmt: skip
def test_a_family_name_that_is_given_is_taken(
    written: str, family: str, printed: str, given: str, filed: str
) -> None:
    name = parse(written, family)
    assert (name.printed, name.given, sort_form(name)) == (printed, given, filed)


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


@given(anything, anything)
def test_any_text_can_be_read_as_a_name(written: str, family: str) -> None:
    name = parse(written, family)
    assert bool(name.printed) == bool(written.strip())
    assert name.printed == " ".join(name.printed.split())
    assert name.number == "" or (len(name.number) == 4 and name.number.isdecimal())
    assert sort_form(name).startswith(name.family)
    assert name.given in {"", sort_form(name).removeprefix(name.family).removeprefix(", ")}


@given(words, st.lists(words, min_size=1, max_size=2))
def test_both_orders_are_one_name(first: str, last: list[str]) -> None:
    family = " ".join(last)
    in_order, comma = parse(f"{first} {family}", family), parse(f"{family}, {first}")
    assert (in_order.printed, in_order.family) == (comma.printed, comma.family)
    assert fold(sort_form(in_order)) == fold(f"{family} {first}")


@given(words, words)
def test_a_number_is_read_off_and_changes_nothing_else(first: str, last: str) -> None:
    plain = parse(f"{first} {last}")
    assert parse(f"{first} {last} 0042") == plain._replace(number="0042")
    assert parse(f"{last}, {first} 0042") == parse(f"{last} 0042, {first}")


@pytest.mark.parametrize("particle", sorted(PARTICLES))
def test_every_particle_belongs_to_the_family_name(particle: str) -> None:
    assert parse(f"Mary {particle} Stone").family == f"{particle} Stone"
    assert parse(f"Mary {particle.title()} Stone").family == "Stone"
