"""What tells papers with like titles apart, in a line: who wrote them, where and when they
appeared."""

from collections.abc import Sequence

from byline.library.identity import Attribution, Rule
from byline.library.model import Library, Work
from byline.library.reached import all_named
from byline.words import interface as words

SHOWN_SURNAMES = 3


def about_paper(library: Library, work: Work) -> str:
    """'Hu, Shen, …, Chen · ICLR 2022'; without what is not known."""
    surnames = [shown_surname(it) for it in all_named(work.bylines)]
    when = f"{venue_of(library, work)} {work.record.filed_year}".strip()
    return facts(_few(surnames), when)


def shown_surname(byline: Attribution) -> str:
    """The surname as it is printed; of a team, all its name."""
    return byline.printed if byline.rule is Rule.TEAM else byline.filed.partition(",")[0]


def venue_of(library: Library, work: Work) -> str:
    """The short name of where the paper appeared."""
    tie = library.ties["venues"].get(work.venue.id)
    return tie.short if tie else work.venue.text


def facts(*given: str) -> str:
    """Facts in one line, but for those that are not known."""
    return " · ".join(fact for fact in given if fact)


def _few(surnames: Sequence[str]) -> str:
    """'Hu', 'Hu, Shen, Wallis', or 'Hu, Shen, …, Chen'."""
    if len(surnames) > SHOWN_SURNAMES + 1:
        surnames = [*surnames[: SHOWN_SURNAMES - 1], words.GAP, surnames[-1]]
    return ", ".join(surnames)
