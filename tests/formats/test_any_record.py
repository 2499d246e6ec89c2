"""BibTeX entries of any record, read back by a strict reader and by another one."""

from dataclasses import replace
from typing import Any

from byline.formats.bibtex import bibtex
from byline.formats.reference import Contributor, Contributors, reference
from byline.formats.tex import is_balanced, protected
from byline.records.paper import PaperType
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from tests.support.bib_reader import names, parts, plain, read
from tests.support.cited import library_with, papers_of_all_types, reference_to
from tests.support.strategies import any_text, markup_text
from tests.support.strategies import names as any_name


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


def test_another_reader_reads_every_type() -> None:
    library = library_with(*papers_of_all_types())
    text = "\n".join(bibtex(reference(library, work)) for work in library.works.values())
    assert set(parse_string(text, "bibtex").entries) == set(library.works)
