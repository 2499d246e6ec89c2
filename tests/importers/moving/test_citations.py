"""Who wrote a work, out of citations as people type them."""

import pytest
from byline.importers.moving.citations import authors_in, names_in_list

TITLE = "Notes on the Engine"


@pytest.mark.parametrize(("citation", "names"), [
    ("Ada Lovelace, Charles Babbage, Luigi F. Menabrea (2020). Notes.",
     ["Ada Lovelace", "Charles Babbage", "Luigi F. Menabrea"]),
    ("Lovelace, A., & Babbage, C. (2020). Notes on the Engine.", ["A. Lovelace", "C. Babbage"]),
    ("Lovelace, A. K., Babbage, C. and Somerville, M. (2020). Notes",
     ["A. K. Lovelace", "C. Babbage", "M. Somerville"]),
    ("A. Lovelace, C. Babbage, and M. Somerville, “Notes on the Engine,” 2020",
     ["A. Lovelace", "C. Babbage", "M. Somerville"]),
    ("Lovelace AK, Babbage C. Notes on the Engine. J Eng 2020", ["A. K. Lovelace", "C. Babbage"]),
    ("Lovelace A., Babbage C. (2020)", ["A. Lovelace", "C. Babbage"]),
    ("Lovelace, Ada, Charles Babbage, and Mary Somerville. 2020. Notes",
     ["Ada Lovelace", "Charles Babbage", "Mary Somerville"]),
    ("Lovelace, Ada; Babbage, Charles (2020)", ["Ada Lovelace", "Charles Babbage"]),
    ("<b>Ada Lovelace</b>, Ludwig van der Babbage. <i>Notes on the engine</i>. 2020",
     ["Ada Lovelace", "Ludwig van der Babbage"]),
    ("Lovelace, A. et al. (2020). &quot;Notes&quot;", ["A. Lovelace", "others"]),
    ("**A. Lovelace**\\*, C. Babbage† (2020)", ["A. Lovelace", "C. Babbage"]),
    ("Charles Babbage, Jr., Ada Lovelace (2020)", ["Charles Babbage Jr.", "Ada Lovelace"]),
    ("Ada Lovelace (2020)", ["Ada Lovelace"]),
])  # fmt: skip
def test_bylines_are_told_where_their_form_is_clear(citation: str, names: list[str]) -> None:
    assert [it.name for it in authors_in(citation, TITLE)] == names


@pytest.mark.parametrize("citation", [
    "", "See the proceedings.", "Journal of Engines (2020)", "Notes on the Engine, 2020",
    "In press at the Review of Engines, 2020", "Lovelace (2020)", "(2020) Ada Lovelace",
    "3 authors, 2 engines (2020)", "a, " * 3000,
])  # fmt: skip
def test_nobody_is_named_where_it_is_not(citation: str) -> None:
    assert authors_in(citation, TITLE) == ()


@pytest.mark.parametrize(("written", "names"), [
    ("Ada Lovelace, Charles Babbage and others", ("Ada Lovelace", "Charles Babbage", "others")),
    ("Lovelace, Ada; Babbage, Charles", ("Lovelace, Ada", "Babbage, Charles")),
    ("the group", ()),
])  # fmt: skip
def test_lists_of_names_are_cut(written: str, names: tuple[str, ...]) -> None:
    assert names_in_list(written) == names
