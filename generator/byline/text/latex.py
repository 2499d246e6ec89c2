"""A line as LaTeX source, as a field of a BibTeX entry holds it."""

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from byline.text.faults import MarkupError
from byline.text.reader import read_line
from byline.text.stash import Stash, StashedPiece, StashedTag
from byline.text.tex import set_aside

# Braces that are printed, until it is known whether they match; no source holds these.
_OPENING, _CLOSING = "\x0e", "\x0f"
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "{": _OPENING,
    "}": _CLOSING,
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "\u00a0": "~",
    "\u2009": r"\,",
    "\u00ad": r"\-",
}
_NEEDS_ESCAPE = re.compile(f"[{re.escape(''.join(_SPECIAL))}]")
# Programs that read BibTeX count braces even behind a backslash.
_UNPAIRED_IN_MATH = {r"\{": r"\lbrace ", r"\}": r"\rbrace "}
_BRACE_COMMAND = re.compile(r"\\[{}]")
_TAGS = {
    "<em>": r"\emph{",
    "<strong>": r"\textbf{",
    "<code>": r"\texttt{",
    '<span class="small-caps">': r"\textsc{",
    "<u>": r"\underline{",
    "<sup>": r"\textsuperscript{",
    "<sub>": r"\textsubscript{",
}
_COMMANDS = {"em": r"\emph{", "strong": r"\textbf{", "code": r"\texttt{"}


def plain_latex(text: str) -> str:
    """Text without any markup, with the characters escaped that TeX would read."""
    return _settled(_escaped(text))


def line_latex(source: str) -> str:
    """A line with markup: math as written, emphasis as commands, and balanced braces."""
    stash = Stash(links=False)
    try:
        read = read_line(set_aside(source, stash))
    except MarkupError:
        return plain_latex(source)
    return _settled("".join(_inside(read, stash)))


def _inside(it: Element, stash: Stash) -> Iterator[str]:
    """What an element holds, its elements as commands."""
    yield from _of_text(it.text or "", stash)
    for child in it:
        command = _COMMANDS.get(child.tag, "")
        yield command
        yield from _inside(child, stash)
        yield "}" if command else ""
        yield from _of_text(child.tail or "", stash)


def _of_text(text: str, stash: Stash) -> Iterable[str]:
    """Text with placeholders: each piece in its own TeX, or escaped."""
    for part in stash.parts(text):
        if isinstance(part, StashedPiece):
            yield _of_piece(part)
        elif isinstance(part, StashedTag):
            yield _TAGS.get(part.html, "}")
        else:
            yield _escaped(part)


def _of_piece(piece: StashedPiece) -> str:
    if not piece.tex:
        return _escaped(piece.plain())
    for tex in (piece.tex, _BRACE_COMMAND.sub(lambda it: _UNPAIRED_IN_MATH[it[0]], piece.tex)):
        if _is_balanced(tex):
            return tex
    return _escaped(piece.plain())


def _escaped(text: str) -> str:
    return _NEEDS_ESCAPE.sub(lambda sign: _SPECIAL[sign[0]], text)


def _settled(text: str) -> str:
    """The text with its printed braces: as commands of one sign if they match, else by name."""
    by_signs = text.replace(_OPENING, r"\{").replace(_CLOSING, r"\}")
    if _is_balanced(by_signs):
        return by_signs
    return text.replace(_OPENING, r"\textbraceleft{}").replace(_CLOSING, r"\textbraceright{}")


def _is_balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0
