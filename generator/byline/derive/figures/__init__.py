"""Figures, each computed from the records in one small module, or stated by a source."""

from byline.derive.figures.counted import counted, is_counted
from byline.derive.figures.of_papers import (
    Compared,
    Comparison,
    Figures,
    as_far_as_there,
    figures,
    is_compared,
)
from byline.derive.figures.of_people import PersonFigures, person_figures
from byline.derive.figures.remembered import keep_comparison, recall_comparison
from byline.derive.figures.shown import shown_figures, shows_figures

__all__ = [
    "Compared",
    "Comparison",
    "Figures",
    "PersonFigures",
    "as_far_as_there",
    "counted",
    "figures",
    "is_compared",
    "is_counted",
    "keep_comparison",
    "person_figures",
    "recall_comparison",
    "shown_figures",
    "shows_figures",
]
