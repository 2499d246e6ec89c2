"""XML as a tree: only what stands in the bytes gets in, and size and depth are bounded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.entities import html5
from typing import NamedTuple
from xml.parsers import expat

from byline.problems import Place

MOST_BYTES = 20_000_000
DEEPEST = 60
_WIDEST_QUOTE = 2000


@dataclass(frozen=True, slots=True)
class Element:
    """An element by its local name. `is_whole` is false where the file broke off inside it."""

    name: str
    attributes: Mapping[str, str]
    line: int
    parts: tuple["Element | str", ...] = ()
    is_whole: bool = True

    @property
    def elements(self) -> list["Element"]:
        """The elements directly inside."""
        return [part for part in self.parts if isinstance(part, Element)]

    def named(self, name: str) -> list["Element"]:
        """The elements of that name directly inside."""
        return [element for element in self.elements if element.name == name]

    def first(self, name: str) -> str:
        """The text of the first element of that name directly inside, '' if there is none."""
        return next((element.text for element in self.named(name)), "")

    def within(self, name: str) -> Iterator["Element"]:
        """The elements of that name at any depth, in order; not those inside one of them."""
        for element in self.elements:
            if element.name == name:
                yield element
            else:
                yield from element.within(name)

    @property
    def text(self) -> str:
        """All text inside, evenly spaced."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for part in self.parts:
            if isinstance(part, Element):
                yield from part._texts()
            else:
                yield part


class XmlFault(NamedTuple):
    """What is wrong with the XML, where, and what to do; nothing of a refused file is read."""

    message: str
    hint: str
    line: int
    column: int = 1
    is_refused: bool = False


class XmlRead(NamedTuple):
    """The tree as far as it could be read, and what stopped the reading."""

    root: Element | None
    fault: XmlFault | None


def parse_xml(content: bytes) -> XmlRead:
    """The bytes as a tree. Entities of a file's own are refused; HTML's names are known."""
    if len(content) > MOST_BYTES:
        size = f"the file is larger than {MOST_BYTES // 1_000_000} MB"
        return XmlRead(None, XmlFault(size, "ask the source for fewer entries", 0, is_refused=True))
    builder = _Builder()
    try:
        builder.parser.Parse(content, True)
    except _RefusedError as refused:
        return XmlRead(None, refused.fault)
    except expat.ExpatError as broken:
        return XmlRead(builder.broken_off(), _in_words(broken))
    except (LookupError, ValueError):  # what Python's decoders say of the encoding's name
        return XmlRead(builder.broken_off(), XmlFault("its encoding is not known", "", 1))
    return XmlRead(builder.root, None)


def place_of(fault: XmlFault, content: bytes, name: str) -> Place:
    """The fault's place, with the line that stands there."""
    lines = content.splitlines()
    line = lines[fault.line - 1] if 0 < fault.line <= len(lines) else b""
    if b"\0" in line:  # two bytes a letter
        return Place(name, fault.line)
    quote = line[:_WIDEST_QUOTE].decode("utf-8", "replace")
    return Place(name, fault.line, fault.column, quote=quote)


def _in_words(broken: expat.ExpatError) -> XmlFault:
    said = expat.ErrorString(broken.code) or "broken"
    breaks_off = said in {"no element found", "unclosed token", "unclosed CDATA section"}
    message = "the XML breaks off here" if breaks_off else f"the XML is broken here: {said}"
    hint = "fetch it again; if it stays so, the source has a fault"
    return XmlFault(message, hint, broken.lineno, broken.offset + 1)


class _RefusedError(Exception):
    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        hint = "no source of papers or news needs this; look where the file comes from"
        self.fault = XmlFault(message, hint, line, is_refused=True)


class _Opened(NamedTuple):
    """An element that has begun, and what of it has been read."""

    name: str
    attributes: Mapping[str, str]
    line: int
    parts: list[Element | str]

    def closed(self, *, is_whole: bool = True) -> Element:
        return Element(self.name, self.attributes, self.line, tuple(self.parts), is_whole)


class _Builder:
    """Puts the tree together from what the parser meets."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[_Opened] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        # As if there were a DTD that is never read: names of entities are then asked for below.
        self.parser.UseForeignDTD(True)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.SkippedEntityHandler = self._named
        self.parser.EntityDeclHandler = self._entity

    def broken_off(self) -> Element | None:
        """The tree so far, as if all that is open ended here."""
        while self._open:
            self._close(is_whole=False)
        return self.root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        if len(self._open) >= DEEPEST:
            raise _RefusedError(f"elements stand in each other more than {DEEPEST} deep", line)
        self._open.append(_Opened(_local(name), _local_keys(attributes), line, []))

    def _end(self, _name: str) -> None:
        self._close()

    def _close(self, *, is_whole: bool = True) -> None:
        element = self._open.pop().closed(is_whole=is_whole)
        if self._open:
            self._open[-1].parts.append(element)
        else:
            self.root = element

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].parts.append(text)

    def _named(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._text(html5.get(f"{name};", f"&{name};"))

    def _entity(self, name: str, *_declared: object) -> None:
        line = self.parser.CurrentLineNumber
        raise _RefusedError(f"the file defines an entity of its own, '{name}'", line)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _local_keys(attributes: dict[str, str]) -> Mapping[str, str]:
    return {_local(name): value for name, value in attributes.items()}
