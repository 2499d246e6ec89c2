"""XML as a tree."""

import pytest
from byline.importers.readers.xml_tree import DEEPEST, MOST_BYTES, parse_xml, place_of


def test_elements_have_their_local_names_lines_and_texts() -> None:
    root, fault = parse_xml(b'<a xmlns="u:x" xmlns:p="u:y">\n<p:b k="1"> c <i>d</i>\n e</p:b></a>')
    assert root
    assert not fault
    (found,) = root.named("b")
    assert (found.line, dict(found.attributes), found.text) == (2, {"k": "1"}, "c d e")


def test_names_of_entities_are_those_of_html() -> None:
    root, _fault = parse_xml(b"<a>M&uuml;ller &amp; S&oslash;n &unheard;</a>")
    assert root
    assert root.text == "M\u00fcller & S\u00f8n &unheard;"


@pytest.mark.parametrize(
    "declared",
    ['<!ENTITY a "b">', '<!ENTITY a SYSTEM "file:///etc/hostname">', '<!ENTITY % a "b">'],
)
def test_entities_of_a_files_own_are_refused(declared: str) -> None:
    root, fault = parse_xml(f"<!DOCTYPE a [\n{declared}]><a>&a;</a>".encode())
    assert root is None
    assert fault
    assert fault.is_refused
    assert (fault.line, fault.message) == (2, "the file defines an entity of its own, 'a'")


def test_a_dtd_that_is_elsewhere_is_not_fetched() -> None:
    root, fault = parse_xml(b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><a>b</a>')
    assert root
    assert (root.text, fault) == ("b", None)


def test_depth_and_size_are_bounded() -> None:
    _root, fault = parse_xml(b"<a>" * DEEPEST + b"</a>" * DEEPEST)
    assert fault is None
    _root, fault = parse_xml(b"<a>" * (DEEPEST + 1))
    assert fault
    assert fault.message == "elements stand in each other more than 60 deep"
    _root, fault = parse_xml(b" " * (MOST_BYTES + 1))
    assert fault
    assert fault.message == "the file is larger than 20 MB"


def test_what_stands_before_a_fault_is_kept() -> None:
    content = "<a>\r\n<b>one</b>\r\n<b>süß</b><b>x & y</b></a>".encode()
    root, fault = parse_xml(content)
    assert root
    assert fault
    assert [it.text for it in root.elements if it.is_whole] == ["one", "süß"]
    place = place_of(fault, content, "a.xml")
    assert (place.line, place.quote) == (3, "<b>süß</b><b>x & y</b></a>")
    assert place.quote[: place.column - 1] == "<b>süß</b><b>x &"


def test_what_is_open_where_the_file_ends_is_not_whole() -> None:
    root, fault = parse_xml(b"<a><b>one</b><b><c>two</c>")
    assert root
    assert fault
    assert fault.message == "the XML breaks off here"
    assert [(it.text, it.is_whole) for it in root.elements] == [("one", True), ("two", False)]
