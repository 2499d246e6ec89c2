"""Names: how they are read and filed."""

import pytest
from byline.alphabet import fold
from byline.records.names import PARTICLES, SUFFIXES, Name, parse, sort_form
from hypothesis import given
from hypothesis import strategies as st

# Any text at all, and words as names have them.
anything = st.text()
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
