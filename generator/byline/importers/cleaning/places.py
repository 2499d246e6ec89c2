"""Where a work appeared: its venue by the name that is known, and the type that follows."""

from dataclasses import replace

from byline.importers.cleaning.remarks import changed, doubted
from byline.importers.cleaning.series import is_of_one_meeting, series_in, without_acronym
from byline.importers.cleaning.venues import (
    KnownVenues,
    VenueGuess,
    prints_more,
    without_doubled_year,
)
from byline.importers.forms.ids import arxiv_told
from byline.importers.forms.types import type_named
from byline.importers.works import SourceWork

_RULE = "venue"
_MEETINGS = frozenset({"conference", "workshop"})
# Types that sources also give to what is something else.
_UNSURE = frozenset({"", "other", "journal", "conference", "preprint"})


def placed(work: SourceWork, known: KnownVenues) -> SourceWork:
    """The work with a known venue and its type; the name as printed stays where it says more."""
    kind = type_named(work.type)
    if work.type and not kind:
        work = doubted(work, "type", "type", work.type, "no type of papers")
    work = replace(work, type=kind.value if kind else "")
    for field in ("venue", "booktitle"):
        once = without_doubled_year(getattr(work, field)).rstrip(" ,;")
        work = changed(work, "doubled years", field, once)
    printed = work.venue or work.booktitle
    if not printed or (work.type in {"book", "chapter", "thesis", "report"} and not work.venue):
        return work
    guess = known.guess(printed)
    return _typed(_dated(_named(work, printed, guess), guess), guess)


def _named(work: SourceWork, printed: str, guess: VenueGuess) -> SourceWork:
    """The work with the venue that is meant."""
    if guess.venue is None:
        return _in_series(work, printed, guess)
    says_more = prints_more(printed, guess.venue) and guess.type == "conference"
    if printed == work.booktitle and not says_more:
        work = replace(work, booktitle="")
    if not work.booktitle and says_more:
        work = replace(work, booktitle=printed)
    work = changed(work, _RULE, "venue", guess.venue.value)
    if guess.volume and not work.volume:
        work = changed(work, _RULE, "volume", guess.volume)
    if guess.type == "preprint":
        return _with_arxiv(work, guess)
    return work


def _in_series(work: SourceWork, printed: str, guess: VenueGuess) -> SourceWork:
    """A meeting of no venue that is known has its series for one, and its printed name beside."""
    if work.type == "journal" and is_of_one_meeting(printed):
        work = changed(work, "type", "type", guess.type or "conference")
    if work.type == "journal" and work.venue and not guess.type:
        return changed(work, _RULE, "venue", without_acronym(printed))
    is_meeting = guess.type == "workshop" or work.type in _MEETINGS
    name = series_in(printed).value if is_meeting else printed
    if name == printed:
        is_volume = not work.venue and (is_meeting or not work.type)
        return replace(work, venue=printed, booktitle="") if is_volume else work
    return changed(replace(work, booktitle=work.booktitle or printed), _RULE, "venue", name)


def _with_arxiv(work: SourceWork, guess: VenueGuess) -> SourceWork:
    """A preprint of arXiv: its id is no volume."""
    in_volume = work.volume if work.volume.startswith("abs/") else ""
    told = guess.arxiv or arxiv_told(in_volume) if guess.arxiv or in_volume else ""
    if told and not work.arxiv:
        work = changed(work, _RULE, "arxiv", told)
    return changed(work, _RULE, "volume", "") if in_volume else work


def _dated(work: SourceWork, guess: VenueGuess) -> SourceWork:
    """The year of the venue's name, where none is told; another is left to be looked at."""
    if not guess.year or (guess.venue and guess.type == "preprint"):
        return work
    if work.year is None and not work.date:
        return changed(work, _RULE, "year", guess.year)
    if guess.venue and work.year is not None and work.year != guess.year:
        return doubted(work, "year", "year", str(work.year), f"the venue says {guess.year}")
    return work


def _typed(work: SourceWork, guess: VenueGuess) -> SourceWork:
    """The type that the venue tells, where the source may be wrong about it."""
    if not guess.type or guess.type == work.type or work.type not in _UNSURE:
        return work
    if work.type == "conference" and guess.type == "journal":
        return doubted(work, "type", "type", work.type, f"{work.venue} is a journal")
    if work.type == "preprint" and guess.type != "workshop":
        return doubted(work, "type", "type", work.type, f"{work.venue} is a {guess.type}")
    return changed(work, "type", "type", guess.type)
