"""The smallest site that still shows a fault: edits, files and lines are left out one by one."""

from collections.abc import Callable

from tests.support.fuzzing.mutants import Mutant
from tests.support.fuzzing.sketch import CONFIG, Sketch
from tests.support.fuzzing.trial import Trial

_MOST_LINES = 300  # a longer file is left as it is


def smallest(trial: Trial, mutant: Mutant, kind: str) -> tuple[Mutant, Sketch]:
    """The mutant with as few edits and wishes, and its site with as few files and lines, as still
    show a fault of the kind."""

    def shows(of: Mutant, sketch: Sketch) -> bool:
        return kind in {it.kind for it in trial.of(of, sketch).faults}

    least = mutant
    for edit in mutant.edits:
        fewer = Mutant([it for it in least.edits if it is not edit], least.asked)
        least = fewer if shows(fewer, fewer.sketch()) else least
    for name in mutant.asked:
        fewer = Mutant(least.edits, {key: it for key, it in least.asked.items() if key != name})
        least = fewer if shows(fewer, fewer.sketch()) else least

    def still(sketch: Sketch) -> bool:
        return shows(least, sketch)

    sketch = _with_fewer_files(least.sketch(), still)
    for path in sorted(sketch):
        sketch = _with_fewer_lines(sketch, path, still)
    return least, _with_fewer_files(sketch, still)


def _with_fewer_files(sketch: Sketch, shows: Callable[[Sketch], bool]) -> Sketch:
    """The site with as few files as still show the fault; one may go only after those that name
    it."""
    before = None
    while sketch != before:
        before = sketch
        for path in sorted(sketch.keys() - {CONFIG}):
            smaller = {name: it for name, it in sketch.items() if name != path}
            sketch = smaller if shows(smaller) else sketch
    return sketch


def _with_fewer_lines(sketch: Sketch, path: str, shows: Callable[[Sketch], bool]) -> Sketch:
    """The site with as few lines of a file as still show the fault, cut away in halves."""
    lines = sketch[path].splitlines(keepends=True)
    size = len(lines) // 2 if len(lines) < _MOST_LINES else 0
    while size:
        at = 0
        while at < len(lines):
            fewer = lines[:at] + lines[at + size :]
            if shows({**sketch, path: b"".join(fewer)}):
                lines = fewer
            else:
                at += size
        size //= 2
    return {**sketch, path: b"".join(lines)}
