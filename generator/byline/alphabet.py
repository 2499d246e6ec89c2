"""The letters, marks and signs that the engine knows, and the three ways in which it compares
what people write.

- Names, of people and of what they work on, compare by `fold`: a mark that makes another letter
  stays, because it tells two names apart; signs part words, because spellings differ in them.
- Words of search compare by `search_form`, here and in the browser: every accent and vowel point
  goes, because few readers type them.
- Terms of texts compare by `term_form`: like names, because nobody types them.

Texts in capitals are members of a class of characters, as they stand between [ and ] in the
regular expressions of Python and of scripts.
"""

import re
import unicodedata
from functools import lru_cache
from types import MappingProxyType

# Letters that decomposition leaves whole, in lower case, and what they are compared as.
LETTERS = MappingProxyType({
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i",
    "ŋ": "n", "ŧ": "t", "ß": "ss",
})  # fmt: skip
# Letters that many also write as two: in search, such words are found in either spelling.
TWO_LETTERS = MappingProxyType({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "ð": "dh"})

ACCENTS = "\u0300-\u036f"
# Accents, and the vowel points of Hebrew and Arabic.
MARKS = f"{ACCENTS}\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670"
# What goes on with a word though it may be no letter: marks of Cyrillic, Hebrew and Arabic;
# Devanagari to Burmese, and Khmer, where marks and letters take turns.
MARKS_IN_WORDS = (
    f"{ACCENTS}\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0963\u0966-\u109f\u1780-\u17d3"
)

_APOSTROPHES = (
    "'`\u00b4\u02b9-\u02bf\u02c8\u0384\u055a\u05f3\u1fef\u1ffd\u2018-\u201b\u2032\ua78c\uff07\uff40"
)
# Signs that are not seen: soft hyphens, joiners, marks of direction, variants of a glyph, letters
# that stand for none, anchors of notes.
UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
)
# Of these, what editors leave within words; the others part the terms of texts.
UNSEEN_IN_WORDS = "\u00ad\u200b-\u200f\u2060\ufeff"
_TAGS = "\U000e0000-\U000e0fff"  # not seen either; variants of Han characters are among them
_ARABIC_STRETCH = "\u0640"
# What stands within a word and is no part of it.
WITHIN = f"{_APOSTROPHES}{UNSEEN}{_ARABIC_STRETCH}"
# Words that these join are found apart and as one.
HYPHENS = "\\-\u2010\u2011"

KANA = "\u3040-\u30ff"
HANGUL = "\uac00-\ud7af"
_HAN_SIGNS = "\u3005\u3007"
_HAN_CHARACTERS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAN = f"{_HAN_SIGNS}{_HAN_CHARACTERS}"
# Scripts that put no space between words (Thai to Khmer, kana, Han): found by pairs of letters.
UNSPACED = f"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff{_HAN_SIGNS}{KANA}{_HAN_CHARACTERS}"

# Letters of Cyrillic and Greek that look like Latin ones, and these in the same order.
_DOUBLES = (
    "АВЕЅІЈКМНОРСТУХҮԚԜԌаеѕіјорсухүѵԁһӏԛԝёїΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχ",
    "ABESIJKMHOPCTYXYQWGaesijopcyxyvdhlqwëïABEZHIKMNOPTYXaikvopux",
)
_AS_LATIN = str.maketrans(*_DOUBLES)
_GREEK_OR_CYRILLIC = re.compile("[\u0370-\u03ff\u0400-\u052f]")
# Controls, halves of letters, and what is no character in Unicode; not ends of lines and tabs.
_NO_CHARACTER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)

_WITHIN_NAMES = re.compile(f"[{WITHIN}{_TAGS}]")
_ACCENT_OF_A_NAME = re.compile(f"(?<=[a-zα-ω])[{ACCENTS}]+|(?<=е)\u0308")  # the last is Cyrillic
_MARK = re.compile(f"[{MARKS}]")
_BETWEEN_WORDS = re.compile(r"[^\w]|_")
_WITHIN_WORDS = re.compile(f"[{WITHIN}]")
# Case is folded for names, which turns the final sigma into the other; in search only lowered,
# as scripts can.
_LETTERS_OF_SEARCH = {**LETTERS, "ς": "σ"}
_FOR_NAMES, _FOR_SEARCH = str.maketrans(dict(LETTERS)), str.maketrans(_LETTERS_OF_SEARCH)

# What shows by itself: letters, digits, pictures.
_SHOWN = frozenset({"Lu", "Ll", "Lt", "Lo", "Nd", "Nl", "No", "So"})
_JOINER = "\u200d"
_FLAGS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
# Colours of skin, and what makes flags of parts of countries.
_CHANGES = frozenset(map(chr, (*range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080))))


@lru_cache(maxsize=1 << 17)
def fold(text: str) -> str:
    """The form in which names compare: no case, accents or punctuation; words stay apart.

    Accents that make another letter outside Latin and Greek stay, such as that of the
    Cyrillic short i, the voicing of kana or the vowels of Devanagari. A text of nothing
    but signs stays as it is, so that two of them are not the same.
    """
    plain = unicodedata.normalize("NFKC", _WITHIN_NAMES.sub("", text)).casefold()
    plain = unicodedata.normalize("NFD", _WITHIN_NAMES.sub("", plain)).translate(_FOR_NAMES)
    # Composed again, a mark that is still alone makes no letter.
    plain = unicodedata.normalize("NFC", _ACCENT_OF_A_NAME.sub("", plain))
    plain = unicodedata.normalize("NFC", _MARK.sub("", plain))
    plain = " ".join(_BETWEEN_WORDS.sub(_apart, plain).split())
    return plain or " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _apart(sign: re.Match[str]) -> str:
    """Marks that belong to a letter stay with it; other signs part words."""
    return sign[0] if unicodedata.category(sign[0]).startswith("M") else " "


def in_latin(name: str) -> str:
    """The name in Latin letters that look the same; '' where it needs none, or has others."""
    if name.isascii() or not _GREEK_OR_CYRILLIC.search(name):
        return ""
    latin = name.translate(_AS_LATIN)
    return "" if _GREEK_OR_CYRILLIC.search(latin) else latin


def without_controls(text: str) -> str:
    """The text without what can neither be seen nor be meant."""
    return _NO_CHARACTER.sub("", text)


def has_controls(text: str) -> bool:
    """Does the text hold what can neither be seen nor be meant?"""
    return bool(_NO_CHARACTER.search(text))


def first_sign(text: str) -> str:
    """The first letter, digit or picture of a text, whole and as a capital; '' if it has none."""
    text = unicodedata.normalize("NFC", text)
    start = next((at for at, it in enumerate(text) if unicodedata.category(it) in _SHOWN), None)
    if start is None:
        return ""
    end = start + 1
    while end < len(text) and _belong_together(text[start:end], text[end]):
        end += 1
    sign = text[start:end]
    return sign.upper() if len(sign.upper()) == len(sign) else sign


def _belong_together(sign: str, after: str) -> bool:
    """The sign goes on: with a mark, a skin colour, what a joiner joins, or half a flag."""
    is_change = unicodedata.category(after)[0] == "M" or after == _JOINER or after in _CHANGES
    return is_change or sign[-1] == _JOINER or (sign in _FLAGS and after in _FLAGS)


def search_form(word: str) -> str:
    """The form in which words compare in search: no case, accents, or what stands within."""
    if word.isascii():
        return _WITHIN_WORDS.sub("", word).lower()
    plain = unicodedata.normalize("NFKD", _WITHIN_WORDS.sub("", word)).lower()
    return unicodedata.normalize("NFC", _MARK.sub("", plain).translate(_FOR_SEARCH))


def search_table() -> dict[str, object]:
    """The alphabet that a browser needs to read queries by `search_form`."""
    return {
        "letters": dict(_LETTERS_OF_SEARCH),
        "also": dict(TWO_LETTERS),
        "marks": MARKS,
        "within": WITHIN,
        "hyphens": HYPHENS,
        "unspaced": UNSPACED,
    }


def term_form(word: str) -> str:
    """The form in which terms of texts compare, word by word: that of names."""
    return word.lower() if word.isascii() else fold(word)
