"""Markdown as a tree, read by Python-Markdown with processors of our choice, within bounds."""

import re
from functools import cache
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor, Treeprocessor, UnescapeTreeprocessor
from markdown.util import Registry

from byline.text.blocks import block_processors
from byline.text.faults import TOO_MUCH, MarkupError
from byline.text.inlines import inline_patterns

# The package looks for the end of each bracket one character at a time.
MOST_STEPS = 5_000_000
_TAB = 4
_BRACKET = re.compile(r"[\[\]]")
_BLANK_LINE = re.compile(r"^ +$", re.MULTILINE)


def read_line(source: str) -> Element:
    """A line of Markdown, in an element of its own."""
    root = Element("div")
    line = SubElement(root, "p")
    line.text = source
    _read_lines(_reader(links=False), root)
    return line


def read_blocks(source: str) -> Element:
    """Paragraphs of Markdown, in an element that stands for the whole."""
    reader = _reader(links=True)
    root = Element("div")
    reader.parser.parseChunk(root, _BLANK_LINE.sub("", source.expandtabs(_TAB)))
    if sum(_steps(it.text) for it in root.iter() if it.text) > MOST_STEPS:
        raise MarkupError(TOO_MUCH)
    _read_lines(reader, root)
    return root


def _read_lines(reader: Markdown, root: Element) -> None:
    for processor in reader.treeprocessors:
        processor.run(root)


def _steps(text: str) -> int:
    """How far it is, in all, from each bracket that opens to the one that closes it."""
    opened: list[int] = []
    steps = 0
    for bracket in _BRACKET.finditer(text):
        if bracket[0] == "[":
            opened.append(bracket.start())
        elif opened:
            steps += bracket.start() - opened.pop()
    return steps + sum(len(text) - start for start in opened)


@cache
def _reader(*, links: bool) -> Markdown:
    reader = Markdown(tab_length=_TAB)
    reader.parser.blockprocessors = block_processors(reader.parser)
    reader.inlinePatterns = inline_patterns(reader, links=links)
    reader.treeprocessors = Registry[Treeprocessor]()
    reader.treeprocessors.register(InlineProcessor(reader), "inline", 1)
    reader.treeprocessors.register(UnescapeTreeprocessor(), "unescape", 0)
    return reader
