"""What a text consists of: paragraphs, headings, rules, quotations, tables, lists, footnotes.

Each kind has a processor, as Python-Markdown calls it: the first that knows the beginning of a
block takes what is its own and leaves the rest. Most of the package's own want empty lines
around what they read, four blanks before a list in a list, and much time for hostile texts.
"""

import re
from typing import ClassVar
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor, EmptyBlockProcessor
from markdown.extensions.tables import TableProcessor
from markdown.util import Registry

from byline.text.faults import TOO_DEEP, TOO_MUCH, MarkupError
from byline.text.lines import (
    ITEM,
    RULE,
    TABLE,
    Held,
    Items,
    goes_on,
    kind_of,
    paragraph_end,
    read_lines,
    table_end,
)
from byline.text.stash import FENCED
from byline.text.tree import BARE, LABEL, NOTE, NUMBER

DEEPEST = 40
MOST_CELLS = 20_000
_NOTE_WIDTH = 4


class _BlockKind(BlockProcessor):
    """A kind of block that shows in how it begins."""

    begins: ClassVar[re.Pattern[str]]

    def test(self, parent: Element, block: str) -> bool:
        """Any block may be of the kind; `run` looks closer."""
        return True

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Reads the first block if it begins like the kind."""
        beginning = self.begins.match(blocks[0])
        if beginning:
            self.read(parent, beginning, blocks)
        return bool(beginning)

    def read(self, parent: Element, beginning: re.Match[str], blocks: list[str]) -> None:
        """Takes from the blocks what begins so, and adds it to what holds it."""
        raise NotImplementedError

    def read_inside(self, parent: Element, lines: list[str]) -> None:
        """Reads lines as what an element holds."""
        state = self.parser.state
        if len(state) >= DEEPEST:
            raise MarkupError(TOO_DEEP)
        state.set("inside")
        try:
            self.parser.parseChunk(parent, "\n".join(lines).strip("\n"))
        finally:
            state.reset()


class _FenceBlock(_BlockKind):
    """A mark in the place of code that was set aside."""

    begins = re.compile(rf" *{FENCED}(\d+) *(?:\n|\Z)")

    def read(self, parent: Element, beginning: re.Match[str], blocks: list[str]) -> None:
        blocks[0] = blocks[0][beginning.end() :]
        SubElement(parent, "pre", {NUMBER: beginning[1]})


class _HeadingBlock(_BlockKind):
    """A line that begins with number signs."""

    begins = re.compile(r" *(#{1,6})(?: +([^\n]*?))??(?: +#+)? *(?:\n|\Z)")

    def read(self, parent: Element, beginning: re.Match[str], blocks: list[str]) -> None:
        blocks[0] = blocks[0][beginning.end() :]
        SubElement(parent, f"h{len(beginning[1])}").text = beginning[2] or ""


class _RuleBlock(_BlockKind):
    """A line of stars, hyphens or underscores."""

    begins = RULE

    def read(self, parent: Element, beginning: re.Match[str], blocks: list[str]) -> None:
        blocks[0] = blocks[0][beginning.end() :]
        SubElement(parent, "hr")


class _ListBlock(_BlockKind):
    """Items with marks of one kind; loose if empty lines part what they hold."""

    begins = ITEM

    def read(self, parent: Element, beginning: re.Match[str], blocks: list[str]) -> None:
        items = Items(kind_of(beginning))
        read_lines(blocks, items.take)
        number = beginning[2][:-1]
        list_element = SubElement(parent, "ol" if number else "ul")
        if number and int(number) != 1:
            list_element.set("start", str(int(number)))
        is_loose = items.is_loose or any(item.has_gap() for item in items.items)
        for item in items.items:
            element = SubElement(list_element, "li")
            self.read_inside(element, item.lines)
            for paragraph in () if is_loose else element.findall("p"):
                paragraph.tag = BARE


class _QuoteBlock(_BlockKind):
    """Lines with a sign before them, and those that go on with a paragraph in them."""

    begins = re.compile(r" *>(?!=) ?")

    def read(self, parent: Element, beginning: re.Match[str], blocks: list[str]) -> None:
        lines: list[str] = []

        def take(line: str) -> bool:
            mark = self.begins.match(line)
            if not mark and (not line.strip() or not goes_on(lines, line)):
                return False
            lines.append(line[mark.end() :] if mark else line)
            return True

        read_lines(blocks, take)
        self.read_inside(SubElement(parent, "blockquote"), lines)


class _NoteBlock(_BlockKind):
    """A footnote, where it is written."""

    begins = re.compile(r" *\[\^([^\]\s]+)\]: *")

    def read(self, parent: Element, beginning: re.Match[str], blocks: list[str]) -> None:
        held = Held(_NOTE_WIDTH, least=_NOTE_WIDTH)
        blocks[0] = " " * _NOTE_WIDTH + blocks[0][beginning.end() :]
        read_lines(blocks, held.take)
        self.read_inside(SubElement(parent, NOTE, {LABEL: beginning[1]}), held.lines)


class _TableBlock(TableProcessor):
    """Tables as the package reads them, within bounds, and in a box that scrolls."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser, {"use_align_attribute": True})

    def test(self, parent: Element, block: str) -> bool:
        """Does the block begin with a row and a line that parts it from the others?"""
        return bool(TABLE.match(block)) and super().test(parent, block[: table_end(block)])

    def run(self, parent: Element, blocks: list[str]) -> None:
        """The rows, with classes for how their cells are aligned."""
        block = blocks[0]
        end = table_end(block)
        rows = block[:end].rstrip("\n")
        if (rows.count("\n") + 1) * len(self.separator) > MOST_CELLS:
            raise MarkupError(TOO_MUCH)
        box = SubElement(parent, "div", {"class": "scroll", "tabindex": "0"})
        super().run(box, [rows])
        if rows.count("\n") == 1:
            box[0].remove(box[0][1])  # an empty row, which nobody wrote
        for cell in box.iter():
            if align := cell.attrib.pop("align", ""):
                cell.set("class", f"align-{align}")
        blocks[0] = block[end:]


class _ParagraphBlock(BlockProcessor):
    """Whatever is nothing else, up to where something else begins."""

    def test(self, parent: Element, block: str) -> bool:
        """Any text is a paragraph."""
        return True

    def run(self, parent: Element, blocks: list[str]) -> None:
        """A paragraph, or a heading with a line under it."""
        block = blocks[0]
        end = paragraph_end(block, is_in_item=parent.tag == "li")
        text = "\n".join(line.lstrip(" ") for line in block[: end.at].split("\n"))
        SubElement(parent, f"h{end.level}" if end.level else "p").text = text.rstrip()
        blocks[0] = block[end.rest :]


def block_processors(parser: BlockParser) -> Registry[BlockProcessor]:
    """The kinds of blocks, in the order in which they are asked."""
    processors = Registry[BlockProcessor]()
    kinds = (
        EmptyBlockProcessor,
        _FenceBlock,
        _HeadingBlock,
        _RuleBlock,
        _ListBlock,
        _QuoteBlock,
        _NoteBlock,
        _TableBlock,
        _ParagraphBlock,
    )
    for place, kind in enumerate(kinds):
        processors.register(kind(parser), kind.__name__, -place)
    return processors
