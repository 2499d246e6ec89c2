"""Values are written as a person would write them, and read back as what they are."""

import pytest
from byline.importers.keeping.values import Plain
from byline.importers.keeping.written import field, record_text, scalar
from byline.reading.syntax import parse_yaml, plain
from hypothesis import given
from hypothesis import strategies as st

_TEXT = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=("Cs", "Cn", "Co"),
        exclude_characters="\r\x85\u2028\u2029",
    ),
    min_size=1,
).filter(lambda it: it.strip() == it and it.isprintable())
_VALUE: st.SearchStrategy[Plain] = st.recursive(
    _TEXT,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "orcid", "label"]), inner, min_size=1)
    ),
    max_leaves=6,
)
_SPACED = " ".join(["some words of an abstract: with a colon, 'quotes' and # a sign"] * 4)


@given(_VALUE)
def test_what_is_written_is_read_back(value: Plain) -> None:
    assert plain(parse_yaml(record_text({"title": value, "last": "x"}), "x.yaml")) == {
        "title": value,
        "last": "x",
    }


@given(_VALUE)
def test_what_is_written_in_brackets_is_read_back(value: Plain) -> None:
    text = f"a: {scalar([value], in_brackets=True)}\n"
    assert plain(parse_yaml(text, "x.yaml")) == {"a": [value]}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Maps of the World", "title: Maps of the World"),
        ("Maps: a view", 'title: "Maps: a view"'),
        ("What is $n^2$?", "title: What is $n^2$?"),
        ("ada@example.org", "title: ada@example.org"),
        ("https://example.org/?a=b&c=d", "title: https://example.org/?a=b&c=d"),
        (r"On $\alpha$", r"title: On $\alpha$"),
        ('He said "no"', """title: 'He said "no"'"""),
        ("no", 'title: "no"'),
        ("2106.09685", 'title: "2106.09685"'),
        ("2024", "title: 2024"),
        ("0042", 'title: "0042"'),
        ("2024-05-31", "title: 2024-05-31"),
        ("#1", 'title: "#1"'),
        ("10.48550/arXiv.2303.10512", "title: 10.48550/arXiv.2303.10512"),
        ("https://example.org/a#b", 'title: "https://example.org/a#b"'),
        ("101-118", "title: 101-118"),
        ("Ö. Müller", "title: Ö. Müller"),
    ],
)
def test_quotes_stand_where_they_are_needed(text: str, written: str) -> None:
    assert field("title", text) == [written]


def test_long_texts_stand_below_and_paragraphs_as_they_are() -> None:
    assert field("abstract", _SPACED)[0] == "abstract: >-"
    assert all(len(line) <= 100 for line in field("abstract", _SPACED))
    assert field("abstract", "One.\n\nTwo.") == ["abstract: |-", "  One.", "", "  Two."]


def test_a_record_reads_as_if_a_person_had_written_it() -> None:
    text = record_text(
        {
            "title": "Maps",
            "authors": [{"name": "Ada Lovelace", "orcid": "0000-0002-1825-0097"}, "Li Wei"],
            "year": 2024,
            "links": {"code": "https://example.org/code"},
            "featured": True,
        }
    )
    assert text == (
        "title: Maps\n"
        "authors:\n"
        "  - name: Ada Lovelace\n"
        "    orcid: 0000-0002-1825-0097\n"
        "  - Li Wei\n"
        "year: 2024\n"
        "links:\n"
        "  code: https://example.org/code\n"
        "featured: true\n"
    )
