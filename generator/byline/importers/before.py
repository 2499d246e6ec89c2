"""What an import starts from."""

from collections.abc import Mapping
from dataclasses import dataclass

from byline.importers.existing import ExistingSite
from byline.importers.keeping.decisions import Decision
from byline.importers.keeping.memory import ImportMemory


@dataclass(frozen=True, slots=True)
class Before:
    """What an import starts from: the site, what is remembered and decided beside its records, its
    texts of its files by their names within it and the names of all files of content; and those
    that are examples, as a new site has them, which go when papers come."""

    site: ExistingSite
    memory: ImportMemory
    decisions: tuple[Decision, ...]
    texts: Mapping[str, str]
    files: frozenset[str]
    config_file: str = "config.yaml"
    examples: tuple[str, ...] = ()
