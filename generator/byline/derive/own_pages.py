"""Who has a page of their own."""

from byline.library.model import Library, Person, PrintedName


def has_page(library: Library, whom: Person | PrintedName) -> bool:
    """Has someone, or a name, a page? A record gives one, and so do as many papers as the site's
    size asks for; a name that may mean several people has one all the same, because only there is
    it said."""
    if isinstance(whom, Person) and whom.key.is_declared:
        return True
    features, extent = library.config.features, library.config.extent
    if not features.names:
        return False
    fewest = extent.fewest_papers if features.search else extent.fewest_without_search
    if isinstance(whom, Person):
        return len(whom.credits) >= fewest
    return whom.papers >= fewest or bool(whom.possible)
