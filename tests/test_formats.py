"""Works as BibTeX entries and as citations in plain text."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Person, parse_string

from generator.formats.bibtex import bibtex
from generator.formats.citation import citation
from generator.formats.reference import (
    Contributor,
    Contributors,
    Reference,
    page_ranges,
    reference,
)
from generator.formats.tex import is_balanced, protected
from generator.records.fields import PartialDate
from generator.records.paper import PaperType
from tests.bib_reader import Entry, names, parts, plain, read
from tests.cited import library_with, paper, papers_of_all_types
from tests.strategies import any_text, markup_text
from tests.strategies import names as any_name

SPECIALS = r"50% of A&B_1 {x} $5 #1 ~a ^b \c <d> |e|"


def reference_to(**fields: Any) -> Reference:
    library = library_with(paper(**fields))
    return reference(library, library.works["maps"])


def entry_of(**fields: Any) -> Entry:
    return read(bibtex(reference_to(**fields)))


def cited(**fields: Any) -> str:
    return citation(reference_to(**fields))


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
    assert cited(authors=authors).startswith("Ada Lovelace, Tuo Zhao, and others. ")
    assert "author" not in entry_of(authors=["others"]).fields
    assert cited(authors=["others"]) == "Maps. 2024."
    edited = entry_of(editors=["others", "Mary Somerville"]).fields
    assert edited["editor"] == "Somerville, Mary and others"


def test_a_former_name_is_never_printed() -> None:
    author = {"id": "ada", "name": "Ada Lovelace", "former_names": ["Augusta Byron"]}
    library = library_with(paper(authors=["Augusta Byron", "Tuo Zhao"]), authors=[author])
    made = reference(library, library.works["maps"])
    assert made.authors.names[0] == Contributor("Ada Lovelace", "Lovelace", "Ada")
    assert not {"Byron", "Augusta"} & set(f"{bibtex(made)} {citation(made)}".split())


def test_three_thousand_authors() -> None:
    authors = [f"Ada Name{at}" for at in range(3000)]
    found = names(entry_of(authors=authors).fields["author"])
    assert found == [f"Name{at}, Ada" for at in range(3000)]
    said = cited(authors=authors)
    assert said.startswith("Ada Name0, ")
    assert "Ada Name18, …, Ada Name2999. Maps." in said
    assert "Name19," not in said
    assert "Ada Name18, …, others. Maps." in cited(authors=[*authors, "others"])
    assert "Ada Name18, and Ada Name19. Maps." in cited(authors=authors[:20])


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
    texts = (
        "title", "number", "pages", "article", "series", "edition", "publisher", "booktitle",
        "institution",
    )  # fmt: skip
    where = {"title": "title", "number": "number", "article": "eid", "institution": "institution"}
    fields = dict.fromkeys(texts, SPECIALS)
    report = entry_of(type="report", **fields | {"title": "x"}).fields
    chapter = entry_of(type="chapter", volume=SPECIALS, editors=[SPECIALS], **fields).fields
    for name in texts:
        value = (report if name == "institution" else chapter)[where.get(name, name)]
        assert value != SPECIALS
        assert plain(value).replace("--", "-") == plain_title(SPECIALS, name=name)
    assert plain(chapter["note"]) == f"Volume {SPECIALS}"


def plain_title(text: str, *, name: str) -> str:
    """A title is read as Markdown and TeX before it is cited; nothing else is."""
    return reference_to(title=text).title if name == "title" else text


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


@given(any_text)
def test_no_key_breaks_the_entry(key: str) -> None:
    made = read(bibtex(replace(reference_to(), key=key)))
    assert len(made.key) == len(key)
    assert made.fields["title"] == "Maps"


TEXT_FIELDS = (
    "title", "container", "volume", "number", "article", "series", "edition", "publisher",
    "institution",
)  # fmt: skip
NAMES_OF_FIELDS = {"journal": "container", "booktitle": "container", "eid": "article"}
some_contributors = st.lists(
    st.one_of(
        st.builds(Contributor, printed=any_text, is_team=st.just(value=True)),
        st.builds(Contributor, printed=any_text, family=any_text, given=any_text),
        st.builds(Contributor, printed=any_text, family=any_text, given=any_text, suffix=any_text),
        st.builds(Contributor, printed=any_text, family=any_text),
    ),
    min_size=1,
    max_size=4,
)


def one_line(text: str) -> str:
    return " ".join(text.split())


@given(st.data())
def test_any_text_in_any_field_is_read_back(data: st.DataObject) -> None:
    texts: dict[str, Any] = {name: data.draw(any_text, label=name) for name in TEXT_FIELDS}
    people = data.draw(some_contributors)
    kind = data.draw(st.sampled_from(PaperType))
    editors = Contributors(tuple(people), and_others=True)
    made = read(
        bibtex(
            replace(
                reference_to(),
                **texts,
                title_tex="{",
                type=kind,
                authors=Contributors(tuple(people)),
                editors=editors,
            )
        )
    )
    for name, value in made.fields.items():
        if (source := NAMES_OF_FIELDS.get(name, name)) in texts:
            assert plain(value) == one_line(texts[source])
    assert_names(made.fields["author"], people)
    if "editor" in made.fields:
        assert made.fields["editor"] == f"{made.fields['author']} and others"


def assert_names(source: str, people: list[Contributor]) -> None:
    found = names(source)
    assert len(found) == len(people)
    for name, person in zip(found, people, strict=True):
        whole = [one_line(person.printed)]
        in_parts = [it for it in (person.family, person.suffix, person.given) if it]
        assert parts(name) in (whole, list(map(one_line, in_parts)))
        assert name.startswith("{") or not person.is_team


@given(markup_text)
def test_any_tex_in_a_title_leaves_the_entry_whole(source: str) -> None:
    assert is_balanced(read(bibtex(replace(reference_to(), title_tex=source))).fields["title"])
    if is_balanced(source) and "\\" not in source:
        assert plain(protected(source)) == plain(source)


@given(st.lists(any_name, min_size=1, max_size=5), markup_text)
def test_any_record_gives_an_entry_that_another_reader_reads(
    authors: list[str], title: str
) -> None:
    try:
        made = reference_to(authors=authors, title=title)
    except AssertionError:  # a record with an error, of which no page is made
        return
    ours, text = read(bibtex(made)), bibtex(made)
    theirs = parse_string(text, "bibtex").entries["maps"]
    assert theirs.fields["title"] == ours.fields["title"]
    assert len(theirs.persons.get("author", ())) == len(made.authors.names)


def test_another_reader_reads_names_alike() -> None:
    written = ["Jan van der Berg", "King, Jr., Martin", "李 明", {"name": "A, B", "group": "true"}]
    theirs = parse_string(bibtex(reference_to(authors=written)), "bibtex").entries["maps"]
    found = [(it.prelast_names, it.last_names, it.lineage_names, it.first_names) for it in
             theirs.persons["author"]]  # fmt: skip
    assert found == [
        (["van", "der"], ["Berg"], [], ["Jan"]),
        ([], ["King"], ["Jr."], ["Martin"]),
        ([], ["李"], [], ["明"]),
        ([], ["{A, B}"], [], []),
    ]
    assert isinstance(theirs.persons["author"][0], Person)


def test_another_reader_reads_every_type() -> None:
    library = library_with(*papers_of_all_types())
    text = "\n".join(bibtex(reference(library, work)) for work in library.works.values())
    assert set(parse_string(text, "bibtex").entries) == set(library.works)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"type": "journal", "venue": "joc", "volume": "3", "number": "2", "pages": "1-9"},
            "Ada Lovelace. Maps. Journal of Calculation 3(2):1–9, 2024.",
        ),
        (
            {"type": "journal", "venue": "joc", "article": "e7", "doi": "10.1000/182"},
            "Ada Lovelace. Maps. Journal of Calculation, article e7, 2024. "
            "https://doi.org/10.1000/182",
        ),
        (
            {"type": "conference", "venue": "icoc", "pages": "1-9", "authors": ["A B", "C D"]},
            "A B and C D. Maps. In International Conference on Calculation, pages 1–9, 2024.",
        ),
        (
            {"type": "chapter", "booktitle": "Looms", "venue": "press", "editors": ["M S", "N T"]},
            "Ada Lovelace. Maps. In Looms, edited by M S and N T, Loom & Press, 2024.",
        ),
        (
            {"type": "book", "publisher": "Press", "edition": "2", "title": "Why Maps?"},
            "Ada Lovelace. Why Maps? Edition 2, Press, 2024.",
        ),
        (
            {"type": "thesis", "institution": "Example University"},
            "Ada Lovelace. Maps. Thesis, Example University, 2024.",
        ),
        (
            {"type": "report", "institution": "Example University", "number": "7"},
            "Ada Lovelace. Maps. Report, number 7, Example University, 2024.",
        ),
        (
            {
                "type": "preprint",
                "venue": "arxiv",
                "arxiv": "2303.10512",
                "authors": ["A", "B", "C"],
            },
            "A, B, and C. Maps. 2024. arXiv:2303.10512",
        ),
        (
            {"status": "retracted", "links": {"publisher": "https://a.org/1"}},
            "Ada Lovelace. Maps (retracted). 2024. https://a.org/1",
        ),
        (
            {"title": "On *emphasis* & <b>", "authors": ["李 明", "Martin King Jr."]},
            "李 明 and Martin King Jr. On emphasis & <b>. 2024.",
        ),
    ],
)
def test_citations(fields: dict[str, Any], expected: str) -> None:
    assert cited(**fields) == expected


def test_the_date_of_a_reference_is_of_the_year_that_files_it() -> None:
    assert reference_to(date="2024-05-03").date == PartialDate(2024, 5, 3)
    assert reference_to(date="2023-05-03").date == PartialDate(2024)
