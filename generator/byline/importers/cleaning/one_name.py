"""Meetings that a source names in several ways: one name for each of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from byline.alphabet import fold
from byline.importers.cleaning.remarks import changed
from byline.importers.cleaning.series import Series, series_in, tell_of_one
from byline.importers.cleaning.venues import KnownVenues, compared
from byline.importers.works import SourceWork

_MEETINGS = frozenset({"conference", "workshop"})


def with_one_name_each(works: Sequence[SourceWork], known: KnownVenues) -> Iterator[SourceWork]:
    """The works, each meeting that is in no table under one name: its acronym where one is told
    anywhere, unless it stands for several."""
    series = [_series(it, known) for it in works]
    names = _Names.of([it for it in series if it])
    for work, it in zip(works, series, strict=True):
        yield changed(work, "venue", "venue", names.value(it)) if it else work


def _series(work: SourceWork, known: KnownVenues) -> Series | None:
    """The series of a meeting, from its name as printed; None for all that has a known venue."""
    if work.type not in _MEETINGS or not work.venue or known.find(work.venue):
        return None
    told = series_in(work.booktitle) if work.booktitle else Series("")
    is_told = work.venue in {told.name, told.acronym}
    return told if is_told else Series(work.venue)


@dataclass(frozen=True, slots=True)
class _Names:
    """How the meetings of a source are named, by their names and acronyms as these compare."""

    acronyms: Mapping[str, str]
    acronym_of: Mapping[str, str]
    spelled: Mapping[str, str]

    @classmethod
    def of(cls, series: Sequence[Series]) -> "_Names":
        """The names that are told; of several forms always the same, in whatever order."""
        under: defaultdict[str, set[str]] = defaultdict(set)
        forms: defaultdict[str, set[str]] = defaultdict(set)
        spelled: defaultdict[str, set[str]] = defaultdict(set)
        for it in series:
            spelled[compared(it.name)].add(it.name)
            if it.acronym:
                under[fold(it.acronym)].add(it.name)
                forms[fold(it.acronym)].add(it.acronym)
        clear = {it for it, names in under.items() if _tell_of_one(sorted(names))}
        return cls(
            {it: min(forms[it]) for it in clear},
            {compared(name): it for it in sorted(clear) for name in under[it]},
            {it: min(names, key=lambda name: (len(name), name)) for it, names in spelled.items()},
        )

    def value(self, series: Series) -> str:
        """How records name the meeting."""
        name = compared(series.name)
        by_name = self.acronym_of.get(name, "")
        acronym = fold(series.acronym) or by_name
        if not acronym and fold(series.name) in self.acronyms:
            acronym = fold(series.name)  # only the acronym was printed
        return self.acronyms.get(acronym) or self.spelled[name]


def _tell_of_one(names: Sequence[str]) -> bool:
    return all(tell_of_one(names[0], it, mostly=True) for it in names[1:])
