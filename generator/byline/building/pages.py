"""Pages that need not be made again, because all that they were made from is as it was.

For each page is kept what it was made from: its grounds (all but the library), the questions that
were asked of the library with the answers that there were, and the hash of what came of it. A page
whose grounds and answers are the same, and that the output still holds, is taken over as it is.
"""

import json
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from byline.cache.ledger import Ledger, Question
from byline.cache.store import TRACES, keep, recall
from byline.machine import parallel
from byline.publish import Made, Stage
from byline.render.renderer import Renderer
from byline.site import Planned


class Trace(NamedTuple):
    """How one page was made; `asked` are the numbers of questions."""

    grounds: str
    sha256: str
    asked: "array[int]"


@dataclass(frozen=True, slots=True)
class Traces:
    """How pages were made, by address, and the questions with their answers of then."""

    questions: Sequence[tuple[Question, str]]
    pages: Mapping[str, Trace]


NO_TRACES = Traces((), {})


class _Rendered(NamedTuple):
    """A page that was made anew; `asked` are the numbers of questions within its share."""

    address: str
    made: Made
    asked: "array[int]"


class _RenderedShare(NamedTuple):
    """Pages that one process made, and all that it asked for them: each question is told once,
    because what processes tell each other is copied."""

    questions: tuple[Question, ...]
    pages: list[_Rendered]


def make_pages(
    renderer: Renderer,
    pages: Sequence[Planned],
    stage: Stage,
    before: Traces,
    jobs: int,
    done: Callable[[int], None],
) -> tuple[list[Made], Traces]:
    """Every page, taken over from the output or made from its key and written at once; and how."""
    ledger = renderer.site.ledger
    grounds = {page.address: renderer.grounds(page) for page in pages}
    reused = _unchanged(before, ledger, grounds, stage)
    done(len(reused))

    def work(share: Sequence[Planned]) -> _RenderedShare:
        numbers: dict[Question, int] = {}
        rendered = [_rendered(renderer, page, stage, numbers) for page in share]
        return _RenderedShare(tuple(map(_plainly, numbers)), rendered)

    missing = [page for page in pages if page.address not in reused]
    renderer.compile({page.kind for page in missing})
    shares = parallel.in_shares(work, missing, jobs, done)
    traces = _traced(before, reused, shares, ledger, grounds)
    made = [page.made for share in shares for page in share.pages]
    return [*reused.values(), *made], traces


def _rendered(
    renderer: Renderer, page: Planned, stage: Stage, numbers: dict[Question, int]
) -> _Rendered:
    """The page, made and written; questions that have no number yet are given one."""
    with renderer.site.ledger.opened() as asked:
        made = stage.write(page.address, renderer.page(page))
    return _Rendered(page.address, made, _numbered(asked, numbers))


def _plainly(question: Question) -> Question:
    """The same question; its key is a plain tuple, which processes tell each other far sooner."""
    part, key = question
    return part, tuple(key) if isinstance(key, tuple) else key


def _numbered(asked: Iterable[Question], numbers: dict[Question, int]) -> "array[int]":
    return array("I", [numbers.setdefault(it, len(numbers)) for it in asked])


def _unchanged(
    before: Traces, ledger: Ledger, grounds: Mapping[str, str], stage: Stage
) -> dict[str, Made]:
    """The pages that would be made from the very same, by address, as the output holds them."""
    changed = {
        number
        for number, (question, answer) in enumerate(before.questions)
        if ledger.answer(question) != answer
    }
    same = (
        (address, stage.held_as(address, trace.sha256))
        for address, trace in before.pages.items()
        if trace.grounds == grounds.get(address) and changed.isdisjoint(trace.asked)
    )
    return {address: held for address, held in same if held}


def _traced(
    before: Traces,
    reused: Iterable[str],
    shares: Iterable[_RenderedShare],
    ledger: Ledger,
    grounds: Mapping[str, str],
) -> Traces:
    """How the pages were made that are there now."""
    numbers = {question: at for at, (question, _answer) in enumerate(before.questions)}
    pages = {address: before.pages[address] for address in reused}
    for questions, rendered in shares:
        known = _numbered(questions, numbers)
        for address, made, asked in rendered:
            told = array("I", map(known.__getitem__, asked))
            pages[address] = Trace(grounds[address], made.file.sha256, told)
    return _in_short(Traces([(it, ledger.answer(it)) for it in numbers], pages))


def _in_short(traces: Traces) -> Traces:
    """The same without questions that no page asks any more, once these are the most."""
    used: set[int] = set()
    used.update(*(trace.asked for trace in traces.pages.values()))
    if len(used) * 2 >= len(traces.questions):
        return traces
    new = {old: at for at, old in enumerate(sorted(used))}
    pages = {
        address: trace._replace(asked=array("I", map(new.__getitem__, trace.asked)))
        for address, trace in traces.pages.items()
    }
    return Traces([traces.questions[it] for it in new], pages)


def recall_traces(folder: Path, engine: str) -> Traces:
    """How this very engine made the pages of the last build, as far as that is known."""
    body = recall(folder, TRACES, engine)
    if body is None:
        return NO_TRACES
    text, _, packed = body.partition(b"\n")
    kept, asked = json.loads(text), array("I", packed)
    questions = [((part, _key(key)), answer) for part, key, answer in kept["questions"]]
    pages, start = {}, 0
    for address, (grounds, sha256, number) in kept["pages"].items():
        pages[address] = Trace(grounds, sha256, asked[start : start + number])
        start += number
    return Traces(questions, pages)


def keep_traces(folder: Path, engine: str, traces: Traces) -> None:
    """Keeps how pages were made, for the next build."""
    questions = [(part, key, answer) for (part, key), answer in traces.questions]
    found = traces.pages.items()
    pages = {address: (it.grounds, it.sha256, len(it.asked)) for address, it in found}
    text = json.dumps({"questions": questions, "pages": pages}, separators=(",", ":"))
    packed = b"".join(it.asked.tobytes() for it in traces.pages.values())
    keep(folder, TRACES, engine, text.encode() + b"\n" + packed)


def _key(kept: Any) -> Any:
    """A key of the library: JSON has no tuples."""
    return tuple(kept) if isinstance(kept, list) else kept
