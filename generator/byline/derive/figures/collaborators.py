"""With whom a person works closely: by shared papers, of which recent ones weigh more."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from byline.library.identity import PersonKey
from byline.records.figure_settings import Collaboration


@dataclass(frozen=True, slots=True)
class Collaborator:
    """Someone's key, and the number of papers shared with them."""

    key: PersonKey
    papers: int


def collaborators(
    shared: Iterable[tuple[PersonKey, int]], weighing: Collaboration
) -> tuple[Collaborator, ...]:
    """The closest first, from one (key, year) for each paper shared with each of them.

    A paper weighs half as much for every half-life that it is older than the newest of all.
    """
    years: dict[PersonKey, list[int]] = defaultdict(list)
    for key, year in shared:
        years[key].append(year)
    newest = max((max(it) for it in years.values()), default=0)

    def closeness(key: PersonKey) -> float:
        ages = sorted(newest - year for year in years[key])
        return sum(0.5 ** (age / weighing.half_life) if weighing.half_life else 1.0 for age in ages)

    close = [key for key, its_years in years.items() if len(its_years) >= weighing.fewest]
    in_order = sorted(close, key=lambda key: (-closeness(key), -len(years[key]), key))
    return tuple(Collaborator(key, len(years[key])) for key in in_order[: weighing.most])
