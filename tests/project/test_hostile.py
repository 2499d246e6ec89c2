"""No string in a record becomes more than text on a page: strings meant to, in every field."""

from functools import cache

import html5lib
import pytest
from byline.addresses import file_of
from byline.text import block, line

from tests.support.hostile import STRINGS, hostile_library
from tests.support.in_memory import pages_of
from tests.support.markup import faults_of_markup, parts_of_templates

CHUNK = 43
SEEN_EACH_TIME = 40  # strings; the long run sees all of them on every page


def test_there_are_enough_of_them() -> None:
    assert len(STRINGS) >= 220
    assert len(set(STRINGS)) == len(STRINGS)


@pytest.mark.parametrize(
    "at",
    [
        pytest.param(at, marks=() if at < SEEN_EACH_TIME else pytest.mark.long)
        for at in range(0, len(STRINGS), CHUNK)
    ],
)
def test_hostile_strings_stay_text_on_every_page(at: int) -> None:
    strings = STRINGS[at : at + CHUNK]
    pages = pages_of(hostile_library(at, strings))
    assert len(pages) > len(strings)
    for address, text in pages.items():
        if not file_of(address).endswith(".html"):
            continue
        parser = html5lib.HTMLParser()
        document = parser.parse(text)
        # These records come past the reader, which refuses controls.
        wrong = {fault for _place, fault, _data in parser.errors} - {"invalid-codepoint"}
        assert not wrong, f"{address}: {wrong}"
        faults = [*faults_of_markup(document, _parts_of_templates())]
        assert not faults, f"{address}: {faults}"


def test_hostile_strings_stay_text_by_themselves() -> None:
    for text in STRINGS:
        for made in (line(text).html, block(text).html, block(text, 3).html):
            parser = html5lib.HTMLParser()
            document = parser.parseFragment(f"<div>{made}</div>")
            assert not parser.errors, made
            assert not [*faults_of_markup(document, frozenset(), may_mention=True)], made


def test_the_judge_sees_what_is_forbidden() -> None:
    """Each of these would be found, if a page held it."""
    for made in (
        "<script>x</script>", "<svg><script>x</script></svg>", "<b onclick=x>x</b>",
        "<a href=' java\tscript:x'>x</a>", "<p style=x>x</p>", "<iframe></iframe>",
        "<p id=content>x</p>", "<p data-x=1>x</p>", "<i id=text-a></i><i id=text-a></i>",
        "<svg><foreignObject></foreignObject></svg>", "<img src=data:x>", "<img src=//e.org/x>",
    ):  # fmt: skip
        assert [*faults_of_markup(html5lib.parseFragment(made), frozenset())], made


@cache
def _parts_of_templates() -> frozenset[str]:
    """The scripts, ids and data attributes of the same pages with harmless strings."""
    harmless = [f"Harmless text {number}" for number in range(CHUNK)]
    return frozenset(
        part
        for address, text in pages_of(hostile_library(0, harmless)).items()
        if file_of(address).endswith(".html")
        for element in html5lib.parse(text).iter()
        for part in parts_of_templates(element)
    )
