"""Meetings that are in no table: one name for each, the same in all years."""

from itertools import permutations

import pytest
from byline.importers.cleaning import KnownVenues, cleaned
from byline.importers.cleaning.one_name import with_one_name_each
from byline.importers.cleaning.series import series_in
from byline.importers.works import SourceWork

KNOWN = KnownVenues.of({})


@pytest.mark.parametrize(
    ("printed", "name", "acronym"),
    [
        ("The Eleventh Example Conference on Engines, ECE 2023, Turin, Italy, May 1-5, 2023",
         "Example Conference on Engines", "ECE"),
        ("Proc. of the 12th Example Conference on Engines", "Example Conference on Engines", ""),
        ("ECE '23: The 11th ACM/IEEE Conference on Engines, Turin, Italy, May 1 - 5, 2023",
         "ACM/IEEE Conference on Engines", "ECE"),
        ("2023 IEEE International Conference on Engines (ICEN)",
         "IEEE International Conference on Engines", "ICEN"),
        ("IEEE-RAS 16th International Conference on Engines (Engines 2016)",
         "IEEE-RAS International Conference on Engines", "Engines"),
        ("Engines (ICEN), 2014 14th IEEE International Conference on",
         "IEEE International Conference on Engines", "ICEN"),
        ("Engine Design - 15th European Conference, EED 2021, Virtual Event, Sweden, September "
         "13-17, 2021, Proceedings", "Engine Design - European Conference", "EED"),
        ("1st Workshop on Looms, LOOM@ECE 2021, Madrid, Spain, May 30-31, 2021",
         "Workshop on Looms", "LOOM"),
        ("Proceedings of the 11th Workshop on Looms (LOOM at ECE), Turin, Italy, May 2017",
         "Workshop on Looms", "LOOM"),
        ("ECE 2006, 23rd Annual Conference on Engines, Turin, Italy, May 1-5, 2006, Proceedings",
         "Conference on Engines", "ECE"),
        ("Proceedings of the VIIIth European Conference on Engines – ECEN 2005",
         "European Conference on Engines", "ECEN"),
        ("52nd Annual Tea Conference on Engines, Tea 2014, Tea Park, Turin, Italy, May 1, 2014",
         "Tea Conference on Engines", "Tea"),
        ("5th Workshop on First-Order Looms", "Workshop on First-Order Looms", ""),
        ("8th International Workshop on Information Mills (IM)",
         "International Workshop on Information Mills", "IM"),
        ("Engines, 2001. Proceedings. 2001 International Conference on",
         "International Conference on Engines", ""),
        ("Conference on Steady Engines (EnSteady)", "Conference on Steady Engines", "EnSteady"),
        ("European Control Conference, ECC", "European Control Conference", "ECC"),
        ("Proceedings of the 12th Society of Punched Cards",
         "Proceedings of the Society of Punched Cards", ""),
        ("Proceedings of ENG L&C 2021", "ENG L&C", ""),
        ("ENGINES 2013: International Loom Conference",
         "ENGINES: International Loom Conference", ""),
        ("2nd international conference on mechanical looms, Venice, Italy",
         "international conference on mechanical looms", ""),
        ("Conference on Looms, Cards and Pins (Vol. 2)", "Conference on Looms, Cards and Pins", ""),
        ("Proceedings of the XIII Brazilian Symposium on Engines", "Brazilian Symposium on Engines",
         ""),
        ("Proceedings of LOOMS2018", "LOOMS", ""),
        ("Loom Summit VIII", "Loom Summit", ""),
        ("Proceedings of the Annual Conference on Engines", "Conference on Engines", ""),
        ("2020 Conference on Engines, Companion, ECE Companion 2020, Turin, Italy, March 16-20",
         "Conference on Engines, Companion", "ECE Companion"),
    ],
)  # fmt: skip
def test_a_series_is_told_from_the_name_of_a_volume(printed: str, name: str, acronym: str) -> None:
    series = series_in(printed)
    assert (series.name, series.acronym) == (name, acronym)


@pytest.mark.parametrize(
    "printed",
    [
        "Companion Proceedings of the Conference on Engines (ECE)",
        "Conference on Engines (ECE) - Tool Demonstrations",
        "Virtual Difference Engine (DE) Workshop on Looms",
        "Conference on Engines (Virtual)",
        "Conference on Engines and Their Use in Time (Turin)",
        "Engines Association (EA) 73rd Annual Conference, Chicago (IL)",
        "Workshop on Looms, (ECE)",
        "Conference on Engines, Italy 2014",
    ],
)
def test_what_stands_beside_a_meeting_is_not_its_acronym(printed: str) -> None:
    assert series_in(printed).acronym == ""


def test_the_printed_name_stays_as_that_of_the_volume() -> None:
    printed = "Proceedings of the 12th Example Conference on Engines (ECE 2024)"
    work = cleaned(SourceWork(key="a", venue=printed, type="inproceedings", year=2024), KNOWN)
    assert (work.venue, work.booktitle) == ("ECE", printed)
    assert [(it.before, it.after) for it in work.remarks] == [(printed, "ECE")]
    told = SourceWork(key="a", venue="Example Conference on Engines 2024", type="inproceedings")
    assert cleaned(told, KNOWN).venue == "Example Conference on Engines"


def test_only_meetings_have_series() -> None:
    letters = SourceWork(key="a", venue="Letters of the 12th Society 2023", type="article")
    assert cleaned(letters, KNOWN).venue == "Letters of the 12th Society 2023"


@pytest.mark.parametrize(
    ("printed", "venue", "kind"),
    [
        ("16th Conference on Engines (ECE)", "ECE", "conference"),
        ("Proceedings of the Workshop on Looms (LOOM).", "LOOM", "workshop"),
        ("Proceedings of the 2019 Symposium on Looms", "Symposium on Looms", "conference"),
        ("Conference on Engines", "Conference on Engines", "journal"),
        ("Journal of Looms: 12th Conference", "Journal of Looms: 12th Conference", "journal"),
        ("Engines Conference Series 2019", "Engines Conference Series 2019", "journal"),
        ("Transactions on Punched Cards and Looms (TOPCAL)",
         "Transactions on Punched Cards and Looms", "journal"),
        ("Letters on Engines (Turin)", "Letters on Engines (Turin)", "journal"),
        ("Letters on Unusual Saws (USA)", "Letters on Unusual Saws (USA)", "journal"),
    ],
)  # fmt: skip
def test_what_a_source_calls_a_journal(printed: str, venue: str, kind: str) -> None:
    work = cleaned(SourceWork(key="a", venue=printed, type="article"), KNOWN)
    assert (work.venue, work.type) == (venue, kind)


def _venues(*printed: str) -> list[str]:
    works = [SourceWork(key=it, venue=it, type="inproceedings") for it in printed]
    return [it.venue for it in with_one_name_each([cleaned(it, KNOWN) for it in works], KNOWN)]


@pytest.mark.parametrize(
    ("printed", "venues"),
    [
        (("Conference on Engines (ECE)", "12th Conference on Engines", "ECE", "ECE 2021"), {"ECE"}),
        (("2011 IEEE/ACM Conference on Fine Engines", "ACM Conference on Fine Engines",
          "Conference on Fine Engines"), {"Conference on Fine Engines"}),
        (("Conference on Machines & Looms", "Conference on Machines and Looms 2021"),
         {"Conference on Machines & Looms"}),
        (("Conference on Engines (ECE)", "European Congress of Embroiderers (ECE)"),
         {"Conference on Engines", "European Congress of Embroiderers"}),
        (("Conference on Engines", "Workshop on Engines"),
         {"Conference on Engines", "Workshop on Engines"}),
    ],
)  # fmt: skip
def test_one_meeting_has_one_name(printed: tuple[str, ...], venues: set[str]) -> None:
    for order in permutations(printed):
        assert set(_venues(*order)) == venues


def test_a_text_that_is_no_name_stays_as_it_is() -> None:
    printed = "Conference on Engines " + "(a)" * 40_000
    assert series_in(printed).value == printed
