"""Names of venues as sources print them, and the known venue that each one means."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from byline.alphabet import fold
from byline.importers.cleaning.series import is_of_one_meeting, series_in, tell_of_one, upright
from byline.importers.cleaning.venue_table import WELL_KNOWN, KnownVenue
from byline.records.other_kinds import Venue, VenueType

_YEAR = re.compile(
    r"['’]?(?<![\d./:-])(?:19|20)\d\d(?![\d./:])|(?<=[A-Za-z])[ -]?['’]?\d\d\b(?= *$| *[),])"
)
_YEAR_IN_FULL = re.compile(r"(?<![\d./:])(?:19|20)\d\d(?![\d./:]*\d)")
_DOUBLED_YEAR = re.compile(r"\b((?:19|20)\d\d)[,.]?(?: \(?\1\b\)?)+")
_LEAD = re.compile(
    r"(?:in:?\s+)?(?:(?:companion\s+)?proc(?:eedings|\.)?(?:,|\s)+(?:of\s+)?(?:the\s+)?|the\s+)?",
    re.IGNORECASE,
)
_UNITS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_TENS = "twent|thirt|fort|fift|sixt|sevent|eight|ninet"
_ORDINAL = re.compile(
    rf"\b(?:\d{{1,3}}\s?(?:st|nd|rd|th)|(?:(?:{_TENS})y[- ]?)?(?:{_UNITS})|(?:{_TENS})ieth|tenth"
    r"|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|annual|biennial"
    rf"|(?:{_TENS})y)\b\s*(?:annual\b\s*)?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{1,80})[)\]]")
_VOLUME = re.compile(r"[\s,]+(?:vol(?:ume|\.)?\s*)?(\d{1,3}|[IVXL]{2,6})\s*$", re.IGNORECASE)
_SERIES = re.compile(r"advances in .*?[ ,](?:vol(?:ume|\.)? )?(\d{1,3})(?=[:,( ]|$)", re.IGNORECASE)
_SHORTENED = (
    (re.compile(r"\bInt(?:l|'l|ernat)?\b\.?(?= )", re.IGNORECASE), "International"),
    (re.compile(r"\bConf\b\.?", re.IGNORECASE), "Conference"),
    (re.compile(r"\bConference for\b", re.IGNORECASE), "Conference on"),
    (re.compile(r"\bSymp\b\.?", re.IGNORECASE), "Symposium"),
    (re.compile(r"\bAssoc\b\.?", re.IGNORECASE), "Association"),
)
_TRACK = re.compile(
    r"\s*[(,:–—-]\s*(?:volume \d+|long papers?|short papers?|main (?:conference|track|volume)).*$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\bworkshops?\b(?! and conference proceedings)|\bworking notes\b|\bco-?located\b|\bsatellite\b"
    r"|\w ?@ ?[A-Z]\w",
    re.IGNORECASE,
)
# How a paper was shown at a conference, as OpenReview says behind its name.
_SHOWN_AS = re.compile(
    r"[ ,:(]+(?:poster|oral|spotlight|accept(?:ed)?|notable[ -]top[ -]\d+%|conference)"
    r"(?: presentation| paper)?\)?\s*$",
    re.IGNORECASE,
)
# Parts of conferences that are not the conference.
_SIDE = re.compile(
    r"\bcompanion\b|\bextended abstracts\b|\btutorials?\b|\bdemonstrations?\b|\bdemos?\b"
    r"|\bdoctoral\b|\bcompetitions?\b|\bstudent\b|\bindustr(?:y|ial)\b|\badjunct\b|\bposters?\b",
    re.IGNORECASE,
)
_ARXIV = re.compile(r"(?:corr\b|(?:(?:in )?arxiv|e-?print)(?:[ .:(,\[-]|$)).*", re.IGNORECASE)
_ARXIV_ID = re.compile(
    r"(?<![\d.])(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?!\d)"
)
_ACL_VENUES = "acl|emnlp|naacl|eacl|aacl|ijcnlp"
_FINDINGS = re.compile(
    r"(?:in )?(?:proceedings of )?(?:the )?findings of (?:the )?"
    rf"(?:association for computational linguistics|{_ACL_VENUES})\b.*"
    rf"|(?:{_ACL_VENUES})[ ,/(-]+findings\b.*",
    re.IGNORECASE,
)
_ABBREVIATED_WORKSHOP = re.compile(r"[A-Z]{3,7}W(?:\b|S\b)")
_SPONSORS = re.compile(
    r"\b(?:acm-siam|ieee|acm|cvf|rsj|ras|embs|ifip|usenix|eurographics|siggraph|computer society"
    r"|sig(?:kdd|mod|act|sac|chi|ir|ops|plan|app|soft|bed))\b[ /-]*"
    r"(?=.*\b(?:conference|symposium)\b)",
    re.IGNORECASE,
)
_LONGEST, _MOST_PARTS = 400, 12  # of a name: characters, and what its commas part
_OF_VOLUME = re.compile(
    r"\bproc(?:eedings|\.)|\badvances in\b|\bfindings\b|\btrack\b", re.IGNORECASE
)
_PLACE = re.compile(
    r"\d|\b(?:virtual|online|volume|vol\.|part|usa|uk|pmlr|steering committee|springer|press)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class VenueGuess:
    """What a printed name says: the known venue (None: a workshop or an unknown one), the type
    of works in it, the year and volume in its name, and an arXiv id."""

    venue: KnownVenue | None = None
    type: str = ""
    year: int | None = None
    volume: str = ""
    arxiv: str = ""


@dataclass(frozen=True, slots=True)
class KnownVenues:
    """Venues by each of their names, as names compare."""

    by_name: Mapping[str, KnownVenue] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, records: Mapping[str, Venue]) -> "KnownVenues":
        """The venues of a site, by the ids of their records, and the well-known ones besides."""
        known: dict[str, KnownVenue] = {}
        for venue in WELL_KNOWN:
            _add(known, venue, (venue.value, venue.name, *venue.names))
        for record_id, record in records.items():
            named = (record.name, *([record.short] if record.short else ()), *record.names)
            before = next((known[it] for name in named if (it := fold(name)) in known), None)
            venue = KnownVenue(record_id, record.type or (before and before.type), record.name)
            if before:  # a site's record takes all names of the venue that it is
                known.update({name: venue for name, it in known.items() if it == before})
            _add(known, venue, (record_id, *named), is_first=True)
        return cls(MappingProxyType(known))

    def find(self, name: str) -> KnownVenue | None:
        """The venue of exactly that name, as names compare."""
        return self.by_name.get(compared(name))

    def guess(self, printed: str) -> VenueGuess:
        """What a name as printed says of a venue; what is too long for a name says nothing."""
        if len(printed) > _LONGEST:
            return VenueGuess()
        if arxiv := _ARXIV.fullmatch(printed):
            found = _ARXIV_ID.search(arxiv[0])
            return VenueGuess(self.find("arXiv"), "preprint", arxiv=found[1] if found else "")
        exact = self.find(printed)
        year = _year_in(printed)
        printed = upright(printed)
        if exact:
            return VenueGuess(exact, _type_of(exact), year)
        if _FINDINGS.fullmatch(printed):
            findings = self.find("Findings of ACL")
            return VenueGuess(findings, _type_of(findings), year)
        if _BESIDE.search(printed) or _ABBREVIATED_WORKSHOP.match(printed):
            return VenueGuess(None, "workshop", year)
        name = _SHOWN_AS.sub("", printed)
        if _SIDE.search(name):
            return VenueGuess(None, "", year)
        venue = (
            self._among(_names_in(name))
            or self._among_conferences(_without_places(name))
            or self._by_acronym(name)
        )
        return VenueGuess(venue, _type_of(venue), year, _volume_in(name) if venue else "")

    def _among(self, names: Iterable[str]) -> KnownVenue | None:
        return next((venue for name in names if (venue := self.find(name))), None)

    def _among_conferences(self, names: Iterable[str]) -> KnownVenue | None:
        """Journals are not held at places, and their names are parts of those of conferences."""
        found = (self.find(name) for name in names)
        return next((it for it in found if it and it.type is VenueType.CONFERENCE), None)

    def _by_acronym(self, printed: str) -> KnownVenue | None:
        """The conference whose acronym stands there, if the name beside it tells of it, too."""
        series = series_in(printed)
        venue = self.find(series.acronym) if series.acronym else None
        is_it = (
            venue and venue.type is VenueType.CONFERENCE and tell_of_one(series.name, venue.name)
        )
        return venue if is_it else None


def _add(
    known: dict[str, KnownVenue], venue: KnownVenue, names: Iterable[str], *, is_first: bool = False
) -> None:
    both = (form for name in names for form in (name, _ORDINAL.sub(" ", name)))
    for name in map(compared, both):
        if is_first or name not in known:
            known[name] = venue


@lru_cache(maxsize=1 << 14)
def compared(name: str) -> str:
    """A name as names of venues compare: '&' is a word; 'the' and sponsors say nothing."""
    name = _SPONSORS.sub("", name.replace("&", " and "))
    return fold(name).removeprefix("the ")


def _names_in(printed: str) -> Iterable[str]:
    """The names that may stand in what is printed, without years, numbers and brackets."""
    bare = _bare(printed)
    return bare, _LEAD.sub("", bare, count=1), _LEAD.sub("", _spaced(_YEAR.sub(" ", bare)), count=1)


def _bare(printed: str) -> str:
    plain = _BRACKETS.sub("", _TRACK.sub("", _ORDINAL.sub(" ", printed)))
    for short, in_full in _SHORTENED:
        plain = short.sub(in_full, plain)
    return _spaced(_VOLUME.sub("", _spaced(_YEAR.sub(" ", plain)))).strip(" ,;:.-–—")


def _without_places(printed: str) -> Iterable[str]:
    """The names that remain where places, days, or another name stand behind a sign."""
    name = _LEAD.sub("", _BRACKETS.sub("", _TRACK.sub("", _ORDINAL.sub(" ", printed))), count=1)
    parts = name.split(",")
    for length in range(min(len(parts) - 1, _MOST_PARTS), 0, -1):
        head, behind = ",".join(parts[:length]), parts[length:]
        are_places = len(behind) > 1 and not any(" and " in it or "&" in it for it in behind)
        if are_places or _PLACE.search(",".join(behind)) or " " not in head.strip():
            yield _bare(head)
    for sign in (":", " - ", " – ", " — "):
        head, _, rest = name.partition(sign)
        if rest:
            yield _bare(head)
    for part in re.split(r" [-–—] ", name)[1:]:  # 'Computer Vision – ECCV 2020'
        if " " not in (acronym := _bare(part)):
            yield acronym


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _year_in(printed: str) -> int | None:
    years = [int(it) for it in _YEAR_IN_FULL.findall(printed)]
    return years[0] if len(set(years)) == 1 else None


def _volume_in(printed: str) -> str:
    """The number behind the name of a series: 'Advances in … Systems 36'."""
    found = _SERIES.match(_BRACKETS.sub("", printed))
    return found[1] if found else ""


def _type_of(venue: KnownVenue | None) -> str:
    """The type of works in a venue."""
    if venue is None or venue.type in {None, VenueType.PUBLISHER, VenueType.OTHER}:
        return ""
    return "preprint" if venue.type is VenueType.REPOSITORY else str(venue.type)


def without_doubled_year(name: str) -> str:
    """'Conference 2023 2023' with its year once."""
    return _DOUBLED_YEAR.sub(r"\1", name)


def prints_more(printed: str, venue: KnownVenue) -> bool:
    """Does the printed name tell of a volume of proceedings, and not just of the venue?"""
    is_volume = re.search(
        r"\bproc(?:eedings|\.)|\badvances in\b|\bfindings\b|\btrack\b", printed, re.IGNORECASE
    )
    is_one = bool(is_volume) or is_of_one_meeting(printed)
    return is_one and compared(printed) != compared(venue.name)
