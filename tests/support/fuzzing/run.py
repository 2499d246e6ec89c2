"""A run of mutants: as many as there is time for; each kind of fault is told once, with the
smallest site that shows it."""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from byline.derive.shelves import LONGEST_LIST

from tests.support.fuzzing.judge import Fault
from tests.support.fuzzing.mutants import Mutant, mutant
from tests.support.fuzzing.sketch import write
from tests.support.fuzzing.smallest import smallest
from tests.support.fuzzing.trial import Ended, Trial, tools_of_trials

SHORT_LIST = 2  # papers, where lists are to be cut into parts
COMPARED_EACH = 25  # mutants: whether the output is as a clean build would make it


@dataclass
class Found:
    """What a run found: how many mutants ended how, and the faults, each kind once, in words."""

    ended: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        ended = ", ".join(f"{number:,} {how}" for how, number in sorted(self.ended.items()))
        kinds = [f"\n{number:7,} times: {kind}" for kind, number in self.kinds.most_common()]
        return f"{self.ended.total():,} mutants: {ended}{''.join(kinds)}"


def run(
    folder: Path,
    seed: int,
    steps: Iterable[int],
    seconds: float,
    say: Callable[[str], None] = lambda _said: None,
) -> Found:
    """Tries the mutants of these steps for so long; says what is wrong at once. The folder keeps
    the smallest site for each kind of fault. With an odd seed lists are cut into parts."""
    found, until = Found(), time.monotonic() + seconds
    with tools_of_trials(SHORT_LIST if seed % 2 else LONGEST_LIST):
        trial = Trial(folder / "tried")
        for step in steps:
            if time.monotonic() > until:
                break
            tried = mutant(seed, step)
            ended = _ended(trial, tried, step)
            found.ended[ended.how] += 1
            for kind, fault in {it.kind: it for it in ended.faults}.items():
                if kind not in found.kinds:
                    kept = folder / f"{seed}-{step}-{len(found.kinds)}"
                    again = f"python -m tests.programs.fuzz --seed {seed} --step {step}"
                    found.told.append(_told(trial, tried, fault, kept, again))
                    say(found.told[-1])
                found.kinds[kind] += 1
    return found


def _ended(trial: Trial, tried: Mutant, step: int) -> Ended:
    """How the mutant ends; now and then its output is compared with that of a clean build."""
    ended = trial.of(tried)
    if ended.how != "built" or step % COMPARED_EACH:
        return ended
    differs = trial.differs_from_clean(tried)
    return Ended("faulty", differs) if differs else ended


def _told(trial: Trial, tried: Mutant, fault: Fault, kept: Path, again: str) -> str:
    """The fault in words, with how to repeat it; its smallest site is kept in a folder."""
    least, sketch = smallest(trial, tried, fault.kind)
    shown = [it for it in trial.of(least, sketch).faults if it.kind == fault.kind]
    (kept / "site").mkdir(parents=True)
    write(sketch, kept / "site")
    edits = ", ".join(map(str, least.edits)) or "no edit"
    lines = [fault.kind, f"after: {edits}; asked: {least.asked}", f"again: {again}"]
    text = "\n".join([*lines, f"site: {kept}", (shown or [fault])[0].what])
    (kept / "fault.txt").write_text(text + "\n", "utf-8", "backslashreplace")
    return text
