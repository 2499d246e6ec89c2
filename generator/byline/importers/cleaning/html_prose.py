"""HTML and JATS as running text with commands of TeX, which `prose` makes Markdown of."""

import re
from xml.etree.ElementTree import Element

from byline.importers.cleaning.html_tree import BLOCKS, MATH, html_tree
from byline.importers.cleaning.mathml import NotSimpleError, tex_of

_COMMANDS = {
    "i": "emph", "em": "emph", "italic": "emph", "dfn": "emph", "b": "textbf", "strong": "textbf",
    "bold": "textbf", "sub": "textsubscript", "sup": "textsuperscript", "code": "texttt",
    "tt": "texttt", "monospace": "texttt", "kbd": "texttt", "samp": "texttt", "q": "enquote",
}  # fmt: skip
_HEADINGS = frozenset({"title", "label", "h1", "h2", "h3", "h4", "h5", "h6"})
_FORMULAS = frozenset({"math", "inline-formula", "disp-formula", "tex-math", "alternatives"})
_OF_ABSTRACT = re.compile(r"(?:abstract|summary|graphical abstract)[.:]?", re.IGNORECASE)
_PARAGRAPH = "\n\n"
ITEM = "\ue012"  # before an item of a list
_LEADS = "\ue011"  # behind a heading, which the next paragraph goes on with


def tex_prose(source: str) -> tuple[str, tuple[str, ...]]:
    """The text of HTML with commands for its styles, and the formulas that stay words."""
    unknown: list[str] = []
    text = _inside(html_tree(source), unknown)
    paragraphs = (" ".join(it.split()) for it in text.split(_PARAGRAPH))
    joined = _PARAGRAPH.join(it for it in paragraphs if it)
    joined = joined.replace(f"{_LEADS}{_PARAGRAPH}", " ").replace(_LEADS, "")
    return joined, tuple(unknown)


def _inside(it: Element, unknown: list[str]) -> str:
    out = [it.text or ""]
    for part in it:
        out += [_written(part, unknown), part.tail or ""]
    return "".join(out)


def _written(it: Element, unknown: list[str]) -> str:
    """An element as text."""
    if it.tag in _FORMULAS:
        return _formula(it, unknown)
    said = _inside(it, unknown)
    if it.tag in _HEADINGS:
        return _heading(said)
    if it.tag in {"li", "list-item"}:
        return f"{_PARAGRAPH}{ITEM}{' '.join(said.split())}{_PARAGRAPH}"
    if it.tag in BLOCKS:
        return f"{_PARAGRAPH}{said}{_PARAGRAPH}"
    if it.tag in {"a", "ext-link", "uri"}:
        return _link(it, said)
    command = _COMMANDS.get(it.tag)
    if not command or not said.strip():
        return said
    left, right = said[: len(said) - len(said.lstrip())], said[len(said.rstrip()) :]
    return f"{left}\\{command}{{{_balanced(said.strip())}}}{right}"


def _formula(it: Element, unknown: list[str]) -> str:
    """A formula between dollar signs; one that is not simple as its words, and told."""
    holds_math = it.tag == "tex-math" or any(part.tag in MATH | {"tex-math"} for part in it.iter())
    if not holds_math:
        return _inside(it, unknown)
    try:
        tex = tex_of(it)
    except NotSimpleError:
        words = " ".join("".join(it.itertext()).split())
        unknown.append(words)
        return words
    if not tex:
        return ""
    return f"$${tex}$$" if it.tag == "disp-formula" else f"${tex}$"


def _heading(said: str) -> str:
    """A title within an abstract leads the paragraph below it, in bold."""
    words = " ".join(said.split())
    if not words or _OF_ABSTRACT.fullmatch(words):
        return _PARAGRAPH
    return f"{_PARAGRAPH}\\textbf{{{_balanced(words.rstrip('.:'))}.}}{_LEADS}{_PARAGRAPH}"


def _link(it: Element, said: str) -> str:
    target = it.get("href") or it.get("xlink:href") or ""
    if not target.startswith(("http://", "https://")) or not said.strip():
        return said
    safe = re.sub(r"[{}\\\s]", "", target)
    return f"\\href{{{safe}}}{{{_balanced(said.strip())}}}"


def _balanced(text: str) -> str:
    """Text that can stand in braces: those that match nothing are printed."""
    depth = 0
    for sign in re.sub(r"\\.", "", text):
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            break
    return text if depth == 0 else re.sub(r"(?<!\\)[{}]", r"\\\g<0>", text)
