"""Running text with TeX in it as Markdown with Unicode; formulas stay as they are.

What the site reads as TeX is found as the site finds it (`text/grammar.py`), so that a text means
the same before and after.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from byline.alphabet import without_controls
from byline.importers.cleaning.damage import with_glued_signs
from byline.importers.cleaning.escapes import escaped, may_emphasise
from byline.text import line
from byline.text.grammar import ABBREVIATION, LINK_ONLY, TOKEN, matching_braces
from byline.text.math import text_only

LONGEST = 100_000
_DEEPEST = 12
_OPEN, _CLOSE = "\ue000", "\ue001"
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_TOKEN = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_EMPHASIS = {
    "emph": "*", "textit": "*", "textsl": "*", "textbf": "**", "it": "*", "itshape": "*", "em": "*",
    "sl": "*", "bf": "**", "bfseries": "**",
}  # fmt: skip
_NO_STAR_BEHIND, _NO_STAR_BEFORE = frozenset({_CLOSE, "*"}), frozenset({"\\", "*", "{", "$"})
_TO_STARS = {"*": "emph", "**": "textbf"}
_CODE = frozenset({"texttt", "tt", "ttfamily"})
_SHORT = {
    "ie": "i.e.", "eg": "e.g.", "etal": "et al.", "etc": "etc.", "cf": "cf.", "wrt": "w.r.t.",
}  # fmt: skip
_RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_CAN_RAISE, _CAN_LOWER = re.compile(r"[0-9+\-=()ni]+"), re.compile(r"[0-9+\-=()]+")
_OF_ORDINAL = frozenset({"st", "nd", "rd", "th"})
# What sets type and says nothing.
_SILENT = re.compile(
    r"\\(?:xspace|noindent|protect|relax|centering|newline|linebreak|quad|qquad|smallskip|medskip"
    r"|bigskip|hfill|par|space|(?:hspace|vspace)\*?\{[^{}]*\})(?![A-Za-z])(?:\{\})?[ \t]*"
)
_ENSURED = re.compile(r"\\ensuremath\s?(\{(?:[^{}]|\{[^{}]*\})*\})")
_DOLLAR = re.compile(r"(?<!\\)\$")
_UNKNOWN = re.compile(r"\\[A-Za-z]+")
_ESCAPED_IN_CODE = re.compile(r"\\([%&#_{}$])")
_NO_CODE = re.compile(r"[`\\${}]")
_TWO_WORDS = re.compile(r"[^\W\d_]{3,} (?:\w+ )*[^\W\d_]{3,}")
_SIGN_OF_MATH = re.compile(r"[\\^_{}=<>]")
_ABOUT = re.compile(r"(?<=[%\d+])~(?=\d)")
_TIE = re.compile(r"(?<![\s(])~|~(?!\d)")  # ' ~8%' is about 8 %
# What goes before a citation that is a word of its sentence.
_NEEDS_CITATION = re.compile(
    r"(?:^|[.!?;:(]|\b(?:in|of|by|from|on|to|with|at|see|as|than|and|or|that|when|while|both|like|per"
    r"|following|unlike|for|via|upon|under))[\s~]*\Z",
    re.IGNORECASE,
)
_TEXTUAL = ("\\citet", "\\textcite", "\\citeauthor", "\\citeyear", "\\Citet")
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Prose:
    """A text as Markdown, and what of it was not understood and stands as it was written."""

    text: str
    unknown: tuple[str, ...] = ()


def prose(source: str, *, is_tex: bool, is_line: bool) -> Prose:
    """The text as Markdown. Where it is not TeX all through, dashes, ties and most braces are
    meant as they stand. In a line, links are only their text."""
    source = with_glued_signs(_PRIVATE.sub("", without_controls(source)))
    if len(source) > LONGEST:
        return Prose(source, (f"{source[:40]}…",))
    writing = _Writing(is_tex, is_line, has_dollars=source.count("$") > 1)
    written = escaped(_evenly_spaced(_read(source, writing, 0)))
    unknown = (*writing.unknown, *_UNKNOWN.findall(written))
    return Prose(writing.put_back(written), tuple(dict.fromkeys(unknown)))


@dataclass(slots=True)
class _Writing:
    """How a text is read, and the pieces of it that are finished."""

    is_tex: bool
    is_line: bool
    has_dollars: bool
    pieces: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def keep(self, piece: str) -> str:
        """The placeholder for Markdown that is not to be escaped."""
        self.pieces.append(piece)
        return f"{_OPEN}{len(self.pieces) - 1}{_CLOSE}"

    def put_back(self, text: str) -> str:
        """The text with all pieces in place, also those within pieces."""
        while _OPEN in text:
            text = _TOKEN.sub(lambda token: self.pieces[int(token[1])], text)
        return text


def _evenly_spaced(text: str) -> str:
    """Blanks at ends of lines and before what follows a dropped citation taken away."""
    return re.sub(r"[ \t]+(?=\n)|[ \t]{2,}", lambda gap: " " if gap.end() < len(text) else "", text)


def _read(source: str, writing: _Writing, depth: int) -> str:
    """The source with all that is finished behind placeholders, the rest as plain text."""
    if writing.is_tex or "\\" in source:
        source = _ENSURED.sub(_ensured, source)
        source = _SILENT.sub(_said_by_silent, source)
    out: list[str] = []
    at = 0
    braces = matching_braces(source)
    silent = _silent_braces(source, braces, writing)
    while token := TOKEN.search(source, at):
        out.append(_between(source, at, token.start(), silent, writing))
        stand_in, at = _set(source, token, braces, writing, depth, "".join(out[-2:])[-1:])
        if stand_in == "" and token.lastgroup == "citation":
            out[-1] = out[-1].rstrip(" ~")
            at += out[-1].endswith(".") and source[at : at + 1] == "."
        out.append(stand_in)
    out.append(_between(source, at, len(source), silent, writing))
    return "".join(out)


def _silent_braces(source: str, braces: dict[int, int], writing: _Writing) -> frozenset[int]:
    """Where the braces stand that only group: all of TeX's pairs but exponents, and sets in
    long texts, as people write them who do not think of TeX."""
    if not writing.is_tex:
        return frozenset()
    silent: set[int] = set()
    for start, end in braces.items():
        is_exponent = start > 0 and source[start - 1] in "^_"
        is_part = bool(source[:start].strip("{ ") or source[end + 1 :].strip("} "))
        is_set = not writing.is_line and "," in source[start:end] and is_part
        if not (is_exponent or is_set):
            silent |= {start, end}
    return frozenset(silent)


def _said_by_silent(command: re.Match[str]) -> str:
    return "\n\n" if command[0].startswith("\\par") else " " if command[0][-1:] in " \t" else ""


def _between(source: str, start: int, end: int, silent: frozenset[int], writing: _Writing) -> str:
    """A part of the source without tokens."""
    text = source[start:end]
    if not writing.is_tex:
        return text
    if "{" in text or "}" in text:
        text = "".join(it for at, it in enumerate(text, start) if at not in silent)
    text = _ABOUT.sub("∼", text.replace("---", "—").replace("--", "–"))
    return _TIE.sub(" ", text)


def _ensured(found: re.Match[str]) -> str:
    """A formula that is one wherever it stands: within another it needs no signs of its own."""
    is_within = len(_DOLLAR.findall(found.string, 0, found.start())) % 2 == 1
    return found[1] if is_within else f"${found[1][1:-1]}$"


def _set(
    source: str,
    token: re.Match[str],
    braces: dict[int, int],
    writing: _Writing,
    depth: int,
    before: str,
) -> tuple[str, int]:
    """What stands for a token, and where reading goes on."""
    kind = token.lastgroup or ""
    if kind not in {"command", "group"}:
        return _SETTERS[kind](token, writing, depth), token.end()
    is_command = token["command"] is not None
    opening = token.end() if is_command else token.start()
    closing = braces.get(opening)
    if closing is None or depth >= _DEEPEST:
        writing.unknown.append(token[0])
        return writing.keep(token[0]), token.end()
    name = token["name"] if is_command else token["switch"]
    body = source[opening + 1 if is_command else token.end() : closing]
    second = braces.get(closing + 1)
    if name in {"href", "textcolor"} and second is not None:
        label = source[closing + 2 : second]
        said = _read(label, writing, depth + 1)
        return said if name == "textcolor" else _link(body, said, writing), second + 1
    after = source[closing + 1 : closing + 2]
    return _styled(name, body, writing, depth, before, after), closing + 1


def _styled(name: str, body: str, writing: _Writing, depth: int, before: str, after: str) -> str:
    """What a command makes of the words in its braces."""
    if name in {"url", "href"}:
        return _link(body, "", writing)
    if name in _CODE:
        return _code(body, writing)
    said = _read(body, writing, depth + 1)
    if name == "footnote":
        note = " ".join(said.split())
        return "" if writing.is_line or not note else f" ({note})"
    if name == "enquote":
        return f"“{said}”"
    if name == "textsuperscript":
        return _raised(said, writing, name, _CAN_RAISE, _RAISED)
    if name == "textsubscript":
        return _raised(said, writing, name, _CAN_LOWER, _LOWERED)
    return _emphasised(_EMPHASIS.get(name, ""), said, writing, before, after)


def _emphasised(mark: str, said: str, writing: _Writing, before: str, after: str) -> str:
    """Words between stars, or in their command where Markdown would not see the stars."""
    inner = said.strip()
    if not mark or not inner:
        return said
    left = said[: len(said) - len(said.lstrip())]
    right = said[len(said.rstrip()) :]
    opens, _ = may_emphasise(left or before, inner[0])
    _, closes = may_emphasise(inner[-1], right or after)
    is_within = (not left and (before in _NO_STAR_BEHIND or before.isalnum())) or (
        not right and (after in _NO_STAR_BEFORE or after.isalnum())
    )
    if opens and closes and not is_within and _OPEN not in inner and "*" not in inner:
        return f"{left}{writing.keep(mark)}{inner}{writing.keep(mark)}{right}"
    command = writing.keep(f"\\{_TO_STARS[mark]}{{")
    return f"{left}{command}{inner}{writing.keep('}')}{right}"


def _raised(
    said: str, writing: _Writing, name: str, able: re.Pattern[str], table: dict[int, int]
) -> str:
    """Digits and signs as the characters that Unicode has for them, other words by the command."""
    if said in _OF_ORDINAL:
        return said
    if able.fullmatch(said):
        return said.translate(table)
    return f"{writing.keep(f'{chr(92)}{name}{{')}{said}{writing.keep('}')}" if said else ""


def _code(body: str, writing: _Writing) -> str:
    code = _ESCAPED_IN_CODE.sub(r"\1", body).strip()
    if not code:
        return ""
    return code if _NO_CODE.search(code) else writing.keep(f"`{code}`")


def _link(target: str, label: str, writing: _Writing) -> str:
    """A link as Markdown; an address alone needs no marks."""
    target = re.sub(r"\\([%#&_{}~$])", r"\1", "".join(target.split()))
    said = label.strip() or target
    if writing.is_line or not target.startswith(_WEB):
        return said if label.strip() else writing.keep(target)
    if not label.strip() or label.replace("\\", "") == target:
        return writing.keep(target)
    return f"{writing.keep('[')}{said}{writing.keep(f']({target})')}"


def _set_math(token: re.Match[str], writing: _Writing, _depth: int) -> str:
    """A formula as it is; what is none, such as `$e. g.$`, as its words."""
    body = token["math_body"] or token["sign_body"] or token["loose_body"] or token["paren_body"]
    body = (body or "").strip()
    words = text_only(body)
    if words is not None or LINK_ONLY.fullmatch(body):
        return _read(words or body, writing, _DEEPEST - 2)
    if ABBREVIATION.fullmatch(body):
        return re.sub(r"(?<=[a-z]\.) (?=[a-z]\.)", "", body.replace("~", " "))
    if not writing.is_tex and _TWO_WORDS.search(body) and not _SIGN_OF_MATH.search(body):
        return f"{writing.keep(chr(92) + '$')}{body}$"
    follows = token.string[token.end() : token.end() + 1]
    if token["paren_body"] and "$" not in body and not follows.isdigit() and body[-1] != "\\":
        return writing.keep(f"${' '.join(body.split())}$")
    return writing.keep(" ".join(token[0].split()))


def _set_citation(token: re.Match[str], writing: _Writing, _depth: int) -> str:
    """A citation is dropped; one that is part of its sentence stands as its key, and is told."""
    before = token.string[max(token.start() - 20, 0) : token.start()]
    if not (token[0].startswith(_TEXTUAL) or _NEEDS_CITATION.search(before)):
        return ""
    writing.unknown.append(token[0])
    return f"[{token['keys']}]"


def _set_table(token: re.Match[str], _writing: _Writing, _depth: int) -> str:
    return _shown(token[0].strip())


@lru_cache(maxsize=4096)
def _shown(command: str) -> str:
    """A letter or a sign of TeX as the site shows it."""
    return line(command).plain


def _set_unknown(token: re.Match[str], writing: _Writing, _depth: int) -> str:
    writing.unknown.append(token[0])
    return writing.keep(token[0])


def _set_escaped(token: re.Match[str], writing: _Writing, _depth: int) -> str:
    sign = token[0][1]
    if sign in " ,;":
        return " "
    if sign in "/@":
        return ""
    if sign in "{}" or (sign == "$" and writing.has_dollars):
        return writing.keep(token[0])
    return sign


def _set_protected(token: re.Match[str], _writing: _Writing, _depth: int) -> str:
    """Braces around one word or letter keep its capitals in TeX, and are left over elsewhere."""
    return token["word"] or token["words"]


def _set_tie(token: re.Match[str], _writing: _Writing, _depth: int) -> str:
    """A tie is a blank; between numbers the sign means 'to' or 'about'."""
    around = token.string[token.start() - 1 : token.start()] + token.string[token.end()]
    return "∼" if around.isdigit() else " "


def _set_quotes(token: re.Match[str], writing: _Writing, depth: int) -> str:
    return f"“{_read(token['quoted'], writing, max(depth + 1, _DEEPEST - 2))}”"


def _as_written(token: re.Match[str], writing: _Writing, _depth: int) -> str:
    return writing.keep(token[0])


def _set_verbatim(token: re.Match[str], writing: _Writing, _depth: int) -> str:
    """An address stays; brackets behind brackets that hold none are no link."""
    is_link = not token[0].startswith("](") or token[0][2:].lstrip("<").startswith(_WEB)
    return writing.keep(token[0]) if is_link else token[0]


def _set_dashes(token: re.Match[str], _writing: _Writing, _depth: int) -> str:
    return "—" if len(token[0]) == 3 else "–"


def _set_braced(token: re.Match[str], _writing: _Writing, _depth: int) -> str:
    return {"{--}": "–", "{---}": "—"}.get(token[0], token[0][1:-1])


_SETTERS: dict[str, Callable[[re.Match[str], _Writing, int], str]] = {
    "quotes": _set_quotes,
    "single": lambda token, _writing, _depth: f"‘{token['said']}’",
    "code": _as_written,
    "display": _as_written,
    "math": _set_math,
    "accent": _set_table,
    "symbol": _set_table,
    "sign": _set_table,
    "short": lambda token, _writing, _depth: _SHORT[token["abbreviated"]],
    "citation": _set_citation,
    "braced": _set_braced,
    "unknown": _set_unknown,
    "backslashes": lambda _token, _writing, _depth: " ",
    "hyphen": lambda _token, _writing, _depth: "",
    "escaped": _set_escaped,
    "verbatim": _set_verbatim,
    "dashes": _set_dashes,
    "tie": _set_tie,
    "protected": _set_protected,
}
