"""Fenced code, set aside before Markdown runs, because nothing in it is Markdown."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from byline.text.grammar import FENCE
from byline.text.stash import FENCED
from byline.text.tree import NUMBER

_LANGUAGE = re.compile(r"[a-z0-9+-]{1,30}")


class Fence(NamedTuple):
    """Code as written, and the language it says that it is in ('' for none)."""

    code: str
    language: str


def set_aside_fences(source: str) -> tuple[str, list[Fence]]:
    """The source with a mark in the place of each piece of fenced code, and the pieces."""
    fences: list[Fence] = []
    if "```" not in source and "~~~" not in source:
        return source, fences

    def set_aside(fenced: re.Match[str]) -> str:
        before, fence = _read(fenced)
        fences.append(fence)
        return f"{before}{FENCED}{len(fences) - 1}"

    return FENCE.sub(set_aside, source), fences


def put_fences_back(tree: Element, fences: Sequence[Fence]) -> None:
    """Fills in the code where its marks stood."""
    for pre in tree.iter("pre") if fences else ():
        fence = fences[int(pre.attrib.pop(NUMBER))]
        named = {"class": f"language-{fence.language}"} if fence.language else {}
        SubElement(pre, "code", named).text = fence.code


def _read(fenced: re.Match[str]) -> tuple[str, Fence]:
    """What stands before a fence in its line, such as the mark of a list; and the code."""
    marks = fenced["ticks"] or fenced["waves"]
    first, *code = fenced[0].split("\n")
    holder, _, named = first.partition(marks)
    quotes, width = holder.count(">"), len(holder.rpartition(">")[2])
    before = re.compile(rf"\A(?:[ \t]*>){{0,{quotes}}} {{0,{width}}}")
    code = [before.sub("", line) for line in code]
    if code and code[-1].strip(" \t>").startswith(marks):
        code[-1] = ""
    language = named.strip().partition(" ")[0].lower()
    return holder, Fence("\n".join(code), language if _LANGUAGE.fullmatch(language) else "")
