"""Names as papers print them: given name first, without marks, degrees and repeats."""

import pytest
from byline.importers.cleaning.people import cleaned_bylines
from byline.importers.works import OTHERS, WorkByline

ADA = WorkByline(name="Ada Lovelace")


@pytest.mark.parametrize(
    ("written", "name", "family"),
    [
        ("Ada Lovelace", "Ada Lovelace", ""),
        ("  Ada   Lovelace ,", "Ada Lovelace", ""),
        ("Dr. Ada Lovelace, PhD", "Ada Lovelace", ""),
        ("Prof. Dr. Ada Lovelace", "Ada Lovelace", ""),
        ("Charles Babbage, Fellow, IEEE", "Charles Babbage", ""),
        ("Ada Lovelace1,*", "Ada Lovelace", ""),
        ("Ada Lovelace^1", "Ada Lovelace", ""),
        ("Ada Lovelace¹,²", "Ada Lovelace", ""),
        ("Ada Lovelace (1)", "Ada Lovelace", ""),
        ("Ada Lovelace 0001", "Ada Lovelace 0001", ""),
        ("Lovelace, A.", "A. Lovelace", ""),
        ("LOVELACE Ada", "Ada Lovelace", ""),
        ("Ada LOVELACE", "Ada Lovelace", ""),
        ("ADA LOVELACE", "Ada Lovelace", ""),
        ("Lovelace A.", "A. Lovelace", ""),
        ("Lovelace A.K.", "A.K. Lovelace", ""),
        ("Ada Lovelace ( indicates Equal Contribution)", "Ada Lovelace", ""),
        ("Ada Augusta K.", "Ada Augusta K.", ""),
        ("LOVELACE A. K.", "A. K. Lovelace", ""),
        ("Conor O'BRIEN", "Conor O'Brien", ""),
        ("JEAN-PIERRE DUPONT", "Jean-Pierre Dupont", ""),
        ("Jan VAN DER BERG", "Jan van der Berg", ""),
        ("van der BERG, Jan", "Jan van der Berg", ""),
        ("GARCÍA MÁRQUEZ Gabriel", "Gabriel García Márquez", "García Márquez"),
        ("Gabriel GARCÍA MÁRQUEZ", "Gabriel García Márquez", "García Márquez"),
        ("García Márquez, Gabriel", "Gabriel García Márquez", "García Márquez"),
        ("JJ Babbage", "JJ Babbage", ""),
        ("Charles Babbage III", "Charles Babbage III", ""),
        ("ENIAC Team", "ENIAC Team", ""),
        ("李 明", "李 明", ""),
        ("Ludwig van Beethoven", "Ludwig van Beethoven", ""),
    ],
)
def test_names_are_put_in_order(written: str, name: str, family: str) -> None:
    authors, _doubts = cleaned_bylines([WorkByline(name=written)])
    assert authors == (WorkByline(name=name, family=family),)


@pytest.mark.parametrize(
    ("written", "guess"),
    [
        ("ada lovelace", "Ada Lovelace"),
        ("MCDONALD Ann", "Ann Mcdonald"),
        ("AI Lin", "Lin Ai"),
    ],
)
def test_a_name_that_cannot_be_told_stays_and_is_told(written: str, guess: str) -> None:
    authors, doubts = cleaned_bylines([WorkByline(name=written)])
    assert authors == (WorkByline(name=written),)
    assert doubts == ((written, guess),)


def test_two_letters_are_a_family_name_where_others_stand_first_too() -> None:
    authors, doubts = cleaned_bylines([WorkByline(name="MA Yi"), WorkByline(name="LOVELACE Ada")])
    assert [it.name for it in authors] == ["Yi Ma", "Ada Lovelace"]
    assert not doubts


@pytest.mark.parametrize("written", ["et al.", "and others", "others", "…", "and 12 more"])
def test_names_left_out_are_others(written: str) -> None:
    authors, _doubts = cleaned_bylines([ADA, WorkByline(name=written)])
    assert authors == (ADA, OTHERS)


def test_others_are_said_once() -> None:
    named = [WorkByline(name="Ada Lovelace et al."), WorkByline(name="Mary Somerville"), OTHERS]
    authors, _doubts = cleaned_bylines(named)
    assert [it.name for it in authors] == ["Ada Lovelace", "Mary Somerville", "others"]


def test_a_byline_that_stands_twice_is_one_if_its_keys_say_so() -> None:
    mary = WorkByline(name="Mary Somerville")
    same = WorkByline(name="Ada Lovelace", orcid="0000-0002-1825-0097")
    assert cleaned_bylines([ADA, mary, ADA, mary]).authors == (ADA, mary)
    assert cleaned_bylines([same, mary, same]).authors == (same, mary)
    authors, doubts = cleaned_bylines([ADA, mary, ADA])
    assert authors == (ADA, mary, ADA)
    assert doubts == (("Ada Lovelace", "stands more than once"),)


def test_a_team_is_no_person() -> None:
    team = WorkByline(name="ANALYTICAL SOCIETY", is_team=True)
    assert cleaned_bylines([team, WorkByline(name=" ")]).authors == (team,)
