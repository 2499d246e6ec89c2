"""TeX in running text: math, accents and commands, set aside or turned into HTML."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from pylatexenc.latex2text import LatexNodes2Text

from generator.text.math import math_html, math_plain, text_only
from generator.text.stash import Stash

DEEPEST = 12
# The first that matches at a place wins. `$` opens math when no blank follows it, and
# closes it when no blank stands before it and no digit follows: "$5 and $6" is money.
_TOKEN = re.compile(
    r"""(?=[`$\\{*~-])(?:  # what any token begins with, tried first because it is quick
    (?P<quotes>(?<!`)``(?P<quoted>[^`]+?)'')
  | (?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))
  | (?P<display>\$\$(?P<display_body>.{1,2000}?)\$\$ | \\\[(?P<bracket_body>.{1,2000}?)\\\])
  | (?P<math>\$(?![\s$])(?P<math_body>(?:\\.|[^$\\])*?(?:\\.|[^$\\\s]))\$(?!\d)
            | \$(?P<sign_body>\s?\\[A-Za-z]+\s?)\$
            | \\\((?P<paren_body>.{1,2000}?)\\\))
  | (?P<accent>(?P<brace>\{)?\\(?:["'`^~=.](?:\{\\?[^\W\d_]\}|\s?\\?[^\W\d_]\b|[^\W\d_])
            | [uvHtcdbkr](?:\{\\?[^\W\d_]{1,2}\}|\s[^\W\d_]\b))(?(brace)\}|(?:\{\})?))
  | (?P<command>\\(?P<name>emph|textit|textbf|texttt|textsc|textrm|textsf|textnormal|text|mbox
            |underline|textsuperscript|url|href|enquote)\s?(?=\{))
  | (?P<group>\{\s?\\(?P<switch>bf|bfseries|it|itshape|em|tt|sc|scshape|rm|sf|sl)\b\s*)
  | (?P<symbol>(?P<wrap>\{)?\\(?:ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j|dh|DH|th|TH|S|P|dag|pounds
            |copyright|ldots|dots|textendash|textemdash|textquoteright|textquoteleft
            |textasciitilde|textbackslash|textregistered|texttrademark|LaTeX|TeX|BibTeX)
            (?![A-Za-z])(?(wrap)\}|(?:\{\}|[ ])?))
  | (?P<unknown>\\[A-Za-z]+\*?(?:\{[^{}]{0,200}\})+)
  | (?P<escaped>\\[%&#_{}$ ,;!/-])
  | (?P<dashes>(?<=\w)---?(?=\w)|(?<=\s)---?(?=\s)|(?<=\w)---(?=\s))
  | (?P<tie>(?<=[\w.,])~(?=[\w\\$]))
  | (?P<protected>\{(?P<word>[^\W\d_][\w-]*)\})
    )""",
    re.VERBOSE | re.DOTALL,
)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_STYLES = {
    "emph": ("<em>", "</em>"),
    "textit": ("<em>", "</em>"),
    "textbf": ("<strong>", "</strong>"),
    "texttt": ("<code>", "</code>"),
    "textsc": ('<span class="small-caps">', "</span>"),
    "underline": ("<u>", "</u>"),
    "textsuperscript": ("<sup>", "</sup>"),
    "enquote": ("“", "”"),
}
_SWITCHES = {
    "bf": "textbf", "bfseries": "textbf", "it": "textit", "itshape": "textit", "em": "emph",
    "sl": "textit", "tt": "texttt", "sc": "textsc", "scshape": "textsc",
}  # fmt: skip
_SPACES = {" ": " ", ",": "\u2009", ";": " ", "!": "", "/": "", "-": "\u00ad"}


def set_aside(source: str, stash: Stash, depth: int = 0) -> str:
    """The source as Markdown, with math and TeX behind the stash's placeholders."""
    out: list[str] = []
    at = 0
    braces = _matching_braces(source)
    while found := _TOKEN.search(source, at):
        out.append(source[at : found.start()])
        made, at = _set(source, found, braces, stash, depth)
        out.append(made)
    out.append(source[at:])
    return "".join(out)


def _set(
    source: str, found: re.Match[str], braces: dict[int, int], stash: Stash, depth: int
) -> tuple[str, int]:
    """What stands for the token found, and where reading goes on."""
    if found.lastgroup is None:
        return found[0], found.end()
    for kind in ("command", "group"):
        if found[kind] is not None:
            return _set_with_argument(source, found, braces, stash, depth)
    for kind, setter in _SETTERS.items():
        if found[kind] is not None:
            return setter(found, stash), found.end()
    return found[0], found.end()


def _set_with_argument(
    source: str, found: re.Match[str], braces: dict[int, int], stash: Stash, depth: int
) -> tuple[str, int]:
    """A command with what stands in its braces, read in turn."""
    is_command = found["command"] is not None
    opening = found.end() if is_command else found.start()
    closing = braces.get(opening)
    if closing is None or depth >= DEEPEST:
        return stash.literal(found[0]), found.end()
    name = found["name"] if is_command else _SWITCHES.get(found["switch"], "")
    start = opening + 1 if is_command else found.end()
    body = source[start:closing]
    if name == "url":
        return _link(body, body, stash), closing + 1
    if name == "href":
        second = braces.get(closing + 1)
        if second is None:
            return _link(body, body, stash), closing + 1
        label = set_aside(source[closing + 2 : second], stash, depth + 1)
        return _link(body, label, stash), second + 1
    before, after = _STYLES.get(name, ("", ""))
    inner = set_aside(body, stash, depth + 1)
    return stash.tag(before) + inner + stash.tag(after), closing + 1


def _link(target: str, label: str, stash: Stash) -> str:
    target = target.replace("\\", "")
    if not stash.links:
        return stash.literal(target) if label.replace("\\", "") == target else label
    if not re.fullmatch(r"https?://[^\s<>()\[\]]+", target):
        return label
    shown = stash.literal(target) if label.replace("\\", "") == target else label
    return f"[{shown}]({target})"


def _matching_braces(source: str) -> dict[int, int]:
    """Where each brace that opens is closed, found in one pass."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for found in _BRACE.finditer(source):
        if found[0] == "{":
            opened.append(found.start())
        elif found[0] == "}" and opened:
            pairs[opened.pop()] = found.start()
    return pairs


def _set_math(found: re.Match[str], stash: Stash) -> str:
    body = found["math_body"] or found["sign_body"] or found["paren_body"] or ""
    if (text := text_only(body)) is not None:
        return set_aside(text, stash, DEEPEST - 2)
    return _kept_math(found[0], body, stash, display=False)


def _set_display(found: re.Match[str], stash: Stash) -> str:
    body = found["display_body"] or found["bracket_body"] or ""
    return _kept_math(found[0], body, stash, display=True)


def _kept_math(written: str, body: str, stash: Stash, *, display: bool) -> str:
    made = math_html(body, display=display)
    if made is None:
        stash.faults.append(f"this formula cannot be set, and shows as written: {written}")
        source = written.replace("&", "&amp;").replace("<", "&lt;")
        return stash.keep(f'<code class="math-source">{source}</code>', lambda: written)
    return stash.keep(made, lambda: math_plain(body))


def _set_accent(found: re.Match[str], stash: Stash) -> str:
    command = found[0].removesuffix("{}")
    command = command[1:-1] if found["brace"] else command
    return _from_table(command) or stash.literal(found[0])


def _set_symbol(found: re.Match[str], stash: Stash) -> str:
    command = found[0].rstrip("{} ")
    return _from_table(command) or stash.literal(found[0])


@lru_cache(maxsize=4096)
def _from_table(command: str) -> str:
    """What pylatexenc makes of one short command; '' where it knows none."""
    try:
        made = str(_table().latex_to_text(command))
    except Exception:
        return ""
    return "" if "\\" in made else made.strip()


@cache
def _table() -> LatexNodes2Text:
    return LatexNodes2Text()


def _set_escaped(found: re.Match[str], stash: Stash) -> str:
    char = found[0][1]
    return _SPACES[char] if char in _SPACES else stash.literal(char)


def _set_quotes(found: re.Match[str], stash: Stash) -> str:
    return f"“{set_aside(found['quoted'], stash, DEEPEST - 2)}”"


def _set_dashes(found: re.Match[str], _stash: Stash) -> str:
    return "—" if len(found[0]) == 3 else "–"


_SETTERS: dict[str, Callable[[re.Match[str], Stash], str]] = {
    "quotes": _set_quotes,
    "code": lambda found, _stash: found[0],
    "display": _set_display,
    "math": _set_math,
    "accent": _set_accent,
    "symbol": _set_symbol,
    "unknown": lambda found, stash: stash.literal(found[0]),
    "escaped": _set_escaped,
    "dashes": _set_dashes,
    "protected": lambda found, _stash: found["word"],
    "tie": lambda _found, _stash: "\u00a0",
}
