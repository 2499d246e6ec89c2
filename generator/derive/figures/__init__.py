"""Figures, each computed from the records in one small module, or stated by a source."""

from generator.derive.figures.counted import counted, is_counted
from generator.derive.figures.papers import Figures, figures, is_compared
from generator.derive.figures.people import PersonFigures, person_figures
from generator.derive.figures.shown import shown_figures

__all__ = [
    "Figures",
    "PersonFigures",
    "counted",
    "figures",
    "is_compared",
    "is_counted",
    "person_figures",
    "shown_figures",
]
