"""No string in a record becomes more than text on a page: strings meant to, in every field."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element

import html5lib
import pytest
from byline.addresses import file_of
from byline.text import block, line

from tests.support.hostile import STRINGS, hostile_library
from tests.support.in_memory import pages_of

CHUNK = 43
FORBIDDEN = {
    "iframe", "object", "embed", "applet", "base", "form", "input", "button", "foreignobject",
    "style", "template", "frameset", "plaintext", "xmp", "noscript", "video", "audio", "dialog",
}  # fmt: skip
ADDRESSES = {
    "href", "src", "action", "formaction", "srcset", "data", "poster", "background", "cite",
    "ping", "{http://www.w3.org/1999/xlink}href", "xlink:href",
}  # fmt: skip
OWN_CONTROLS = {
    ("form", "list-tools"),
    ("button", "scheme"),
    ("template", "search-dialog"),
    ("template", "search-page"),
}
OWN_IDS = re.compile(r"(?:text|note|noteref)-[a-z0-9-]+|in-[a-z0-9-]*")
SEEN_EACH_TIME = 40  # strings; the long run sees all of them on every page
# What a browser makes of an address: it drops controls at the ends and breaks within.
_ENDS = "".join(map(chr, range(33)))
_BREAKS = re.compile(r"[\t\r\n]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
# A mention, whose number stands in a text by itself: its address comes with the page.
_MENTION = re.compile(r"byline:\d+(?:#[\w.:=-]+)?")


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
        # YAML's escapes can name controls, which fields that are not texts pass on.
        wrong = {fault for _place, fault, _data in parser.errors} - {"invalid-codepoint"}
        assert not wrong, f"{address}: {wrong}"
        faults = [*_faults(document, _parts_of_templates())]
        assert not faults, f"{address}: {faults}"


@pytest.mark.parametrize("text", STRINGS, ids=range(len(STRINGS)))
def test_hostile_strings_stay_text_by_themselves(text: str) -> None:
    for made in (line(text).html, block(text).html, block(text, 3).html):
        parser = html5lib.HTMLParser()
        document = parser.parseFragment(f"<div>{made}</div>")
        assert not parser.errors, made
        assert not [*_faults(document, frozenset(), may_mention=True)], made


def test_the_judge_sees_what_is_forbidden() -> None:
    """Each of these would be found, if a page held it."""
    for made in (
        "<script>x</script>", "<svg><script>x</script></svg>", "<b onclick=x>x</b>",
        "<a href=' java\tscript:x'>x</a>", "<p style=x>x</p>", "<iframe></iframe>",
        "<p id=content>x</p>", "<p data-x=1>x</p>", "<i id=text-a></i><i id=text-a></i>",
        "<svg><foreignObject></foreignObject></svg>", "<img src=data:x>", "<img src=//e.org/x>",
    ):  # fmt: skip
        assert [*_faults(html5lib.parseFragment(made), frozenset())], made


@cache
def _parts_of_templates() -> frozenset[str]:
    """The scripts, ids and data attributes of the same pages with harmless strings."""
    harmless = [f"Harmless text {number}" for number in range(CHUNK)]
    return frozenset(
        part
        for address, text in pages_of(hostile_library(0, harmless)).items()
        if file_of(address).endswith(".html")
        for element in html5lib.parse(text).iter()
        for part in _parts(element)
    )


def _parts(element: Element) -> Iterator[str]:
    if _name(element) == "script":
        yield f"script {element.attrib.get('src', '')} {element.text or ''}"
    for name, value in element.attrib.items():
        if name == "id" and not OWN_IDS.fullmatch(value):
            yield f"id {value}"
        elif name.startswith("data-"):
            yield f"{name}"


def _faults(
    document: Element, known: frozenset[str], *, may_mention: bool = False
) -> Iterator[str]:
    """What a page may not hold, other than what templates put on it."""
    ids = Counter(element.attrib["id"] for element in document.iter() if "id" in element.attrib)
    yield from (f"id twice: {name}" for name, times in ids.items() if times > 1)
    own = _controls(document)
    for element in document.iter():
        if _name(element) in FORBIDDEN and element not in own:
            yield f"element {_name(element)}"
        yield from (part for part in _parts(element) if part not in known)
        for name, value in element.attrib.items():
            if name.startswith("on") or name in {"style", "srcdoc"}:
                yield f"attribute {name}"
            if may_mention and _MENTION.fullmatch(value):
                continue
            if name in ADDRESSES and not _is_harmless(value):
                yield f"{name}={value}"


def _controls(document: Element) -> list[Element]:
    """The controls that templates put on pages, which hold what records call themselves."""
    found: list[Element] = []
    for element in document.iter():
        if (_name(element), element.get("class", element.get("id"))) in OWN_CONTROLS:
            found += element.iter()
    return found


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _is_harmless(address: str) -> bool:
    address = _BREAKS.sub("", address.strip(_ENDS))
    scheme = _SCHEME.match(address)
    if scheme:
        return scheme[1].lower() in {"http", "https", "mailto"}
    return not address.startswith(("//", "\\", "/\\"))
