"""What copying and converting did to texts, mended: one small function for each kind.

Each takes Markdown and gives Markdown; formulas and code stay as they are.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable

from byline.alphabet import UNSEEN, without_controls

_LIGATURES = str.maketrans({
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
})  # fmt: skip
_ODD_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_END = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
# Joiners stay where a script needs them, and so do marks of direction, and variants of pictures.
_UNSEEN = re.compile(
    rf"(?![\u180b-\u180f\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f])[{UNSEEN}]"
    r"|(?<![\u0600-\u109f])[\u200c\u200d](?![\U0001f000-\U0001ffff])"
    r"|(?<![\u0590-\u08ff ])[\u200e\u200f](?![\u0590-\u08ff ])"
)
_FORMULA_OR_CODE = re.compile(
    r"(\$\$[^$]{1,2000}\$\$|\$[^$]{1,2000}\$|`[^`]{1,500}`"
    r"|\\\[.{1,2000}?\\\]|\\\(.{1,2000}?\\\))",
    re.DOTALL,
)
_ENDINGS = "com|org|net|io|edu|gov|ai|dev|info|eu|uk|de|fr|ch|cn|jp|kr|ca|au|it|nl|es|se|us|me|co"
# `https: //github. com/ada`: blanks behind the signs of an address, up to its host's last part.
_BROKEN_ADDRESS = re.compile(
    r"(?<![A-Za-z])(?P<scheme>https?) ?: ?/ ?/ ?(?P<host>[\w-]+(?: ?\. ?[\w-]+){0,3}? ?\. ?"
    rf"(?:{_ENDINGS}))(?![\w-])(?P<path>(?: ?/ ?[\w.~%#?=&+-]*[\w~%#=&+-]/?)*)"
)
_BLANK_IN_NUMBER = re.compile(
    r"(?<![\w.$])(?<!Table )(?<!Figure )(?<!Fig\. )(?<!Section )(\d{1,3})\. (\d{1,3})"
    r"(?=\s?(?:\\?%|×|pp\b|points?\b|dB\b|times\b))"
)
_BLANK_IN_BRACKETS = re.compile(r"(?<=\()[ \t]+(?=[^\s)])|(?<=[^\s(])[ \t]+(?=\))")
_BLANK_BEFORE_SIGN = re.compile(r"(?<=[\w)\]}”$%*])[ \t]+(?=[,;](?:\s|$)|\.(?:\s|$)(?!\.))")
_BLANKS = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
_BLANK_AT_END = re.compile(r"[ \t]+$", re.MULTILINE)
_ABBREVIATION = re.compile(
    r"(?<![\w$\\])\$\s?((?:e\.\s?g|i\.\s?e|et~?\s*al|cf|vs|a\.\s?k\.\s?a|w\.\s?r\.\s?t|viz)\b[.,]{0,2})\s?\$"
)
_ESCAPED_PERCENT = re.compile(r"(?<=[\d$])[ ]?\\%")
_SIGNS = {
    "endash": "–", "emdash": "—", "quoteright": "’", "quoteleft": "‘",
    "quotedblleft": "“", "quotedblright": "”",
}  # fmt: skip
_GLUED = re.compile(rf"\\text({'|'.join(_SIGNS)})(?=[^\W\d_])")
_SPELLED_TAG = re.compile(r"\$lt\$/?\w{1,10}\$gt\$")  # as ADS writes '<sc>' in keywords


def without_odd_characters(text: str) -> str:
    """Composed letters, plain blanks and line feeds; nothing that cannot be seen, no ligatures."""
    text = _SPELLED_TAG.sub("", text) if "$lt$" in text else text
    text = with_glued_signs(text)
    if text.isascii() and "\r" not in text and text.isprintable():
        return text
    text = without_controls(_LINE_END.sub("\n", text)).translate(_LIGATURES)
    return unicodedata.normalize("NFC", _ODD_BLANK.sub(" ", _UNSEEN.sub("", text)))


def with_glued_signs(text: str) -> str:
    """The signs that TeX spells, where a program took away the braces between them and a word."""
    return _GLUED.sub(lambda sign: _SIGNS[sign[1]], text) if "\\text" in text else text


def with_whole_addresses(text: str) -> str:
    """Web addresses without the blanks that a program put behind their signs."""
    return _BROKEN_ADDRESS.sub(_whole_address, text) if "http" in text else text


def _whole_address(address: re.Match[str]) -> str:
    """The address as one word; one without a fault stays, with what follows it."""
    head = address.string[address.start() : address.start("path")]
    if " " not in head:
        return address[0]
    return f"{address['scheme']}://{re.sub(' ', '', address['host'])}{_path(address['path'])}"


def _path(path: str) -> str:
    """The path without blanks, up to a blank that parts it from the words behind it."""
    return re.sub(r" ?/ ?", "/", path)


def with_whole_numbers(text: str) -> str:
    r"""`36. 0%` as `36.0%`, and `36\%` outside formulas as `36%`."""
    text = _outside_formulas(_BLANK_IN_NUMBER, r"\1.\2", text) if ". " in text else text
    return _outside_formulas(_ESCAPED_PERCENT, "%", text) if "\\%" in text else text


def with_plain_abbreviations(text: str) -> str:
    """`$e. g. $` as `e.g.`: it is no formula."""
    if "$" not in text:
        return text
    return _ABBREVIATION.sub(lambda it: re.sub(r"(?<=\.)\s(?=\w)", "", it[1]), text)


def evenly_spaced(text: str) -> str:
    """One blank between words, and none inside brackets or before a comma or a full stop."""
    text = _BLANK_AT_END.sub("", text)
    for pattern, instead in (
        (_BLANKS, " "),
        (_BLANK_IN_BRACKETS, ""),
        (_BLANK_BEFORE_SIGN, ""),
    ):
        if pattern.search(text):
            text = _outside_formulas(pattern, instead, text)
    return text.strip()


def _outside_formulas(pattern: re.Pattern[str], instead: str, text: str) -> str:
    """The text with what is found replaced, but not in formulas and code."""
    if "$" not in text and "`" not in text and "\\" not in text:
        return pattern.sub(instead, text)
    held = [it.span() for it in _FORMULA_OR_CODE.finditer(text)]

    def replaced(found: re.Match[str]) -> str:
        nearest = bisect_left(held, found.span())
        around = held[max(nearest - 1, 0) : nearest + 1]
        is_held = any(start < found.end() and found.start() < end for start, end in around)
        return found[0] if is_held else found.expand(instead)

    return pattern.sub(replaced, text)


# The rules in their order, each by the name that remarks give it.
DAMAGE: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("characters", without_odd_characters),
    ("web addresses", with_whole_addresses),
    ("numbers", with_whole_numbers),
    ("abbreviations", with_plain_abbreviations),
    ("spacing", evenly_spaced),
)
