"""Mutants: each a valid site after a few edits, the same for the same seed and step."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from byline.building.options import Options

from tests.support.fuzzing.edits_of_files import EDITS_OF_FILES
from tests.support.fuzzing.edits_of_values import EDITS_OF_VALUES
from tests.support.fuzzing.sketch import Sketch, is_taken, valid_site

# Edits of files refuse a site more often, and are of fewer kinds.
_EDITS = (*(EDITS_OF_VALUES * 2), *EDITS_OF_FILES)
_ATTEMPTS, _KEPT = 8, 0.9
_HOST = "https://papers.example"
_BASES = (None, None, None, "", "/", "/papers/", _HOST, f"{_HOST}:81/a b/ü/")


@dataclass(frozen=True)
class Edit:
    """One edit, with what decides where it falls; one that `keeps` the site falls where each record
    by itself stays right, if there is such a place among the first that it tries."""

    make: Callable[[random.Random, Sketch], None]
    seed: int
    keeps: bool = False

    def of(self, sketch: Sketch) -> Sketch:
        """The site after the edit."""
        for attempt in range(_ATTEMPTS if self.keeps else 1):
            made = dict(sketch)
            self.make(random.Random(self.seed + attempt), made)  # noqa: S311 - the same each time
            changed = [path for path, it in made.items() if sketch.get(path) != it]
            if not self.keeps or all(is_taken(path, made[path]) for path in changed):
                return made
        return sketch

    def __str__(self) -> str:
        return self.make.__name__.replace("_", " ")


@dataclass(frozen=True)
class Mutant:
    """A site after some edits, and what is asked of its build."""

    edits: Sequence[Edit]
    asked: dict[str, Any] = field(default_factory=dict)

    def sketch(self) -> Sketch:
        """Its files."""
        made = valid_site()
        for edit in self.edits:
            made = edit.of(made)
        return made

    def options(self, folder: Path) -> Options:
        """How it is built in a folder."""
        return Options(folder / "site" / "config.yaml", folder / "output", **self.asked)


def mutant(seed: int, step: int) -> Mutant:
    """The mutant of this step of a run."""
    chance = random.Random(f"{seed} {step}")  # noqa: S311 - the same for the same seed
    number = chance.choice([1, 1, 1, 2, 2, 3, 4, 6])
    edits = [
        Edit(chance.choice(_EDITS), chance.randrange(1 << 48), chance.random() < _KEPT)
        for _ in range(number)
    ]
    asked = {
        "search": chance.random() < 0.3,
        "drafts": chance.random() < 0.15,
        "strict": chance.random() < 0.03,
        "for_disk": chance.random() < 0.15,
        "base_url": chance.choice(_BASES),
    }
    return Mutant(edits, asked)
