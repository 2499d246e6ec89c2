"""What a page holds that no record may put there: scripts, handlers, styles, unknown ids."""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

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
OWN_IDS = re.compile(r"(?:text|note|noteref|group)-[a-z0-9-]+|(?:possible-)?in-[a-z0-9-]*")
# The way from a page of any depth, or from the host's root, to the site's assets.
_TO_ASSETS = re.compile(r"^(?:\./|(?:\.\./)+|/(?:[^/]+/)*?)(?=assets/)")
# What a browser makes of an address: it drops controls at the ends and breaks within.
_ENDS = "".join(map(chr, range(33)))
_BREAKS = re.compile(r"[\t\r\n]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
# A mention, whose number stands in a text by itself: its address comes with the page.
_MENTION = re.compile(r"byline:\d+(?:#[\w.:=-]+)?")


def parts_of_templates(element: Element) -> Iterator[str]:
    """What of an element templates alone may write: its script, by the way from the site's root,
    its id, its attributes for scripts."""
    if _name(element) == "script":
        source = _TO_ASSETS.sub("", element.attrib.get("src", ""))
        yield f"script {source} {element.text or ''}"
    for name, value in element.attrib.items():
        if name == "id" and not OWN_IDS.fullmatch(value):
            yield f"id {value}"
        elif name.startswith("data-"):
            yield f"{name}"


def faults_of_markup(
    document: Element, known: frozenset[str], *, may_mention: bool = False
) -> Iterator[str]:
    """What a page may not hold, other than what templates put on it."""
    ids = Counter(element.attrib["id"] for element in document.iter() if "id" in element.attrib)
    yield from (f"id twice: {name}" for name, times in ids.items() if times > 1)
    own = _controls(document)
    for element in document.iter():
        if _name(element) in FORBIDDEN and element not in own:
            yield f"element {_name(element)}"
        yield from (part for part in parts_of_templates(element) if part not in known)
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
