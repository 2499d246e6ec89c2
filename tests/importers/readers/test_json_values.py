"""JSON of any kind becomes values or a problem, and values are asked for without fear."""

import json

import pytest
from byline.importers.readers import json_values
from byline.importers.readers.json_values import (
    Json,
    at,
    flag_at,
    list_at,
    load,
    mapping_at,
    number_at,
    text_at,
    texts_at,
)
from byline.problems import Problem, as_text
from hypothesis import given
from hypothesis import strategies as st

SAMPLE: Json = {"title": "Maps  of Łódź"}
any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_encodings_are_told_from_the_bytes(encoding: str) -> None:
    assert load(json.dumps(SAMPLE, ensure_ascii=False).encode(encoding), "a") == SAMPLE


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1, "a": 2}', {"a": 2}),
        ('{"a": NaN, "b": -Infinity, "c": 1e999}', {"a": None, "b": None, "c": None}),
        ('{"a": ' + "9" * 5000 + "}", {"a": None}),
        ('{"a": "two\nlines"}', {"a": "two\nlines"}),
    ],
    ids=["a key twice", "no numbers", "a long number", "a line feed in a text"],
)
def test_what_is_odd_is_borne(text: str, value: Json) -> None:
    assert load(text.encode(), "a") == value


def test_bytes_that_are_no_letters_are_shown_as_such() -> None:
    assert load(b'{"a": "caf\xe9"}', "a") == {"a": "caf\N{REPLACEMENT CHARACTER}"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "answer: error: is empty"),
        (b"\xef\xbb\xbf \n", "answer: error: is empty"),
        (b"<html>Rate exceeded</html>", "is not JSON: it begins with '<html>Rate exceeded</html>'"),
        (b'{"title": "Ma', "answer: error: breaks off in the middle"),
        (b'{"title": ["Maps"', "answer: error: breaks off in the middle"),
        (b'{"a": 1,\n "b": 2 3}', "answer:2:9: error: is not JSON from here on"),
        (b"[" * 100_000, "lists within lists so deep"),
    ],
    ids=["nothing", "only a mark", "a page", "half a text", "half a list", "a slip", "deep"],
)
def test_what_is_not_json_is_told_in_words(content: bytes, message: str) -> None:
    found = load(content, "answer")
    assert isinstance(found, Problem)
    assert message in as_text(found)


def test_size_and_number_of_values_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_values, "MOST_VALUES", 10)
    assert isinstance(load(b"[1,2,3,4,5,6,7,8,9,10]", "a"), list)
    assert "more than 10 values" in as_text_of(load(b"[1,2,3,4,5,6,7,8,9,10,11]", "a"))
    monkeypatch.setattr(json_values, "MOST_BYTES", 1024**2)
    assert "more than 1 MB" in as_text_of(load(b" " * (1024**2 + 1), "a"))


def as_text_of(found: object) -> str:
    """The text of what has to be a problem."""
    assert isinstance(found, Problem)
    return as_text(found)


@pytest.mark.parametrize(
    ("value", "text", "texts", "number"),
    [
        ("x", "x", ("x",), None),
        ("  x\x00\x1b ", "x", ("x",), None),
        ("a\ud800b", "a\N{REPLACEMENT CHARACTER}b", ("a\N{REPLACEMENT CHARACTER}b",), None),
        (12, "12", ("12",), 12),
        (12.0, "12", ("12",), 12),
        (1.5, "1.5", ("1.5",), None),
        ("12", "12", ("12",), 12),
        (True, "", (), None),
        (None, "", (), None),
        (["", None, "x", "y"], "x", ("x", "y"), None),
        ({"value": "x"}, "", (), None),
    ],
)
def test_texts_and_numbers(
    value: Json, text: str, texts: tuple[str, ...], number: int | None
) -> None:
    within: Json = {"a": {"b": value}}
    assert text_at(within, "a", "b") == text
    assert texts_at(within, "a", "b") == texts
    assert number_at(within, "a", "b") == number


def test_what_is_missing_is_empty() -> None:
    assert at(None, "a") is None
    assert at({"a": [1]}, "a", "b") is None
    assert mapping_at({"a": [1]}, "a") == {}
    assert list_at({"a": None}, "a") == []
    assert list_at({"a": {"b": 1}}, "a") == [{"b": 1}]
    assert flag_at({"a": "true"}, "a") is False
    assert flag_at({"a": True}, "a") is True


@given(any_json, st.lists(st.text(max_size=3), max_size=3))
def test_nothing_asked_of_any_value_raises(value: Json, keys: list[str]) -> None:
    read = load(json.dumps(value).encode(), "a")
    assert not isinstance(read, Problem)
    assert isinstance(text_at(read, *keys), str)
    assert isinstance(list_at(read, *keys), list)
    assert isinstance(mapping_at(read, *keys), dict)
    assert number_at(read, *keys) is None or isinstance(number_at(read, *keys), int)


@given(st.binary(max_size=60))
def test_any_bytes_end_in_values_or_a_problem(content: bytes) -> None:
    found = load(content, "a")
    assert found is None or isinstance(found, Problem | bool | int | float | str | list | dict)
