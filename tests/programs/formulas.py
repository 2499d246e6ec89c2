"""What became of the formulas of one site: how many there are, and which show as written, and why.

python -m tests.programs.formulas CONFIG
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from byline.reading.find import find_files
from byline.reading.load import load
from byline.reading.validate import Entry, validate
from byline.records import Record
from byline.text import Block, Line, TextFault

EXAMPLES = 5
_MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_CODE = re.compile(r"<code\b.*?</code>", re.DOTALL)
# What is left where TeX has not been read: a command, a brace, a sign of money or of math.
_LEFT_OVER = re.compile(r"\\[A-Za-z]+|\\.|[{}$]")


def report(entries: Iterator[Entry[Record]]) -> str:
    """The figures of all texts, the reasons by number, and examples of each."""
    counts: Counter[str] = Counter()
    reasons: dict[str, list[str]] = defaultdict(list)
    left_over: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        texts: list[Line | Block] = [*entry.lines.values(), entry.body]
        counts["lines"] += len(entry.lines)
        counts["blocks"] += bool(entry.body.html)
        for text in texts:
            counts["formulas"] += len(_MATH.findall(text.html))
            for fault in text.faults:
                reasons[_reason(fault)].append(fault.part)
            for found in _LEFT_OVER.finditer(_shown(text.html)):
                left_over[found[0]].append(f"{entry.record.id}: {_around(found)}")
    counts["not set"] = sum(map(len, reasons.values()))
    figures = ", ".join(f"{number:,} {what}" for what, number in counts.items())
    return "\n".join(
        [figures, "", "Not set:", *_table(reasons), "", "Left over:", *_table(left_over)]
    )


def _reason(fault: TextFault) -> str:
    return fault.hint if "formula" in fault.message else fault.message


def _shown(html: str) -> str:
    for hidden in (_MATH, _CODE, _TAG):
        html = hidden.sub(" ", html)
    return html


def _around(found: re.Match[str]) -> str:
    return " ".join(found.string[max(0, found.start() - 30) : found.end() + 30].split())


def _table(found: dict[str, list[str]]) -> Iterator[str]:
    for name, examples in sorted(found.items(), key=lambda it: (-len(it[1]), it[0])):
        yield f"{len(examples):6}  {name}"
        yield from (f"        {example}" for example in examples[:EXAMPLES])


def entries_of(config: Path) -> Iterator[Entry[Record]]:
    """Every record of the site that can be read."""
    files, _problems = find_files(config.parent)
    for file in files:
        _content, sources, _problems = load(file)
        for source in sources:
            entry, _problems = validate(source)
            if entry:
                yield entry


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("config", type=Path)
    print(report(entries_of(parser.parse_args().config)))


if __name__ == "__main__":
    main()
