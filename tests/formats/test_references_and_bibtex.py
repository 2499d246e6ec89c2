"""Works as references, and as BibTeX entries."""

import re
from dataclasses import replace
from typing import Any

import pytest
from byline.formats.bibtex import bibtex
from byline.formats.citation import citation
from byline.formats.reference import Contributor, page_ranges, reference
from byline.records.fields import PartialDate
from byline.records.paper import PaperType

from tests.support.bib_reader import Entry, names, parts, plain, read
from tests.support.cited import library_with, paper, reference_to

SPECIALS = r"50% of A&B_1 {x} $5 #1 ~a ^b \c <d> |e|"


def entry_of(**fields: Any) -> Entry:
    return read(bibtex(reference_to(**fields)))


def author_of(name: Any) -> str:
    return entry_of(authors=[name]).fields["author"]


def title_of(source: str) -> str:
    made = replace(reference_to(), title_tex=source, title="As plain text")
    return read(bibtex(made)).fields["title"]


def test_an_entry_is_written_like_this() -> None:
    made = reference_to(
        title="Looms & BERT",
        authors=["Ada Lovelace", "Luigi F. Menabrea"],
        date="1843-08-05",
        year=None,
        type="journal",
        venue="joc",
        volume="3",
        pages="666-731",
        doi="10.1000/182",
        cite_key="lovelace:1843",
    )
    assert bibtex(made) == (
        "@article{lovelace:1843,\n"
        "  author = {Lovelace, Ada and Menabrea, Luigi F.},\n"
        "  title = {Looms \\& {BERT}},\n"
        "  journal = {Journal of Calculation},\n"
        "  volume = {3},\n"
        "  pages = {666--731},\n"
        "  year = {1843},\n"
        "  month = aug,\n"
        "  day = {5},\n"
        "  doi = {10.1000/182},\n"
        "}\n"
    )


ENTRY_TYPES = [
    ("conference", {"venue": "icoc"}, "inproceedings"),
    ("workshop", {"booktitle": "Looms"}, "inproceedings"),
    ("journal", {"venue": "joc"}, "article"),
    ("book", {}, "book"),
    ("chapter", {"booktitle": "Looms", "editors": "Mary Somerville"}, "incollection"),
    ("chapter", {"booktitle": "Looms"}, "inbook"),
    ("thesis", {"institution": "Example University"}, "thesis"),
    ("report", {"institution": "Example University"}, "techreport"),
    ("dataset", {}, "dataset"),
    ("software", {}, "software"),
    ("preprint", {"arxiv": "2303.10512"}, "misc"),
    ("poster", {"venue": "icoc"}, "misc"),
    ("talk", {"venue": "icoc"}, "misc"),
    ("other", {"venue": "icoc"}, "misc"),
]


@pytest.mark.parametrize(("kind", "fields", "entry_type"), ENTRY_TYPES)
def test_the_type_of_an_entry_follows_that_of_the_paper(
    kind: str, fields: dict[str, Any], entry_type: str
) -> None:
    assert entry_of(type=kind, **fields).type == entry_type


def test_every_type_of_papers_is_tried() -> None:
    assert {kind for kind, _fields, _type in ENTRY_TYPES} == set(PaperType)


@pytest.mark.parametrize("kind", ["conference", "workshop", "journal", "chapter", "thesis"])
def test_what_lacks_a_field_that_its_type_demands_is_misc(kind: str) -> None:
    assert entry_of(type=kind).type == "misc"
    unnamed = entry_of(type=kind, venue="icoc", volume="3", authors=["others"])
    assert unnamed.type == "misc"
    assert unnamed.fields["howpublished"].endswith("Conference on Calculation 3")


@pytest.mark.parametrize(
    ("venue", "entry_type"), [("icoc", "inproceedings"), ("joc", "article"), ("press", "misc")]
)
def test_the_venue_says_what_a_paper_without_a_type_is(venue: str, entry_type: str) -> None:
    assert entry_of(venue=venue).type == entry_type


def test_the_venue_of_a_book_is_its_publisher_unless_it_is_a_journal() -> None:
    assert entry_of(type="book", venue="press").fields["publisher"] == r"Loom \& Press"
    in_journal = entry_of(type="book", venue="joc").fields
    assert "publisher" not in in_journal
    assert in_journal["note"] == "Journal of Calculation"
    within = entry_of(type="conference", venue="press", booktitle="Looms").fields
    assert (within["booktitle"], within["publisher"]) == ("Looms", r"Loom \& Press")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Lovelace", "Lovelace, Ada"),
        ("Lovelace, Ada King", "Lovelace, Ada King"),
        ("Jan van der Berg", "van der Berg, Jan"),
        ("Martin Luther King Jr.", "King, Jr., Martin Luther"),
        ("King, Jr., Martin", "King, Jr., Martin"),
        ("John Smith III", "Smith, III, John"),
        ({"name": "Gabriel Garcia Marquez", "family": "Garcia Marquez"}, "Garcia Marquez, Gabriel"),
        ("Aristotle", "Aristotle"),
        ("bell hooks", "hooks, bell"),
        ("李 明", "李, 明"),
        ("山田 太郎", "山田, 太郎"),
        ("Łukasz Ørsted", "Ørsted, Łukasz"),
        ("Fan Yang 0024", "Yang, Fan"),
        ({"name": "Team of A and B, Inc.", "group": "true"}, "{Team of A and B, Inc.}"),
        ({"name": "others", "group": "true"}, "{others}"),
        ({"name": "The Astronomers", "family": "The Astronomers"}, "{The Astronomers}"),
        ({"name": "Jo and Co", "family": "and Co"}, "{Jo and Co}"),
        ({"name": "Jo A, B", "family": "A, B"}, "{B Jo A}"),
        ("A{x} 50%", r"50\%, A\textbraceleft{}x\textbraceright{}"),
        ("given=x Family", "Family, given{=}x"),
    ],
)
def test_names(name: Any, expected: str) -> None:
    assert author_of(name) == expected


def test_names_left_out_are_told_at_the_end_alone() -> None:
    authors = ["Ada Lovelace", "others", "Tuo Zhao"]
    assert entry_of(authors=authors).fields["author"] == "Lovelace, Ada and Zhao, Tuo and others"
    assert "author" not in entry_of(authors=["others"]).fields
    edited = entry_of(editors=["others", "Mary Somerville"]).fields
    assert edited["editor"] == "Somerville, Mary and others"


def test_a_former_name_is_never_printed() -> None:
    author = {"id": "ada", "name": "Ada Lovelace", "former_names": ["Augusta Byron"]}
    library = library_with(paper(authors=["Augusta Byron", "Tuo Zhao"]), authors=[author])
    made = reference(library, library.works["maps"])
    assert made.authors.names[0] == Contributor("Ada Lovelace", "Lovelace", "Ada")
    assert not re.search("Byron|Augusta", bibtex(made) + citation(made))


def test_three_thousand_authors() -> None:
    authors = [f"Ada Name{at}" for at in range(3000)]
    found = names(entry_of(authors=authors).fields["author"])
    assert found == [f"Name{at}, Ada" for at in range(3000)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Maps of small Rank", "Maps of small Rank"),
        ("BERT and LoRA in 3D", "{BERT} and {LoRA} in {3D}"),
        ("Pre-BERT AdaLoRA-based", "Pre-{BERT} {AdaLoRA}-based"),
        ("L2 word2vec 2nd 1843", "{L2} word2vec 2nd 1843"),
        ("O'Brien, McDonald & AT&T", r"{O'Brien}, {McDonald} \& {AT\&T}"),
        ("TCP/IP: I/O in the U.S.", "{TCP/IP}: {I/O} in the {U.S}."),
        ("ÉCOLE Été ΩMEGA", "{ÉCOLE} Été {ΩMEGA}"),
    ],
)
def test_capitals_are_protected_in_titles(title: str, expected: str) -> None:
    assert entry_of(title=title).fields["title"] == expected
    assert entry_of(booktitle=title, type="chapter").fields["booktitle"].count("{") == 0


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The $O(N)$ bound", "The {$O(N)$} bound"),
        ("The {$O(N)$} bound", "The {$O(N)$} bound"),
        ("VO$Q$L in {Bayes} nets", "{VO$Q$L} in {Bayes} nets"),
        ("{PF}$^2$ES", "{PF}{$^2$ES}"),
        ("$k$-means of BERT", "{$k$}-means of {BERT}"),
        (r"\emph{The BERT} model", r"\emph{The BERT} model"),
        (r"\LaTeX{} and \alpha", r"{\LaTeX{}} and \alpha"),
        (r"5\$ of {a {B} c}", r"5\$ of {a {B} c}"),
        (r"$\{x\}$ \{", r"{$\lbrace x\rbrace $} \textbraceleft{}"),
        (r"$\left\{ x \right.$", r"{$\left\lbrace  x \right.$}"),
        ("not } balanced {", "As plain text"),
        ("{never closed", "As plain text"),
    ],
)
def test_titles_in_tex_keep_what_is_protected(source: str, expected: str) -> None:
    assert title_of(source) == expected


def test_tex_specials_in_every_field() -> None:
    texts = ("number", "pages", "article", "series", "edition", "publisher", "booktitle")
    fields = dict.fromkeys(texts, SPECIALS)
    made = entry_of(type="chapter", volume=SPECIALS, editors=[SPECIALS], **fields).fields
    for name in texts:
        assert plain(made["eid" if name == "article" else name]) == SPECIALS
    assert plain(made["note"]) == f"Volume {SPECIALS}"
    assert parts(made["editor"]) == ["|e|", SPECIALS.removesuffix(" |e|")]
    thesis = entry_of(type="thesis", institution=SPECIALS).fields
    assert plain(thesis["institution"]) == SPECIALS
    made = entry_of(title="50% of A&B #1 | <c>").fields
    assert made["title"] == r"50\% of {A\&B} \#1 \textbar{} \textless{}c\textgreater{}"


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("101-118", "101--118"),
        ("101--118", "101--118"),
        ("101 – 118", "101--118"),
        ("1-3, 7; 9—11", "1--3, 7, 9--11"),
        ("S1-S10", "S1--S10"),
        ("12-3-12-9", "12-3-12-9"),
        ("12-3--12-9", "12-3--12-9"),
        ("e2047", "e2047"),
        ("12-", "12"),
        ("- , --", None),
    ],
)
def test_page_ranges(pages: str, expected: str | None) -> None:
    made = entry_of(type="journal", venue="joc", pages=pages)
    assert made.fields.get("pages") == expected


def test_page_ranges_of_a_long_text_are_quick() -> None:
    assert page_ranges("1" + " " * 100_000 + "x" + "-" * 100_000) == (("1 x", ""),)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"year": "2024"}, {"year": "2024"}),
        ({"date": "2023-11-30"}, {"year": "2024"}),
        ({"date": "2024-11"}, {"year": "2024", "month": "nov"}),
        ({"date": "2024-05-03"}, {"year": "2024", "month": "may", "day": "3"}),
    ],
)
def test_only_what_is_known_of_the_date_is_told(
    fields: dict[str, str], expected: dict[str, str]
) -> None:
    made = entry_of(**fields).fields
    assert {name: made[name] for name in ("year", "month", "day") if name in made} == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"links": {"pdf": "https://a.org/x_{1}.pdf"}}, "https://a.org/x_%7B1%7D.pdf"),
        ({"links": {"pdf": "https://a.org/1", "publisher": "https://a.org/2"}}, "https://a.org/2"),
        ({"links": {"pdf": "paper.pdf"}}, None),
        ({"links": {"code": "https://a.org/code"}}, None),
        ({"links": {"code": "https://a.org/code"}, "type": "software"}, "https://a.org/code"),
        ({"links": {"pdf": "https://a.org/1"}, "doi": "10.1000/182"}, None),
        ({"openreview": "a_B-c"}, "https://openreview.net/forum?id=a_B-c"),
    ],
)
def test_the_web_address(fields: dict[str, Any], expected: str | None) -> None:
    assert entry_of(**fields).fields.get("url") == expected


def test_identifiers() -> None:
    made = entry_of(arxiv="2303.10512", categories=["cs.LG", "stat.ML"], doi="10.1000/a_{b}%c")
    assert made.fields["doi"] == "10.1000/a_%7Bb%7D%c"
    assert made.fields["eprint"] == "2303.10512"
    assert (made.fields["archiveprefix"], made.fields["primaryclass"]) == ("arXiv", "cs.LG")
    assert "primaryclass" not in entry_of(arxiv="2303.10512", categories=["LG"]).fields
    assert "primaryclass" not in entry_of(categories=["cs.LG"]).fields
    on_arxiv = entry_of(type="preprint", venue="arxiv", arxiv="2303.10512").fields
    assert "howpublished" not in on_arxiv


def test_the_key_is_the_papers_id_unless_it_has_another() -> None:
    assert entry_of().key == "maps"
    assert entry_of(cite_key="Lovelace:2024/maps+1").key == "Lovelace:2024/maps+1"


def test_the_date_of_a_reference_is_of_the_year_that_files_it() -> None:
    assert reference_to(date="2024-05-03").date == PartialDate(2024, 5, 3)
    assert reference_to(date="2023-05-03").date == PartialDate(2024)
