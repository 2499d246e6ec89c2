"""Names of people in TeX as Unicode: accents, letters that have commands, and no braces."""

import re
import unicodedata
from functools import cache

from pylatexenc.latex2text import get_default_latex_context_db

# Accents by their commands, in text and in formulas.
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "G": "\u030f",
    "U": "\u030e", "f": "\u0311", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331",
    "h": "\u0309", "textcommabelow": "\u0326", "cb": "\u0326", "grave": "\u0300",
    "acute": "\u0301", "hat": "\u0302", "tilde": "\u0303", "bar": "\u0304", "breve": "\u0306",
    "dot": "\u0307", "ddot": "\u0308", "mathring": "\u030a", "check": "\u030c",
    "capitalacute": "\u0301", "capitalcaron": "\u030c", "capitalcedilla": "\u0327",
}  # fmt: skip
_LETTERS = {
    "i": "i", "j": "j", "imath": "i", "jmath": "j", "l": "ł", "L": "Ł", "o": "ø", "O": "Ø",
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "ss": "ß", "SS": "ẞ",
    "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
    "textquoteright": "’", "textquotesingle": "'", "textquoteleft": "‘", "textendash": "–",
    "textemdash": "—", "space": " ", "quad": " ", "textasciitilde": "~", "ldots": "...",
    "textcompwordmark": "", "relax": "", "protect": "", "noopsort": "", "and": "and",
}  # fmt: skip
_DOTLESS = {"i": "ı", "imath": "ı", "j": "ȷ", "jmath": "ȷ"}
_SIGNS = {"-": "", "/": "", "@": "", "!": "", ",": " ", ";": " ", ":": " ", " ": " ", "\n": " "}
# What is said in addition to a name, not of it: footnotes and raised signs.
_BESIDE = frozenset({"thanks", "footnote", "footnotemark", "textsuperscript", "orcidlink", "orcid"})
_TOKEN = re.compile(
    r"\\(?P<name>[A-Za-z]+)\s*(?:\{\})?|\\(?P<sign>[^A-Za-z])"
    r"|\$?\^(?:\{[^{}]*\}|[*\d]|\\[A-Za-z]+)\$?"
    r"|(?P<brace>[{}])|(?P<dashes>-{2,3})|(?P<tilde>~)|(?P<dollar>\$)|(?P<space>\s+)|(?P<char>.)",
    re.DOTALL,
)
_SPACE_BEHIND_A_COMMAND = re.compile(r"\\([A-Za-z]+)[ \t]+([^\W\d_])")
_ARGUMENT = re.compile(r"\s*\{[^{}]*\}|\s*\[[^\]]*\]")
_NEEDS_DECODING = re.compile(r"[\\{}~$^]|--")
_MATHEMATICAL = re.compile("[\U0001d400-\U0001d7ff\ufb00-\ufb06]+")


def without_spaces_in_words(source: str) -> str:
    """The source with braces where only a space ends a command, which is no space between words."""
    return _SPACE_BEHIND_A_COMMAND.sub(_in_braces, source)


def _in_braces(found: re.Match[str]) -> str:
    command, letter = found.groups()
    if command in _ACCENTS:
        return f"{{\\{command}{{{letter}}}}}"
    return f"{{\\{command}}}{letter}" if command in _LETTERS else found[0]


def decoded_name(source: str) -> str:
    """The name that TeX source says, in composed Unicode; what it cannot say is left out."""
    text = _decoded(source) if _NEEDS_DECODING.search(source) else source
    text = _MATHEMATICAL.sub(lambda it: unicodedata.normalize("NFKC", it[0]), text)
    return " ".join(unicodedata.normalize("NFC", text).split())


def _decoded(source: str) -> str:
    """The text without TeX; an accent waits for the letter behind its braces."""
    out: list[str] = []
    accents = ""
    at = 0
    while token := _TOKEN.match(source, at):
        at = token.end()
        kind, written = token.lastgroup, token[0]
        accent = _ACCENTS.get(token["name"] or token["sign"] or "")
        if accent and not (token["name"] and written.endswith("{}")):
            accents = accent + accents
        elif kind == "name" and token["name"] in _BESIDE:
            at = _behind_argument(source, at)
        elif kind == "brace":
            accents = "" if written == "}" else accents
        elif kind == "space" and accents:
            continue
        elif said := _said(token, has_accent=bool(accents)):
            out.append(said[0] + accents + said[1:])
            accents = ""
    return "".join(out)


def _said(token: re.Match[str], *, has_accent: bool) -> str:
    """What one token says by itself."""
    if token["name"] is not None:
        name = token["name"]
        return _DOTLESS[name] if name in _DOTLESS and not has_accent else _letter(name)
    if token["sign"] is not None:
        return _SIGNS.get(token["sign"], token["sign"])
    if token["dashes"]:
        return "-"
    if token["tilde"] or token["space"]:
        return " "
    return token["char"] or ""


def _behind_argument(source: str, at: int) -> int:
    found = _ARGUMENT.match(source, at)
    return found.end() if found else at


@cache
def _letter(name: str) -> str:
    """What a command stands for; '' where that is no letter."""
    if name in _LETTERS:
        return _LETTERS[name]
    known = get_default_latex_context_db().get_macro_spec(name)
    said = getattr(known, "simplify_repl", None)
    return said if isinstance(said, str) and "%" not in said else ""
