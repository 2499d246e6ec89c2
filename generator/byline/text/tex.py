"""TeX in running text: math, accents and commands, set aside or turned into HTML."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from pylatexenc.latex2text import LatexNodes2Text

from byline.text.faults import TextFault
from byline.text.grammar import ABBREVIATION, FENCE, LINK_ONLY, TOKEN, matching_braces
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
    "textbraceleft": "{", "textbraceright": "}",
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
    for fence in FENCE.finditer(source) if "```" in source or "~~~" in source else ():
        out += [set_aside(source[at : fence.start()], stash), fence[0]]
        at = fence.end()
    return "".join([*out, set_aside(source[at:], stash)])


def set_aside(source: str, stash: Stash, depth: int = 0) -> str:
    """The source as Markdown, with math and TeX behind the stash's placeholders."""
    out: list[str] = []
    at = 0
    braces = matching_braces(source)
    while token := TOKEN.search(source, at):
        out.append(source[at : token.start()])
        stand_in, at = _set(source, token, braces, stash, depth)
        out.append(stand_in)
    out.append(source[at:])
    return "".join(out)


def _set(
    source: str, token: re.Match[str], braces: dict[int, int], stash: Stash, depth: int
) -> tuple[str, int]:
    """What stands for the token found, and where reading goes on."""
    kind = token.lastgroup or ""
    if kind in {"command", "group"}:
        return _set_with_argument(source, token, braces, stash, depth)
    return _SETTERS[kind](token, stash), token.end()


def _set_with_argument(
    source: str, token: re.Match[str], braces: dict[int, int], stash: Stash, depth: int
) -> tuple[str, int]:
    """A command with what stands in its braces, read in turn."""
    is_command = token["command"] is not None
    opening = token.end() if is_command else token.start()
    closing = braces.get(opening)
    if closing is None or depth >= DEEPEST:
        return stash.literal(token[0]), token.end()
    name = token["name"] if is_command else _SWITCHES.get(token["switch"], "")
    start = opening + 1 if is_command else token.end()
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


def _set_math(token: re.Match[str], stash: Stash) -> str:
    body = token["math_body"] or token["sign_body"] or token["loose_body"] or token["paren_body"]
    body = body or ""
    if (text := text_only(body)) is not None:
        return set_aside(text, stash, DEEPEST - 2)
    if ABBREVIATION.fullmatch(body):
        said = body.replace("~", " ")
        return stash.keep(f"<em>{escaped(said)}</em>", lambda: said, rf"\emph{{{said}}}")
    return _kept_math(token[0], body, stash, display=False)


def _set_display(token: re.Match[str], stash: Stash) -> str:
    body = token["display_body"] or token["bracket_body"] or token["environment_body"]
    if kind := _WITHOUT_NUMBERS.get((token["environment"] or "").rstrip("*")):
        body = rf"\begin{{{kind}}}{body}\end{{{kind}}}"
    return _kept_math(token[0], body, stash, display=True)


def _kept_math(written: str, body: str, stash: Stash, *, display: bool) -> str:
    if LINK_ONLY.fullmatch(body):
        return set_aside(body, stash, DEEPEST - 2)
    try:
        html = math_html(body, display=display)
    except FormulaError as why:
        message = "this formula cannot be set, and shows as written"
        stash.faults.append(TextFault(message, written, str(why)))
        html = f'<code class="math-source">{escaped(written)}</code>'
        return stash.keep(html, lambda: written, written)
    return stash.keep(html, lambda: math_plain(body), written)


def _set_accent(token: re.Match[str], stash: Stash) -> str:
    command = token[0].removesuffix("{}")
    command = command[1:-1] if token["brace"] else command
    return _from_table(command) or stash.literal(token[0])


def _set_symbol(token: re.Match[str], stash: Stash) -> str:
    command = token[0].strip("{} ")
    sign = _SIGNS.get(command[1:]) or _from_table(command)
    return sign if sign.isalpha() else stash.literal(sign or token[0])


@lru_cache(maxsize=4096)
def _from_table(command: str) -> str:
    """What pylatexenc makes of one short command; '' where it knows none."""
    try:
        text = str(_table().latex_to_text(command))
    except Exception:
        return ""
    return "" if "\\" in text else text.strip()


@cache
def _table() -> LatexNodes2Text:
    return LatexNodes2Text()


def _set_unknown(token: re.Match[str], stash: Stash) -> str:
    message = "this command of TeX is not known here, and shows as written"
    hint = "write in Markdown what it should do; a formula stands between dollar signs"
    stash.faults.append(TextFault(message, token[0], hint))
    return stash.literal(token[0])


def _set_escaped(token: re.Match[str], stash: Stash) -> str:
    char = token[0][1]
    return _SPACES[char] if char in _SPACES else stash.literal(char)


def _set_quotes(token: re.Match[str], stash: Stash) -> str:
    return f"“{set_aside(token['quoted'], stash, DEEPEST - 2)}”"


def _set_code(token: re.Match[str], stash: Stash) -> str:
    """Code stays as written, and a bar in it does not part the cells of a table."""
    return re.sub(r"(?<!\\)\|", PIPE, token[0]) if stash.links else token[0]


def _set_protected(token: re.Match[str], stash: Stash) -> str:
    return stash.literal(token["word"] or token["words"], token[0])


def _set_dashes(token: re.Match[str], _stash: Stash) -> str:
    return "—" if len(token[0]) == 3 else "–"


def _as_written(token: re.Match[str], _stash: Stash) -> str:
    return token[0]


_SETTERS: dict[str, Callable[[re.Match[str], Stash], str]] = {
    "quotes": _set_quotes,
    "single": lambda token, _stash: f"‘{token['said']}’",
    "code": _set_code,
    "display": _set_display,
    "math": _set_math,
    "accent": _set_accent,
    "symbol": _set_symbol,
    "sign": _set_symbol,
    "short": lambda token, _stash: _SHORT[token["abbreviated"]],
    "citation": lambda token, stash: stash.literal(f"[{token['keys']}]"),
    "braced": lambda token, _stash: {"{--}": "–", "{---}": "—"}.get(token[0], token[0][1:-1]),
    "unknown": _set_unknown,
    "backslashes": _as_written,
    "hyphen": lambda _token, _stash: "\u00ad",
    "escaped": _set_escaped,
    "verbatim": _as_written,
    "dashes": _set_dashes,
    "tie": lambda _token, _stash: "\u00a0",
    "protected": _set_protected,
}
