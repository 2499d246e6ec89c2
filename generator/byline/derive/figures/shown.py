"""Which figures a site shows."""

from byline.records.config import Features
from byline.words.explanations import EXPLANATIONS


def shown_figures(features: Features) -> tuple[str, ...]:
    """The names of the figures that are not switched off, in the order in which they are
    explained."""
    return tuple(name for name in EXPLANATIONS if features.shows(name))
