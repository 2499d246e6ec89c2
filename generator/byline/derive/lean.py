"""What `size: lean` leaves out, so that a very large site fits where it is published.

Everything else that differs between the sizes asks `Config.is_lean` in its own place.
"""

from byline.library.model import Library, Person, PrintedName
from byline.records.config import Config

MOST_RELATED = 3
# How many papers give someone without a record a page: a name with fewer leads to search, which
# lists them; without search, a page joins two papers that nothing else would.
FEWEST_PAPERS, FEWEST_WITHOUT_SEARCH = 3, 2


def lean(config: Config) -> Config:
    """The configuration of the same site, told to be lean: the list of papers stands by year
    anyway, so there are no pages of years; few related papers are named."""
    features = config.features.model_copy(update={"years": False})
    related = min(config.figures.related, MOST_RELATED)
    figures = config.figures.model_copy(update={"related": related})
    return config.model_copy(update={"features": features, "figures": figures})


def has_page(library: Library, whom: Person | PrintedName) -> bool:
    """Has someone, or a name, a page of their own? In a lean site it takes a record or some papers;
    a name that may mean several people has one all the same, because only there is it said."""
    if isinstance(whom, Person) and whom.key.is_declared:
        return True
    if not library.config.features.names:
        return False
    if not library.config.is_lean:
        return True
    fewest = FEWEST_PAPERS if library.config.features.search else FEWEST_WITHOUT_SEARCH
    if isinstance(whom, Person):
        return len(whom.credits) >= fewest
    return whom.papers >= fewest or bool(whom.possible)
