"""What can neither be seen nor be meant is taken out of every value, however it was written."""

from byline.alphabet import has_controls
from byline.reading.syntax import parse_yaml, plain
from hypothesis import given
from hypothesis import strategies as st

# As escapes of YAML name them, and as they may stand in a file.
NAMED = [
    "\\0",
    "\\x01",
    "\\x7f",
    "\\x85",
    "\\x9f",
    "\\uFDD0",
    "\\uFFFE",
    "\\U0001FFFF",
]
RAW = ["\ufdd0", "\ufdef", "\U0001fffe", "\U0010ffff"]


@given(st.lists(st.sampled_from([*NAMED, *RAW, "Maps", " ", "é", "\\t", "漢"])))
def test_no_value_and_no_name_of_a_field_holds_a_control(parts: list[str]) -> None:
    text = "".join(parts)
    read = plain(parse_yaml(f'"a{text}": ["{text}z", {{b: "{text}"}}]', "a.yaml"))
    ((key, (first, second)),) = read.items()
    for value in (key, first, second["b"] or ""):
        assert not has_controls(value)
    kept = "".join(it for it in parts if it not in {*NAMED, *RAW}).replace("\\t", "\t")
    assert first == f"{kept}z"


def test_what_joins_letters_stays() -> None:
    read = plain(parse_yaml('title: "شریف\\u200cزاده"', "a.yaml"))
    assert read == {"title": "شریف\u200cزاده"}
