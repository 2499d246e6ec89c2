"""Which rules of content a site breaks: each rule is tried by itself, each gate is watched."""

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, NamedTuple

from byline.building.check import STAND_IN
from byline.library.checks.bylines import resolved
from byline.library.everything import Everything, by_kind
from byline.library.link import link
from byline.library.look_up import indexes
from byline.library.rules import BYLINES, RULES, TEMPLATES, TOGETHER
from byline.own.templates import own_templates
from byline.problems import FileFault, Problem
from byline.reading.attachments import attach, attach_icon, attach_logo
from byline.reading.find import find_files, likely_files
from byline.reading.load import Source, load
from byline.reading.locate import locate
from byline.reading.read import read
from byline.reading.rule import AnyRule, ContentRule, Gate
from byline.reading.rules import FILES, NAMES, rules_of
from byline.reading.syntax import Fault
from byline.reading.validate import Entry, read_config, validate
from byline.reading.yaml_faults import Words
from pydantic_core import PydanticCustomError

GATES: dict[CodeType, AnyRule] = {row.check.__code__: row for row in RULES if isinstance(row, Gate)}


class Breaches(NamedTuple):
    """What each rule says of a site, with places; the gates that were held, and what was told
    while they were."""

    by_rule: dict[AnyRule, set[Problem]]
    held: set[AnyRule]
    at_gates: set[Problem]


def breaches(config_file: Path) -> Breaches:
    """All rules that the site breaks, and what they say."""
    site, held = config_file.parent, set[AnyRule]()
    with _watching(held):
        config, at_gates = read_config(config_file)
        files, _misplaced = find_files(site)
        sources: list[Source] = []
        for file in files:
            _content, found, problems = load(file)
            sources += found
            at_gates += problems
        validated = [validate(source) for source in sources]
        entries = [entry for entry, _problems in validated if entry]
        at_gates += [problem for _entry, problems in validated for problem in problems]
        at_gates += attach(site, entries)[1]
        logo, no_logo = attach_logo(site, config or STAND_IN, config_file.name)
        at_gates += no_logo
        at_gates += attach_icon(site, config or STAND_IN, config_file.name, logo)[1]
    by_rule: dict[AnyRule, set[Problem]] = defaultdict(set)
    for row, looked in _looked_at(config_file, files, entries):
        by_rule[row] |= set(locate(row.check(looked), site))
    return Breaches(by_rule, held, set(locate(at_gates, site)))


def _looked_at(
    config_file: Path, files: Sequence[Any], entries: Sequence[Entry[Any]]
) -> Iterator[tuple[ContentRule[Any], Any]]:
    """Each rule with each value that it looks at."""
    reading = read(files, 1, lambda _number: None)
    named = [it for file in reading.files.values() for it in file.named]
    config, name = read_config(config_file)[0] or STAND_IN, config_file.name
    kinds = by_kind(entries)
    everything = Everything(config, name, kinds, kinds, indexes(kinds, reading.broken))
    yield from ((row, list(likely_files(config_file.parent))) for row in FILES)
    yield from ((row, named) for row in NAMES)
    yield from ((row, entry) for entry in entries for row in rules_of(entry.kind))
    yield from ((row, everything) for row in TOGETHER)
    linked = link(config, entries, drafts=True)
    papers = [
        resolved(it.entry, linked.resolution.known) for it in linked.resolution.papers.values()
    ]
    yield from ((row, paper) for paper in papers for row in BYLINES)
    own = own_templates(config_file.parent, config)
    yield from ((row, template) for template in own for row in TEMPLATES)


@contextmanager
def _watching(held: set[AnyRule]) -> Iterator[None]:
    """Notes the gates that raise a fault, or whose words for one are returned."""
    raised: list[BaseException] = []

    def watch(frame: FrameType, event: str, told: Any) -> Any:
        is_new = event == "exception" and all(told[1] is not it for it in raised)
        if is_new and isinstance(told[1], Fault | FileFault | PydanticCustomError):
            raised.append(told[1])
            held.add(GATES[frame.f_code])
        if event == "return" and _tells(told):
            held.add(GATES[frame.f_code])
        return watch

    before = sys.gettrace()
    sys.settrace(lambda frame, _event, _told: watch if frame.f_code in GATES else None)
    try:
        yield
    finally:
        sys.settrace(before)


def _tells(returned: object) -> bool:
    """A problem, words for one, or a list of problems beside what was read."""
    if isinstance(returned, tuple) and len(returned) == 2:
        returned = returned[1]
    if isinstance(returned, list):
        return any(isinstance(it, Problem) for it in returned)
    return isinstance(returned, Problem | Words | FileFault)
