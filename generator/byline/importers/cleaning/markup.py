"""Texts of any source as Markdown with formulas between dollar signs, as records have them."""

import re

from byline.importers.cleaning.html_prose import ITEM, tex_prose
from byline.importers.cleaning.html_tree import without_entities
from byline.importers.cleaning.prose import LONGEST, Prose, prose
from byline.importers.works import Markup

_PARAGRAPHS = re.compile(r"\n[ \t\r]*\n\s*")
_MARK_OF_ITEM = re.compile(r"[ \t]*(?:[-*+•‣▪]|\d{1,3}[.)])[ \t]+(?=\S)")


def as_markdown(text: str, markup: Markup, *, is_line: bool) -> Prose:
    """The text as Markdown, and what of it was not understood."""
    if markup is Markup.MARKDOWN or not text.strip() or len(text) > LONGEST:
        return Prose(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    unknown: tuple[str, ...] = ()
    if markup is Markup.HTML:
        text, unknown = tex_prose(text)
    else:
        text = without_entities(text)
    paragraphs = [text] if is_line else _PARAGRAPHS.split(text.strip())
    read = [_paragraph(it, is_tex=markup is Markup.TEX, is_line=is_line) for it in paragraphs]
    joined = _joined_items([it.text for it in read if it.text])
    told = (*unknown, *(one for it in read for one in it.unknown))
    return Prose(" ".join(joined.split()) if is_line else joined, tuple(dict.fromkeys(told)))


def _paragraph(source: str, *, is_tex: bool, is_line: bool) -> Prose:
    """One paragraph, its lines put together; the lines of a list stay apart."""
    lines = source.split("\n")
    marks = [_MARK_OF_ITEM.match(it) for it in lines]
    if is_line or sum(map(bool, marks)) < 2:
        if source.startswith(ITEM) and not is_line:
            item = prose(source.removeprefix(ITEM).strip(), is_tex=is_tex, is_line=False)
            return Prose(f"- {item.text}", item.unknown)
        one = " ".join(it.strip() for it in lines)
        return prose(one.strip(), is_tex=is_tex, is_line=is_line)
    return _list(lines, is_tex=is_tex)


def _list(lines: list[str], *, is_tex: bool) -> Prose:
    """Lines of which some begin items: those go on lines of their own, others go on with them."""
    out: list[str] = []
    unknown: list[str] = []
    for it in lines:
        mark = _MARK_OF_ITEM.match(it)
        read = prose(it[mark.end() if mark else 0 :].strip(), is_tex=is_tex, is_line=False)
        unknown += read.unknown
        if mark:
            sign = mark[0].strip()
            out.append(f"{sign if sign[0].isdigit() else '-'} {read.text}")
        elif out and _MARK_OF_ITEM.match(out[-1]):
            out[-1] += f" {read.text}"
        else:
            out.append(read.text)
    before = next(at for at, it in enumerate(out) if _MARK_OF_ITEM.match(it))
    parts = (" ".join(out[:before]), "\n".join(out[before:]))
    return Prose("\n\n".join(it for it in parts if it), tuple(unknown))


def _joined_items(paragraphs: list[str]) -> str:
    """Paragraphs with an empty line between them, but for items of one list."""
    text = ""
    for it in paragraphs:
        follows = text.rpartition("\n")[2].startswith("- ") and it.startswith("- ")
        text += ("\n" if follows else "\n\n" if text else "") + it
    return text
