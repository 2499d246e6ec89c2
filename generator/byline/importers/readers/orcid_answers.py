"""What ORCID answers, in JSON or in XML: one shape of values for both."""

import re

from byline.importers.readers.json_values import Json, at, beginning, load, text_at
from byline.importers.readers.xml_tree import Element, parse_xml, place_of
from byline.problems import Place, Problem, error

_PAGE = re.compile(rb"\s*<(?:!doctype )?html\b", re.IGNORECASE)
_LATER = "see whether the service is at work; try again later"
_WHOLE_OR_NOT_AT_ALL = ("group", "work")


def parsed(content: bytes, name: str) -> tuple[Json, Problem | None]:
    """The answer as its JSON has it, for XML of ORCID has the same names; and what is wrong with
    it. Of XML that breaks off, what stands before is there."""
    if not _is_xml(content):
        told = load(content, name)
        return (None, told) if isinstance(told, Problem) else (told, None)
    if _PAGE.match(content):
        return None, error(Place(name), "is a web page, and no answer of ORCID's", _LATER)
    tree = parse_xml(content)
    fault = tree.fault and error(
        place_of(tree.fault, content, name), tree.fault.message, tree.fault.hint
    )
    if tree.root is None:
        return None, fault
    inner = _value(tree.root)
    return ({"bulk": _answers(tree.root)} if tree.root.name == "bulk" else inner), fault


def _is_xml(content: bytes) -> bool:
    """Does the answer begin as XML does?"""
    return beginning(content).lstrip().startswith("<")


def value_at(told: Json, *keys: str) -> str:
    """The text there; in JSON, ORCID wraps most texts as {value: …}."""
    return text_at(told, *keys) or text_at(told, *keys, "value") or text_at(told, *keys, "content")


def normal_at(told: Json) -> str:
    """The value of an external id, in the form into which ORCID brought it, if it could."""
    return value_at(told, "external-id-normalized") or value_at(told, "external-id-value")


def activities_in(value: Json) -> Json:
    """The part about what the person did, of a whole record or asked for by itself."""
    return at(value, "activities-summary") or value


def works_in(value: Json) -> Json:
    """The list of works in short, of a whole record or asked for by itself."""
    return at(activities_in(value), "works") or value


def has(told: Json, key: str) -> bool:
    """Does something stand at the key?"""
    return at(told, key) is not None


def _answers(element: Element) -> list[Json]:
    """The answers about several works, in their order; in JSON, each says what it is."""
    return [{it.name: _value(it)} for it in element.elements if it.is_whole]


def _value(element: Element) -> Json:
    """The element as a mapping of what it holds; what stands there several times is a list."""
    inside: dict[str, list[Json]] = {}
    for child in element.elements:
        if child.is_whole or child.name not in _WHOLE_OR_NOT_AT_ALL:
            inside.setdefault(child.name, []).append(_value(child))
    if not inside and not element.attributes:
        return element.text
    told: dict[str, Json] = dict(element.attributes)
    if not inside:
        return {**told, "value": element.text}
    for name, values in inside.items():
        told[name] = values if len(values) > 1 else values[0]
    return told
