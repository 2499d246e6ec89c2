"""Which figures a site shows: those that it computes, and those that a record of it states."""

from byline.library.model import Library
from byline.words.explanations import EXPLANATIONS

# What records of papers may state beside those of people.
_OF_PAPERS = frozenset({"novelty", "score"})


def shown_figures(library: Library) -> tuple[str, ...]:
    """The names of the figures that are shown, in the order in which they are explained."""
    return tuple(name for name in EXPLANATIONS if _is_shown(library, name))


def shows_figures(library: Library) -> bool:
    """Is any shown? Where one is computed, nobody looks through the records."""
    return any(_is_shown(library, name) for name in EXPLANATIONS)


def _is_shown(library: Library, figure: str) -> bool:
    features = library.config.features
    if features.computes(figure):
        return True
    return features.shows(figure) and _is_stated(library, figure)


def _is_stated(library: Library, figure: str) -> bool:
    """Does a record of a person or a paper state the figure?"""
    authors = [it.author for it in library.people.values() if it.author]
    if figure == "claim":
        return any(author.claimed for author in authors)
    if figure == "collaboration":
        return any(author.open_to_collaborate is not None for author in authors)
    if any(getattr(author.figures, figure) for author in authors):
        return True
    works = library.works.values() if figure in _OF_PAPERS else ()
    return any(getattr(work.record, figure) for work in works)
