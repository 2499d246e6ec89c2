"""TeX in running text: math, accents and commands, set aside or turned into HTML."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from pylatexenc.latex2text import LatexNodes2Text

from byline.text.faults import TextFault
from byline.text.grammar import ABBREVIATION, BRACE, FENCE, LINK_ONLY, TOKEN
from byline.text.math import FormulaError, math_html, math_plain, text_only
from byline.text.stash import PIPE, Stash, escaped

DEEPEST = 12
_STYLES = {
    "emph": ("<em>", "</em>"),
    "textit": ("<em>", "</em>"),
    "textsl": ("<em>", "</em>"),
    "textbf": ("<strong>", "</strong>"),
    "texttt": ("<code>", "</code>"),
    "textsc": ('<span class="small-caps">', "</span>"),
    "underline": ("<u>", "</u>"),
    "ul": ("<u>", "</u>"),
    "textsuperscript": ("<sup>", "</sup>"),
    "textsubscript": ("<sub>", "</sub>"),
    "enquote": ("“", "”"),
}
_SWITCHES = {
    "bf": "textbf", "bfseries": "textbf", "it": "textit", "itshape": "textit", "em": "emph",
    "sl": "textit", "tt": "texttt", "ttfamily": "texttt", "sc": "textsc", "scshape": "textsc",
}  # fmt: skip
_SHORT = {
    "ie": "i.e.", "eg": "e.g.", "etal": "et al.", "etc": "etc.", "cf": "cf.", "wrt": "w.r.t.",
}  # fmt: skip
# Signs that pylatexenc's table lacks, or leaves for math.
_SIGNS = {
    "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "S": "§", "P": "¶", "ddag": "‡",
    "pounds": "£", "copyright": "©", "slash": "/", "textless": "<", "textgreater": ">",
    "textbar": "|", "textunderscore": "_", "textbackslash": "\\",
}  # fmt: skip
# What sets the lines of a display inside a formula, where they have no numbers.
_WITHOUT_NUMBERS = {
    "align": "aligned", "eqnarray": "aligned", "gather": "gathered", "multline": "gathered",
}  # fmt: skip
_SPACES = {" ": " ", ",": "\u2009", ";": " ", "/": "", "@": ""}


def set_aside_block(source: str, stash: Stash) -> str:
    """Paragraphs as `set_aside` takes them, with fenced code as it is written."""
    out: list[str] = []
    at = 0
    for found in FENCE.finditer(source) if "```" in source or "~~~" in source else ():
        out += [set_aside(source[at : found.start()], stash), found[0]]
        at = found.end()
    return "".join([*out, set_aside(source[at:], stash)])


def set_aside(source: str, stash: Stash, depth: int = 0) -> str:
    """The source as Markdown, with math and TeX behind the stash's placeholders."""
    out: list[str] = []
    at = 0
    braces = _matching_braces(source)
    while found := TOKEN.search(source, at):
        out.append(source[at : found.start()])
        made, at = _set(source, found, braces, stash, depth)
        out.append(made)
    out.append(source[at:])
    return "".join(out)


def _set(
    source: str, found: re.Match[str], braces: dict[int, int], stash: Stash, depth: int
) -> tuple[str, int]:
    """What stands for the token found, and where reading goes on."""
    kind = found.lastgroup or ""
    if kind in {"command", "group"}:
        return _set_with_argument(source, found, braces, stash, depth)
    return _SETTERS[kind](found, stash), found.end()


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
    if name == "footnote":
        return _set_note(body, stash, depth), closing + 1
    if name == "url":
        return _link(body, body, stash), closing + 1
    second = braces.get(closing + 1)
    if name in {"href", "textcolor"} and second is not None:
        label = set_aside(source[closing + 2 : second], stash, depth + 1)
        return label if name == "textcolor" else _link(body, label, stash), second + 1
    if name == "href":
        return _link(body, body, stash), closing + 1
    before, after = _STYLES.get(name, ("", ""))
    inner = set_aside(body, stash, depth + 1)
    return stash.tag(before) + inner + stash.tag(after), closing + 1


def _set_note(body: str, stash: Stash, depth: int) -> str:
    """A footnote of a block; a line has no place for one."""
    if not stash.links:
        return ""
    return stash.note(" ".join(set_aside(body, stash, depth + 1).split()))


def _link(target: str, label: str, stash: Stash) -> str:
    target = re.sub(r"\\([%#&_{}~$])", r"\1", " ".join(target.split()))
    shown = stash.literal(target) if label.replace("\\", "") == target else label
    if not stash.links or not target:
        return shown
    return f"[{shown}]({stash.literal(target)})"


def _matching_braces(source: str) -> dict[int, int]:
    """Where each brace that opens is closed, found in one pass."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for found in BRACE.finditer(source):
        if found[0] == "{":
            opened.append(found.start())
        elif found[0] == "}" and opened:
            pairs[opened.pop()] = found.start()
    return pairs


def _set_math(found: re.Match[str], stash: Stash) -> str:
    body = found["math_body"] or found["sign_body"] or found["loose_body"] or found["paren_body"]
    body = body or ""
    if (text := text_only(body)) is not None:
        return set_aside(text, stash, DEEPEST - 2)
    if ABBREVIATION.fullmatch(body):
        said = body.replace("~", " ")
        return stash.keep(f"<em>{escaped(said)}</em>", lambda: said, rf"\emph{{{said}}}")
    return _kept_math(found[0], body, stash, display=False)


def _set_display(found: re.Match[str], stash: Stash) -> str:
    body = found["display_body"] or found["bracket_body"] or found["environment_body"]
    if kind := _WITHOUT_NUMBERS.get((found["environment"] or "").rstrip("*")):
        body = rf"\begin{{{kind}}}{body}\end{{{kind}}}"
    return _kept_math(found[0], body, stash, display=True)


def _kept_math(written: str, body: str, stash: Stash, *, display: bool) -> str:
    if LINK_ONLY.fullmatch(body):
        return set_aside(body, stash, DEEPEST - 2)
    try:
        made = math_html(body, display=display)
    except FormulaError as why:
        message = "this formula cannot be set, and shows as written"
        stash.faults.append(TextFault(message, written, str(why)))
        made = f'<code class="math-source">{escaped(written)}</code>'
        return stash.keep(made, lambda: written, written)
    return stash.keep(made, lambda: math_plain(body), written)


def _set_accent(found: re.Match[str], stash: Stash) -> str:
    command = found[0].removesuffix("{}")
    command = command[1:-1] if found["brace"] else command
    return _from_table(command) or stash.literal(found[0])


def _set_symbol(found: re.Match[str], stash: Stash) -> str:
    command = found[0].strip("{} ")
    made = _SIGNS.get(command[1:]) or _from_table(command)
    return made if made.isalpha() else stash.literal(made or found[0])


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


def _set_unknown(found: re.Match[str], stash: Stash) -> str:
    message = "this command of TeX is not known here, and shows as written"
    hint = "write in Markdown what it should do; a formula stands between dollar signs"
    stash.faults.append(TextFault(message, found[0], hint))
    return stash.literal(found[0])


def _set_escaped(found: re.Match[str], stash: Stash) -> str:
    char = found[0][1]
    return _SPACES[char] if char in _SPACES else stash.literal(char)


def _set_quotes(found: re.Match[str], stash: Stash) -> str:
    return f"“{set_aside(found['quoted'], stash, DEEPEST - 2)}”"


def _set_code(found: re.Match[str], stash: Stash) -> str:
    """Code stays as written, and a bar in it does not part the cells of a table."""
    return re.sub(r"(?<!\\)\|", PIPE, found[0]) if stash.links else found[0]


def _set_protected(found: re.Match[str], stash: Stash) -> str:
    return stash.literal(found["word"] or found["words"], found[0])


def _set_dashes(found: re.Match[str], _stash: Stash) -> str:
    return "—" if len(found[0]) == 3 else "–"


def _as_written(found: re.Match[str], _stash: Stash) -> str:
    return found[0]


_SETTERS: dict[str, Callable[[re.Match[str], Stash], str]] = {
    "quotes": _set_quotes,
    "single": lambda found, _stash: f"‘{found['said']}’",
    "code": _set_code,
    "display": _set_display,
    "math": _set_math,
    "accent": _set_accent,
    "symbol": _set_symbol,
    "sign": _set_symbol,
    "short": lambda found, _stash: _SHORT[found["abbreviated"]],
    "citation": lambda found, stash: stash.literal(f"[{found['keys']}]"),
    "braced": lambda found, _stash: {"{--}": "–", "{---}": "—"}.get(found[0], found[0][1:-1]),
    "unknown": _set_unknown,
    "backslashes": _as_written,
    "hyphen": lambda _found, _stash: "\u00ad",
    "escaped": _set_escaped,
    "verbatim": _as_written,
    "dashes": _set_dashes,
    "tie": lambda _found, _stash: "\u00a0",
    "protected": _set_protected,
}
