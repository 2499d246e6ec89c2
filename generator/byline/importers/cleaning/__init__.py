"""Works as sources tell them, cleaned with a record of it."""

from byline.importers.cleaning.clean import cleaned, cleaned_text
from byline.importers.cleaning.hyphens import known_words
from byline.importers.cleaning.venues import KnownVenues

__all__ = ["KnownVenues", "cleaned", "cleaned_text", "known_words"]
