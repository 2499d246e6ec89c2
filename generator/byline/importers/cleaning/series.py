"""The series that a volume of proceedings belongs to: what its printed name says in every year."""

import re
from collections import Counter
from dataclasses import dataclass

from byline.alphabet import fold

LONGEST = 400  # characters; a longer text is no name

_MEETING = (
    r"(?:conferences?|conf\.?|symposi(?:um|a)|symp\.?|workshops?|congress|colloquium|meeting|forum"
    r"|summit|seminar|school|week|days|\w*kongress|\w*tagung|congr[èe]s|congreso|simp[óo]sio)"
)
_HAS_MEETING = re.compile(rf"\b{_MEETING}(?!\w)", re.IGNORECASE)
# 'Engines (ICE), 2013 IEEE International Conference on', as indexes sort them.
_TURNED = re.compile(rf"(.+?), ([^,]*\b{_MEETING} (?:on|for|of))", re.IGNORECASE)
_PROCEEDINGS_BEFORE = re.compile(r"^.*\bproceedings\.\s+", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:in:?\s+)?(?:(?:companion\s+)?proc(?:eedings|\.)?(?:,|\s)+(?:of\s+)?(?:the\s+)?|the\s+)",
    re.IGNORECASE,
)
_KEPT_LEAD = re.compile(r"(?:in:?\s+)?companion\s+proceedings\b", re.IGNORECASE)
_YEAR = re.compile(
    r"(?<![\w./:-])(?:19|20)\d\d(?![\w/:])|['’](?:(?:19|20)\d\d|\d\d)(?![\w/:])"
    r"|(?<=[A-Z]{2})(?:19|20)\d\d\b|(?<=[A-Z]{2} )(?:19|20)\d\d(?=: )"
)
_UNITS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_TENS = "twent|thirt|fort|fift|sixt|sevent|eight|ninet"
_ORDINAL = re.compile(
    rf"\b(?:\d{{1,3}}\s?[-.]?(?:st|nd|rd|th)|(?:(?:{_TENS})y[- ]?)?(?:{_UNITS})|(?:{_TENS})ieth"
    r"|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth)\b(?!-\w)\s*",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(r"(?:[IVXL]{1,7}(?:st|nd|rd|th)?|\d{1,3}\.)\s+(?=[A-Z])")
_NUMBER_BEHIND = re.compile(r"\s+[IVX]{2,6}$")
_PLAIN_WORD = re.compile(r"\b[^\W\d_][a-zß-öø-ÿ]{3,}\b")
_BEFORE = re.compile(r"(?:the|annual|biennial|on)\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{1,80})[)\]]")
_LAST_BRACKETS = re.compile(r"(?:[(\[][^()\[\]]{1,80}[)\]][\s.,]*)+$")
_ACRONYM_BEHIND = re.compile(r"(?<=\w{3})(?: [-–—])? ([A-Z]{3,10}) (?:19|20)\d\d$")
_DATED_ACRONYM = re.compile(
    r"([^\W\d_][\w&+/-]*?)(?:@[\w&/-]+)?((?: (?:companion|workshops?|adjunct))?)"
    r"[- ]?(?:['’]\d\d|(?:19|20)\d\d)",
    re.IGNORECASE,
)
_ACRONYM = re.compile(
    r"([^\W\d_][\w&+/-]{1,14}?)(?:[- ]?['’]?(?:\d\d|(?:19|20)\d\d)|(?: at |@)[\w&/-]+)?"
)
_BRACKETS_BEHIND = re.compile(r"\s*\(([A-Z]{3,10})\)$")
_HELD = re.compile(r"\b(?:conference|symposium|workshop)\b", re.IGNORECASE)
_PERIODICAL = re.compile(
    r"\b(?:journals?|letters|transactions|trans\.|magazine|reviews?|series|notes|bulletin|procedia"
    r"|newsletter|annals|archives?)\b|\bconference proceedings$",
    re.IGNORECASE,
)
_LED_BY = re.compile(r"([^\W\d_][\w&+/-]{1,14}) ?['’]\d\d: +")
_NO_ACRONYMS = frozenset((
    "acm", "brazil", "canada", "china", "eds", "france", "germany", "hybrid", "ieee", "india",
    "italy", "japan", "online", "oral", "poster", "spain", "uae", "uk", "us", "usa", "virtual",
))  # fmt: skip
_OF_A_VOLUME = re.compile(
    r"\d|\b(?:proceedings|selected papers|part [IVX]+|virtual|online|hybrid event)\b", re.IGNORECASE
)
_GOES_ON = re.compile(r"\b(?:and|&|of|on|in|for)\b|&", re.IGNORECASE)
_SIDE = re.compile(r"\b(?:companion|adjunct|workshops?|demonstrations?|posters?)\b", re.IGNORECASE)
# Words that many names of meetings share, so they tell none apart.
_COMMON = frozenset((
    "acm", "and", "annual", "conference", "for", "ieee", "in", "international", "joint", "meeting",
    "of", "on", "proceedings", "symposium", "the", "workshop", "with",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Series:
    """A series of meetings: its name, and the short name that is told beside it ('' if none is)."""

    name: str
    acronym: str = ""

    @property
    def value(self) -> str:
        """How records name it."""
        return self.acronym or self.name


def series_in(printed: str) -> Series:
    """The series that the printed name of a volume tells, without what holds for one year."""
    printed = " ".join(printed.split())
    if len(printed) > LONGEST:
        return Series(printed)
    name = upright(printed)
    led = _LED_BY.search(name)
    name, dated = _without_time_and_place(name[led.end() :] if led else name)
    name, beside = _without_acronym_behind(name)
    acronym = (led[1] if led else "") or dated or beside or _bracketed(name)
    side = _SIDE.search(printed)
    if side and side[0].lower() not in {"workshop", "workshops"} and not _SIDE.search(acronym):
        acronym = ""  # what accompanies a conference is not that conference
    return Series(_name(name) or printed, acronym)


def _without_acronym_behind(name: str) -> tuple[str, str]:
    """The name before an acronym that stands behind it, with its year or behind a comma."""
    if dated := _ACRONYM_BEHIND.search(name):
        return name[: dated.start()], dated[1]
    head, _comma, behind = name.rpartition(", ")
    is_one = bool(_acronym(behind)) and _is_acronym(behind) and _stands_for(behind, head)
    return (head, behind) if is_one else (name, "")


def _bracketed(name: str) -> str:
    """The acronym in brackets behind the name that stands for it."""
    last = _LAST_BRACKETS.search(name)
    told = map(_acronym, _BRACKETS.findall(last[0])) if last else ()
    return next((it for it in told if it and _stands_for(it, _BRACKETS.sub("", name))), "")


def is_of_one_meeting(printed: str) -> bool:
    """Does the name tell of one meeting out of a row, by its number or its year?"""
    if len(printed) > LONGEST or _PERIODICAL.search(printed) or not _HELD.search(printed):
        return False
    return bool(_ORDINAL.search(printed) or _YEAR.search(printed))


def without_acronym(journal: str) -> str:
    """The name of a journal without its acronym in brackets behind it."""
    found = _BRACKETS_BEHIND.search(journal) if len(journal) <= LONGEST else None
    if not found or found[1].lower() in _NO_ACRONYMS:
        return journal
    name = journal[: found.start()]
    return name if _stands_for(found[1], name) else journal


def _stands_for(acronym: str, name: str) -> bool:
    """All letters of the acronym stand in the name; of a word, in its order; of two letters, as
    initials."""
    letters = [it for it in fold(acronym) if it.isalpha()]
    initials = "".join(it[0] for it in re.findall(r"[A-Z]\w*", name)).lower()
    if len(letters) > 2 and acronym[1:] != acronym[1:].lower():
        return not Counter(letters) - Counter(fold(name))
    following = iter(initials if len(letters) <= 2 else fold(name))
    return all(it in following for it in letters)


def upright(printed: str) -> str:
    """The name as it is spoken, where an index put its subject first."""
    turned = _TURNED.fullmatch(printed) if len(printed) <= LONGEST else None
    return f"{_PROCEEDINGS_BEFORE.sub('', turned[2])} {turned[1]}" if turned else printed


def tell_of_one(name: str, other: str, *, mostly: bool = False) -> bool:
    """Do two names of meetings that share an acronym tell of one subject? All words of the
    shorter stand in the other, or `mostly`: half of them."""
    one, two = _telling(name), _telling(other)
    fewest, shared = min(len(one), len(two)), len(one & two)
    return fewest > 0 and (shared * 2 >= fewest if mostly else shared == fewest)


def _telling(name: str) -> set[str]:
    return set(re.findall(r"\w+", fold(name))) - _COMMON


def _without_time_and_place(name: str) -> tuple[str, str]:
    """The name before its places and days, and the acronym that stands with its year there."""
    parts = name.split(", ")
    for at, part in enumerate(parts):
        dated = _DATED_ACRONYM.fullmatch(part)
        if not dated or len(parts) == 1:
            continue
        if _is_acronym(dated[1]) or (at > 0 and dated[1] in parts[0].split()):
            return ", ".join(parts[:at] or parts[1:2]), f"{dated[1]}{dated[2]}"
    length = len(parts)
    while length > 1 and _OF_A_VOLUME.search(_BRACKETS.sub("", parts[length - 1])):
        length -= 1
    is_dated = length < len(parts)
    places = 0
    while length - places > 1 and places < 3 and not _GOES_ON.search(parts[length - places - 1]):
        places += 1
    head = ", ".join(parts[: length - places])
    if (is_dated or places > 1) and _HAS_MEETING.search(head):
        return head, ""
    return ", ".join(parts[:length]), ""


def _acronym(bracketed: str) -> str:
    found = _ACRONYM.fullmatch(bracketed.strip())
    return found[1] if found and _is_acronym(found[1], is_sure=True) else ""


def _is_acronym(word: str, *, is_sure: bool = False) -> bool:
    """One that a place cannot be; in brackets, where it `is_sure`, a capital is enough."""
    capitals = sum(it.isupper() for it in word)
    return word.lower() not in _NO_ACRONYMS and (capitals > 1 or (is_sure and word[0].isupper()))


def _name(name: str) -> str:
    """The name alone: no volume, no number, no year."""
    name = _spaced(_ORDINAL.sub("", _YEAR.sub(" ", _spaced(_BRACKETS.sub("", name)))))
    bare = _without_start(_LEAD, name)
    # 'Proceedings of the Society of Looms' are no society.
    is_named_so = not _HAS_MEETING.search(bare) and len(_PLAIN_WORD.findall(bare)) > 1
    name = name if is_named_so or _KEPT_LEAD.match(name) else bare
    name = _without_start(_NUMBER_BEFORE, name)
    while (shorter := _without_start(_BEFORE, name)) != name:
        name = shorter
    return _NUMBER_BEHIND.sub("", name)


def _without_start(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.match(text)
    return text[found.end() :] if found else text


def _spaced(text: str) -> str:
    return re.sub(r"\s+(?=[,:;])", "", " ".join(text.split())).strip(" ,;:.-–—'’")
