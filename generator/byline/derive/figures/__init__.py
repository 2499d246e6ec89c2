"""Figures, each computed from the records in one small module, or stated by a source."""

from generator.derive.figures.counted import counted, is_counted
from generator.derive.figures.papers import (
    Compared,
    Comparison,
    Figures,
    as_far_as_there,
    figures,
    is_compared,
)
from generator.derive.figures.people import PersonFigures, person_figures
from generator.derive.figures.remembered import keep_comparison, recall_comparison
from generator.derive.figures.shown import shown_figures

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
]
