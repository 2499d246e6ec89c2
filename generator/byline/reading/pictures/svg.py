"""Drawings in SVG: only what draws is published, and nothing that runs or reaches elsewhere."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from byline.problems import FileFault

LARGEST, DEEPEST = 100_000, 32
_SVG = "{http://www.w3.org/2000/svg}"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_DRAWS = re.compile(
    "svg|g|defs|symbol|use|title|desc|path|rect|circle|ellipse|line|polyline|polygon|text|tspan"
    "|linearGradient|radialGradient|stop|clipPath|mask|pattern|marker|style|filter|fe(?!Image)[A-Za-z]+"
)
# What describes a drawing is left out, like all that other programs put beside it.
_LEFT_OUT = "metadata"
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*>")
_DECLARATION = re.compile(r"<!(?!--|\[CDATA\[)")
_REACHES_OUT = re.compile(r"url\((?!\s*[\"']?\s*#)|@import|//|\\", re.IGNORECASE)
_HINT = "export it as plain SVG, with outlines alone, or as a PNG"


def drawing(name: str, data: bytes) -> bytes:
    """The drawing without what only its editor needs; raises `FileFault` where it is none, or
    could do more than draw."""
    if len(data) > LARGEST:
        raise FileFault(f"'{name}' is larger than {LARGEST // 1000} KB", "simplify the drawing")
    try:
        text = _DOCTYPE.sub("", data.decode("utf-8-sig"), count=1)
        if _DECLARATION.search(text):
            raise FileFault(f"'{name}' declares names of its own (<!DOCTYPE ... [)", _HINT)
        root = ElementTree.fromstring(text)  # noqa: S314 - nothing is declared in it
    except (UnicodeDecodeError, ElementTree.ParseError) as fault:
        raise FileFault(f"'{name}' is damaged: {fault}", "export it again") from fault
    if root.tag != f"{_SVG}svg":
        raise FileFault(f"'{name}' does not begin with <svg xmlns=...>", _HINT)
    for element, depth in _walk(root):
        if depth > DEEPEST:
            raise FileFault(f"'{name}' has parts more than {DEEPEST} deep", _HINT)
        keep_what_draws(name, element)
    root.set("xmlns", _SVG[1:-1])
    made: str = ElementTree.tostring(root, encoding="unicode")
    return f"{made}\n".encode()


def _walk(root: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, int]]:
    """Each element that stays, before what is within it."""
    waiting = [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        for child in list(element):
            if not child.tag.startswith(_SVG) or child.tag == f"{_SVG}{_LEFT_OUT}":
                element.remove(child)
        yield element, depth
        waiting += [(child, depth + 1) for child in element]


def keep_what_draws(name: str, element: ElementTree.Element) -> None:
    """Leaves out attributes of other programs, and refuses what does more than draw."""
    tag = element.tag.removeprefix(_SVG)
    if not _DRAWS.fullmatch(tag):
        raise FileFault(f"'{name}' holds <{tag}>, which does more than draw", _HINT)
    target = next((element.get(it) for it in _HREFS if it in element.attrib), None)
    own = {key: value for key, value in element.attrib.items() if not key.startswith("{")}
    if target is not None:
        own["href"] = target
    for key, value in own.items():
        leads_out = key == "href" and not value.startswith("#")
        if key.lower().startswith("on") or leads_out or _REACHES_OUT.search(value):
            raise FileFault(
                f"'{name}' holds {key}=\"{value[:40]}\", which does more than draw", _HINT
            )
    if tag == "style" and _REACHES_OUT.search(element.text or ""):
        raise FileFault(f"'{name}' has a style that loads something", _HINT)
    element.attrib.clear()
    element.attrib.update(own)
    element.tag = tag
