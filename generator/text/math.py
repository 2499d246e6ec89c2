"""Formulas in TeX to MathML and to plain text."""

import re
from functools import cache, lru_cache

from math_core import LatexError, LatexToMathML
from pylatexenc.latex2text import LatexNodes2Text

LONGEST = 2_000
DEEPEST = 60
# Commands that authors use and the converter does not know.
MACROS = {
    "widetilde": r"\tilde{#1}",
    "Tilde": r"\tilde{#1}",
    "mbox": r"\text{#1}",
    "nicefrac": r"{#1}/{#2}",
    "mathbbm": r"\mathbb{#1}",
    "smash": "#1",
    "xspace": "",
}
# What the converter says in `style`, as the classes of css/math.css.
CLASSES = (
    ("text-align: left", "math-left"),
    ("text-align: right", "math-right"),
    ("padding-left: 0", "math-tight-left"),
    ("padding-right: 0", "math-tight-right"),
    ("padding-left:1em", "math-apart"),
    ("border-right: 0.05em", "math-line-right"),
    ("border-left: 0.05em", "math-line-left"),
    ("border-top: 0.05em", "math-line-top"),
    ("border-bottom: 0.05em", "math-line-bottom"),
    ("width: 50%", "math-margin"),
)
_STYLE = re.compile(r' style="([^"]*)"')
_CLASS_AND_CLASS = re.compile(r'(<[a-z]+[^<>]*?) class="([^"]*)"([^<>]*?) class="([^"]*)"')
_TEXT_COMMAND = re.compile(
    r"\\(?:textbf|textit|textsc|texttt|textrm|textsf|emph|underline|text|mbox)\s?\{([^{}\\$^_]*)\}"
)


def math_html(body: str, *, display: bool) -> str | None:
    """The formula as MathML without a `style`; None where it cannot be set."""
    if len(body) > LONGEST or _depth(body) > DEEPEST:
        return None
    return _converted(body.strip(), display)


@lru_cache(maxsize=1 << 14)
def _converted(body: str, display: bool) -> str | None:
    try:
        made = str(_converter().convert_with_local_state(body, displaystyle=display))
    except LatexError:
        return None
    made = _STYLE.sub(_class_for_style, made)
    return _CLASS_AND_CLASS.sub(r'\1 class="\2 \4"\3', made)


@lru_cache(maxsize=1 << 14)
def math_plain(body: str) -> str:
    """The formula as people would type it without TeX."""
    if len(body) > LONGEST or _depth(body) > DEEPEST:
        return body
    try:
        escaped = re.sub(r"(?<!\\)%", r"\\%", body)
        escaped = re.sub(r"(\\[A-Za-z]+)\s+(?=\w)", r"\1{} ", escaped)  # keeps "log n" apart
        made = str(_speller().latex_to_text(escaped))
    except Exception:
        return body
    return " ".join(made.split()) or body


def text_only(body: str) -> str | None:
    r"""The TeX text of a formula that holds no math, such as `\textbf{S}`; else None."""
    rest, left = body, ""
    while rest != left:
        rest, left = _TEXT_COMMAND.sub(" ", rest), rest
    return body if not rest.strip() and body.strip() else None


@cache
def _converter() -> LatexToMathML:
    return LatexToMathML(macros=MACROS, fancy_error=False)


@cache
def _speller() -> LatexNodes2Text:
    return LatexNodes2Text(math_mode="text")


def _class_for_style(found: re.Match[str]) -> str:
    classes = " ".join(name for style, name in CLASSES if style in found[1])
    return f' class="{classes}"' if classes else ""


def _depth(body: str) -> int:
    """How deep the braces go: the converter recurses on them."""
    deepest = depth = 0
    for char in body:
        if char == "{":
            depth += 1
            deepest = max(deepest, depth)
        elif char == "}":
            depth -= 1
    return deepest
