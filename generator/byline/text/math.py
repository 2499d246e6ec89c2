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
    # Shorthands of mathematicians and computer scientists, whose meaning is settled.
    "abs": r"\lvert #1 \rvert",
    "norm": r"\lVert #1 \rVert",
    "opnorm": r"\lVert #1 \rVert",
    "paren": "(#1)",
    "dotp": r"\langle #1, #2 \rangle",
    "inner": r"\langle #1, #2 \rangle",
    "eps": r"\epsilon",
    "E": r"\mathbb{E}",
    "poly": r"\operatorname{poly}",
    "polylog": r"\operatorname{polylog}",
    "OPT": r"\operatorname{OPT}",
    "wt": r"\tilde{#1}",
    "wtilde": r"\tilde{#1}",
    "tO": r"\tilde{O}",
    "Otilde": r"\tilde{O}",
    "otilde": r"\tilde{O}",
    "bigO": r"\mathcal{O}",
    "bigOh": r"\mathcal{O}",
    "cO": r"\mathcal{O}",
    "Ocal": r"\mathcal{O}",
    "cN": r"\mathcal{N}",
    "vx": r"\mathbf{x}",
    "vI": r"\mathbf{I}",
    "vtheta": r"\boldsymbol{\theta}",
    "ra": r"\rightarrow",
    "textless": "<",
    "textgreater": ">",
    "small": "",
    "unaryplus": "{+}",
    "unaryminus": "{-}",
}
# Those without an argument, for the plain form.
_SHORTHAND = re.compile(
    rf"\\({'|'.join(name for name, meant in MACROS.items() if '#' not in meant)})(?![A-Za-z])"
)
_FONT = re.compile(r"\\(?:mbox|text(?:sf|sc|sl|up|md))(?![a-z])")
# What the plain form parts badly: a function's name, and a sign with a blank only behind it.
_FUNCTION = re.compile(
    r"(?<=[\w)}])(?=\\(?:arg|cos|det|dim|exp|gcd|inf|ker|lim|ln|log|max|min|Pr|sin|sup|tan))"
)
_SIGN_BEFORE_BLANK = re.compile(r"(?<=[\w)\]}])([×÷±∗⋅→←≤≥≪≫≈∼≡≠∝∈⊂⊆∪∩]) (?=\S)")
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
# What the converter says, in the words of someone who has never read a parser.
_SPELLING = "; check its spelling"
_REFUSALS = (
    (re.compile(r'Unknown command "(.*)"'), rf"there is no command \1 in formulas{_SPELLING}"),
    (re.compile(r'Unknown environment "(.*)"'), rf"there is no environment \1{_SPELLING}"),
    (
        re.compile(r'Expected closing token "(.*?)".*'),
        r"a \1 is missing; whatever opens must close",
    ),
    (re.compile(r'Unmatched closing token: "(.*)"'), r"a \1 closes what nothing opened"),
    (re.compile(r".*end of input.*"), "something is missing at its end"),
    (re.compile(r"Duplicate.*"), "two ^ or two _ follow one sign; put braces around what is meant"),
)
_PLACE = re.compile(r"^\d+: ")
_BARE = re.compile(r"(?<!\\)[%#]")  # people mean the sign, not a comment or a parameter
_MENDED = (
    (re.compile(r"\\(?:label\s?\{[^{}]*\}|nonumber(?![A-Za-z])|notag(?![A-Za-z]))"), ""),
    (_BARE, r"\\\g<0>"),
    (re.compile(r"^&$"), r"\\&"),
    (re.compile(r"((\\(?:text[a-z]*|mbox|emph)\{)[^{}$]*)\$([^$]*)\$"), r"\1}\3\2"),
    (re.compile(r"((\\(?:text[a-z]*|mbox|emph)\{)[^{}$]*)\$([^$]*)\$"), r"\1}\3\2"),
    (re.compile(r"(\\(?:text|mbox)\{)\s*\\(?:rm|it|bf|sf|sc|em)\b\s*"), r"\1"),
    (re.compile(r"\\operatorname(?=\{[^{}]*[\^_])"), r"\\mathrm"),
    (re.compile(r"(\\(?!operatorname)[A-Za-z]+)\*"), r"\1 *"),
    (re.compile(r"(\\(?:mathcal|mathbb|sqrt))([A-Z])"), r"\1{\2}"),
    (re.compile(r"(\\(?:text(?:it|bf|tt|rm|sf|sc)|math(?:tt|rm|bf|sf)))([A-Z][\w-]*)"), r"\1{\2}"),
)
# So many characters of a formula fit on the narrowest screens.
MOST_ON_NARROW = 24
_TAG = re.compile(r"<[^>]*>")
_STYLE = re.compile(r' style="([^"]*)"')
_CLASS_AND_CLASS = re.compile(r'(<[a-z]+[^<>]*?) class="([^"]*)"([^<>]*?) class="([^"]*)"')
_TEXT_COMMAND = re.compile(
    r"\\(?:textbf|textit|textsc|texttt|textrm|textsf|emph|underline|text|mbox)\s?\{([^{}\\$^_]*)\}"
)


class FormulaError(Exception):
    """A formula that cannot be set, and why."""


def math_html(body: str, *, display: bool) -> str:
    """The formula as MathML without a `style`; a display that may have to scroll can be
    reached with the keyboard."""
    if len(body) > LONGEST:
        raise FormulaError(f"it has over {LONGEST:,} characters")
    if _depth(body) > DEEPEST:
        raise FormulaError(f"its braces go deeper than {DEEPEST} levels")
    mathml = _converted(body.strip(), display)
    if display and len(_TAG.sub("", mathml)) > MOST_ON_NARROW:
        return f'<span class="display" tabindex="0">{mathml}</span>'
    return mathml


@lru_cache(maxsize=1 << 14)
def _converted(body: str, display: bool) -> str:
    try:
        mathml = _convert(_BARE.sub(r"\\\g<0>", body), display)
    except LatexError as fault:
        try:
            mathml = _convert(_mended(body), display)
        except LatexError:
            raise FormulaError(_in_words(str(fault))) from None
    mathml = _STYLE.sub(_class_for_style, mathml)
    return _CLASS_AND_CLASS.sub(r'\1 class="\2 \4"\3', mathml)


def _convert(body: str, display: bool) -> str:
    return str(_converter().convert_with_local_state(body, displaystyle=display))


def _mended(body: str) -> str:
    """A refused formula without what TeX takes and the converter does not."""
    for wrong, right in _MENDED:
        body = wrong.sub(right, body)
    return body


def _in_words(fault: str) -> str:
    """Why the converter refused a formula, without the place, which it counts in bytes."""
    said = _PLACE.sub("", fault).rstrip(".")
    for theirs, ours in _REFUSALS:
        said = theirs.sub(ours, said)
    return said[:1].lower() + said[1:]


@lru_cache(maxsize=1 << 14)
def math_plain(body: str) -> str:
    """The formula as people would type it without TeX."""
    if len(body) > LONGEST or _depth(body) > DEEPEST:
        return body
    try:
        body = _FONT.sub(r"\\text", _SHORTHAND.sub(lambda shorthand: MACROS[shorthand[1]], body))
        escaped = _mended(body).replace(r"\|", "‖")
        escaped = re.sub(r"(\\[A-Za-z]+)\s+(?=\w)", r"\1{} ", escaped)  # keeps "log n" apart
        plain = str(_speller().latex_to_text(_FUNCTION.sub(" ", escaped)))
        plain = _SIGN_BEFORE_BLANK.sub(r" \1 ", plain)
    except Exception:
        return body
    return " ".join(plain.split()) or body


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


def _class_for_style(attribute: re.Match[str]) -> str:
    classes = " ".join(name for style, name in CLASSES if style in attribute[1])
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
