"""Venues as printed, and the known ones that they are."""

import pytest
from byline.importers.cleaning import KnownVenues, cleaned
from byline.importers.works import SourceWork
from byline.records.other_kinds import Venue, VenueType

KNOWN = KnownVenues.of({})


@pytest.mark.parametrize(
    ("printed", "venue"),
    [
        ("ICLR", "ICLR"),
        ("ICLR 2023", "ICLR"),
        ("ICLR'23", "ICLR"),
        ("ICLR 2023 poster", "ICLR"),
        ("IJCAI-19", "IJCAI"),
        ("ICML 2024, Vienna, Austria", "ICML"),
        ("Proceedings of the 40th International Conference on Machine Learning", "ICML"),
        ("Proc. of the 37th Intl. Conf. on Machine Learning", "ICML"),
        ("In Proceedings of the International Conference on Machine Learning (ICML)", "ICML"),
        ("The Eleventh International Conference on Learning Representations, ICLR 2023, Kigali, "
         "Rwanda, May 1-5, 2023", "ICLR"),
        ("Advances in Neural Information Processing Systems 36 (NeurIPS 2023)", "NeurIPS"),
        ("Thirty-seventh Conference on Neural Information Processing Systems", "NeurIPS"),
        ("2016 IEEE Conference on Computer Vision and Pattern Recognition (CVPR)", "CVPR"),
        ("Computer Vision - ECCV 2018 - 15th European Conference, Munich, Germany", "ECCV"),
        ("Proceedings of the 26th ACM SIGKDD International Conference on Knowledge Discovery & "
         "Data Mining", "KDD"),
        ("Proceedings of the 59th Annual Meeting of the Association for Computational Linguistics "
         "and the 11th International Joint Conference on Natural Language Processing (Volume 1: "
         "Long Papers)", "ACL"),
        ("Findings of the Association for Computational Linguistics: EMNLP 2020",
         "Findings of ACL"),
        ("EMNLP (Findings)", "Findings of ACL"),
        ("J. Mach. Learn. Res.", "Journal of Machine Learning Research"),
        ("Proceedings of the National Academy of Sciences",
         "Proceedings of the National Academy of Sciences"),
        ("Proceedings of the 24th International Conference on World Wide Web, Steering Committee, "
         "Republic and Canton of Geneva", "WWW"),
        ("the WebConf 2022", "WWW"),
        ("Electron. Colloquium Comput. Complex.", "ECCC"),
        ("IACR Cryptol. ePrint Arch.", "IACR ePrint"),
        ("CoRR", "arXiv"),
        ("arXiv (Cornell University)", "arXiv"),
        ("arXiv preprint arXiv:2106.09685", "arXiv"),
    ],
)  # fmt: skip
def test_a_venue_is_known_by_what_is_printed(printed: str, venue: str) -> None:
    guess = KNOWN.guess(printed)
    assert guess.venue
    assert guess.venue.value == venue


@pytest.mark.parametrize(
    "printed",
    [
        "Analytical Society Letters",
        "International Conference on Machine Learning and Applications",
        "International Conference on Machine Learning, Big Data and Business Intelligence",
        "International Conference on Communications, Circuits, and Systems (CCS)",
        "Machine Learning, Optimization, and Data Science",
        "Nature Medicine",
        "Neural Networks: Tricks of the Trade",
        "JMLR Workshop and Conference Proceedings",
        "Submitted to ICLR 2024",
        "Companion Proceedings of the Web Conference 2020",
        "Proceedings of the 58th Annual Meeting of the Association for Computational Linguistics: "
        "System Demonstrations",
    ],
)
def test_what_is_like_a_venue_is_not_it(printed: str) -> None:
    guess = KNOWN.guess(printed)
    assert (guess.venue, guess.type) == (None, "")
    assert cleaned(SourceWork(key="a", venue=printed), KNOWN).venue == printed


@pytest.mark.parametrize(
    ("printed", "venue"),
    [
        ("NeurIPS 2022 Workshop on Engines", "NeurIPS Workshop on Engines"),
        ("Workshop on Engines at ICML", "Workshop on Engines at ICML"),
        ("CVPR Workshops", "CVPR Workshops"),
        ("CVPRW", "CVPRW"),
        ("EngineNLP@EMNLP 2021", "EngineNLP@EMNLP"),
        ("Tiny Papers @ ICLR 2024", "Tiny Papers @ ICLR"),
    ],
)
def test_a_workshop_is_never_its_conference(printed: str, venue: str) -> None:
    work = cleaned(SourceWork(key="a", venue=printed, type="inproceedings"), KNOWN)
    assert (work.venue, work.type) == (venue, "workshop")


@pytest.mark.parametrize(
    ("printed", "venue"),
    [
        ("SIAM International Conference on Data Mining", "SDM"),
        ("2019 IEEE International Conference on Data Mining (ICDM)", "ICDM"),
        ("Proceedings of the Annual ACM-SIAM Symposium on Discrete Algorithms", "SODA"),
        ("Robotics and Automation (ICRA), 2014 IEEE International Conference on", "ICRA"),
        ("2020 IEEE-RAS International Conference on Robotics and Automation (ICRA)", "ICRA"),
        ("International Conference for Learning Representations (ICLR)", "ICLR"),
        ("International Conference for Machine Learning", "ICML"),
    ],
)
def test_sponsors_and_order_tell_no_venues_apart(printed: str, venue: str) -> None:
    work = cleaned(SourceWork(key="a", venue=printed, type="inproceedings"), KNOWN)
    assert work.venue == venue


def test_a_sites_records_come_first() -> None:
    record = Venue(name="International Conference on Machine Learning", short="ICML")
    letters = Venue(name="Analytical Society Letters", names=("Anal. Soc. Lett.",))
    known = KnownVenues.of({"icml": record, "letters": letters})
    work = cleaned(SourceWork(key="a", venue="ICML 2023", year=2023), known)
    assert (work.venue, work.type) == ("icml", "conference")
    assert cleaned(SourceWork(key="a", venue="Anal. Soc. Lett."), known).venue == "letters"


def test_types_of_records_overrule_the_table() -> None:
    known = KnownVenues.of({"icml": Venue(name="ICML", type=VenueType.WORKSHOP)})
    assert cleaned(SourceWork(key="a", venue="ICML"), known).type == "workshop"


def test_the_printed_name_of_proceedings_is_kept() -> None:
    printed = "Advances in Neural Information Processing Systems 36"
    work = cleaned(SourceWork(key="a", venue=printed, year=2023), KNOWN)
    assert (work.venue, work.booktitle, work.volume) == ("NeurIPS", printed, "36")
    told = [(it.before, it.after) for it in work.remarks if it.rule == "venue"]
    assert told == [(printed, "NeurIPS"), ("", "36")]


def test_the_number_of_a_meeting_is_kept_with_its_name() -> None:
    printed = "The Eleventh International Conference on Learning Representations"
    told = SourceWork(key="a", venue=printed, booktitle=printed, type="inproceedings", year=2023)
    assert (cleaned(told, KNOWN).venue, cleaned(told, KNOWN).booktitle) == ("ICLR", printed)
    bare = "International Conference on Learning Representations"
    told = SourceWork(key="a", venue=bare, booktitle=bare, type="inproceedings", year=2023)
    assert (cleaned(told, KNOWN).venue, cleaned(told, KNOWN).booktitle) == ("ICLR", "")


def test_an_arxiv_id_in_the_venue_is_taken_out() -> None:
    work = cleaned(
        SourceWork(key="a", venue="CoRR", volume="abs/2106.09685", type="article"), KNOWN
    )
    assert (work.venue, work.type, work.arxiv, work.volume) == (
        "arXiv",
        "preprint",
        "2106.09685",
        "",
    )


def test_years_in_venues() -> None:
    assert (
        cleaned(SourceWork(key="a", venue="Letters on Looms,"), KNOWN).venue == "Letters on Looms"
    )
    assert cleaned(SourceWork(key="a", venue="ICLR 2023"), KNOWN).year == 2023
    assert cleaned(SourceWork(key="a", venue="Letters 2023 2023"), KNOWN).venue == "Letters 2023"
    other = cleaned(SourceWork(key="a", venue="ICLR 2023", year=2022), KNOWN)
    assert other.year == 2022
    assert [it.after for it in other.remarks if it.is_uncertain] == ["the venue says 2023"]


@pytest.mark.parametrize(
    ("booktitle", "venue", "kept"),
    [
        ("ICML 2023", "ICML", ""),
        ("Proceedings of ICML 2023", "ICML", "Proceedings of ICML 2023"),
        ("Meetings on Engines", "Meetings on Engines", ""),
    ],
)
def test_a_volume_alone_tells_the_venue(booktitle: str, venue: str, kept: str) -> None:
    work = cleaned(SourceWork(key="a", type="conference", booktitle=booktitle), KNOWN)
    assert (work.venue, work.booktitle) == (venue, kept)


def test_a_chapter_stands_in_its_book() -> None:
    work = cleaned(SourceWork(key="a", type="chapter", booktitle="Machine Learning"), KNOWN)
    assert (work.venue, work.booktitle, work.type) == ("", "Machine Learning", "chapter")
