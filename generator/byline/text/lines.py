"""How the lines of a text show what they belong to."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from byline.text.stash import FENCED

ITEM = re.compile(r"( *)([-+*]|\d{1,9}[.)])( +|$)", re.MULTILINE)
RULE = re.compile(r" *([-*_])(?: *\1){2,} *(?:\n|\Z)")
TABLE = re.compile(r"(?=[^\n|]*+\|)[^\n]*+\n(?=[^\n]*-)[|: -]+(?:\n|\Z)")
# What ends a paragraph. A line of a wrapped paragraph may begin with a sign too, as in "> 90 %".
_END = re.compile(
    rf"""^[ ]*(?:(?P<underline>==+|--+)[ ]*$ | ([-*_])(?:[ ]*\2){{2,}}[ ]*$ | \#{{1,6}}(?:[ ]|$)
    | {FENCED} | >(?!=|[ ]?[\d.$~]) | \[\^[^\]\s]+\]: | (?P<item>[-+*]|1[.)])[ ]+\S
    | (?P<delimiters>(?=[^\n]*\|)(?=[^\n]*-)[|: -]+$))""",
    re.MULTILINE | re.VERBOSE,
)
# The marks of quotations and items, one inside the other, before what they hold.
_MARKS = re.compile(r"\A(?: *(?:>(?!=) ?|(?:[-+*]|\d{1,9}[.)])(?: +|\Z)))*+")
_WIDEST_GAP = 4
_LEAST = 2  # what a list in a list, or a paragraph, must be set in by: less than CommonMark asks


class End(NamedTuple):
    """Where a paragraph ends, where the rest begins, and its level if it is a heading."""

    at: int
    rest: int
    level: int = 0


def paragraph_end(block: str, *, is_in_item: bool) -> End:
    """The end of the paragraph that a block of lines begins with.

    An item of a list that follows without an empty line must show that it is one, except in an
    item, where it stands to the right of the lines around it.
    """
    second = block.find("\n") + 1
    for match in _END.finditer(block, second) if second else ():
        start = match.start()
        if underline := match["underline"]:
            return End(start - 1, match.end() + 1, 1 if underline[0] == "=" else 2)
        if match["delimiters"]:
            start = block.rfind("\n", 0, start - 1) + 1
            if start and TABLE.match(block, start):
                return End(start - 1, start)
        elif not match["item"] or is_in_item or _begins_list(block, match):
            return End(start - 1, start)
    return End(len(block), len(block))


def _begins_list(block: str, match: re.Match[str]) -> bool:
    """Is this the first item of a list, and not a wrapped line that only begins like one?"""
    before = block[: match.start()].rstrip()
    kind = re.escape(match["item"]) if match["item"] in "-+*" else rf"\d{{1,9}}[{match['item'][1]}]"
    return before.endswith(":") or bool(re.search(rf"\n *{kind} ", block[match.end() :]))


def table_end(block: str) -> int:
    """Where the table ends that a block of lines begins with."""
    third = block.find("\n", block.find("\n") + 1) + 1
    for match in _END.finditer(block, third) if third else ():
        if not match["delimiters"]:
            return match.start()
    return len(block)


def goes_on(lines: Sequence[str], line: str) -> bool:
    """Does a line go on with a paragraph that the lines before it end with?"""
    last = _MARKS.sub("", lines[-1], count=1) if lines else ""
    return (
        bool(last) and not _ends_paragraph(last) and not (_ends_paragraph(line) or ITEM.match(line))
    )


def _ends_paragraph(line: str) -> bool:
    match = _END.match(line)
    return bool(match and not match["delimiters"])


def read_lines(blocks: list[str], take: Callable[[str], bool]) -> None:
    """Hands over the lines of the blocks, one by one, until one is not taken; blocks stand
    apart by empty lines."""
    while blocks:
        block, at = blocks.pop(0), 0
        while at <= len(block):
            end = block.find("\n", at)
            end = len(block) if end < 0 else end
            if not take(block[at:end]):
                blocks.insert(0, block[at:])
                return
            at = end + 1
        if not take(""):
            return


@dataclass(slots=True)
class Held:
    """The lines of an item or a footnote, which stand to the right of its mark."""

    width: int
    least: int
    lines: list[str] = field(default_factory=list)

    def take(self, line: str) -> bool:
        """Takes the line if it stands far enough to the right, or goes on with a paragraph."""
        indent = len(line) - len(line.lstrip(" "))
        if indent == len(line):
            self.lines.append("")
        elif indent >= self.least:
            self.lines.append(line[min(indent, self.width) :])
        elif goes_on(self.lines, line):
            self.lines.append(line[indent:])
        else:
            return False
        return True

    def has_gap(self) -> bool:
        """Does an empty line part two paragraphs, or a paragraph and a list?"""
        after_gap = has_list = False
        for line in self.lines:
            is_item = bool(ITEM.match(line))
            is_deeper = has_list and (is_item or line.startswith("  "))
            if after_gap and line and not is_deeper:
                return True
            has_list = has_list or is_item
            after_gap = not line
        return False


@dataclass(slots=True)
class Items:
    """The items of a list, as its lines are handed over."""

    kind: str
    items: list[Held] = field(default_factory=list)
    is_loose: bool = False

    def take(self, line: str) -> bool:
        """Takes the line if it begins an item of the same kind, or belongs to the last."""
        mark = ITEM.match(line)
        if not mark or kind_of(mark) != self.kind or RULE.match(line):
            return self.items[-1].take(line)
        if self.items and len(mark[1]) >= self.items[-1].width:
            return self.items[-1].take(line)
        if self.items:
            self.is_loose = self.is_loose or not self.items[-1].lines[-1]
        gap = mark[3] if len(mark[3]) <= _WIDEST_GAP else " "
        width = len(mark[1]) + len(mark[2]) + (len(gap) or 1)
        self.items.append(Held(width, min(width, len(mark[1]) + _LEAST), [line[mark.end() :]]))
        return True


def kind_of(mark: re.Match[str]) -> str:
    """What the marks of one list have in common: the bullet, or what follows the number."""
    return mark[2][-1]
