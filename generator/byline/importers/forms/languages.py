"""Languages, by the codes that records have."""

import re

# Names, the three letters of libraries, and what babel calls them.
_KNOWN = {
    "english": "en", "eng": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB",
    "ukenglish": "en-GB", "german": "de", "deutsch": "de", "ger": "de", "deu": "de",
    "ngerman": "de", "naustrian": "de-AT", "french": "fr", "français": "fr", "fre": "fr",
    "fra": "fr", "spanish": "es", "español": "es", "spa": "es", "italian": "it", "ita": "it",
    "portuguese": "pt", "por": "pt", "brazilian": "pt-BR", "brazil": "pt-BR", "russian": "ru",
    "rus": "ru", "chinese": "zh", "chi": "zh", "zho": "zh", "japanese": "ja", "jpn": "ja",
    "korean": "ko", "kor": "ko", "dutch": "nl", "dut": "nl", "nld": "nl", "polish": "pl",
    "pol": "pl", "turkish": "tr", "tur": "tr",
}  # fmt: skip
_NONE = frozenset({"und", "mul", "mis", "zxx"})  # codes for no language, or several
_CODE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*", re.IGNORECASE | re.ASCII)


def language_of(text: str) -> str:
    """The code of the language: 'English' is en, 'pt_br' pt-BR; '' where it is not known."""
    bare = text.strip()
    if known := _KNOWN.get(bare.lower()):
        return known
    if not _CODE.fullmatch(bare) or bare.lower() in _NONE:
        return ""
    first, *rest = bare.replace("_", "-").split("-")
    return "-".join([first.lower(), *map(_in_its_case, rest)])


def _in_its_case(part: str) -> str:
    """A country in capitals, a script with one; others stay."""
    if len(part) == 2:
        return part.upper()
    return part.title() if len(part) == 4 else part
