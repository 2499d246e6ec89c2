"""Files of BibTeX that are large, or made to be slow, end in bounded time and memory."""

import json
import subprocess
import sys

import pytest

MEASURED = """
import json, re, resource, sys, time
from pathlib import Path
from byline.importers.readers.bibtex import read
content = sys.stdin.buffer.read()
begun = time.process_time()
reading = read(content, "large.bib")
own = Path("/proc/self/status")  # what a system tells of a child may be its parent's
if own.exists():
    peak = int(re.search(r"VmHWM:\\s*(\\d+) kB", own.read_text("ascii"))[1]) * 1024
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({
    "works": len(reading.works),
    "problems": len(reading.problems),
    "seconds": time.process_time() - begun,
    "bytes": peak,
}))
"""
LARGE = 20_000_000


def measured(content: bytes) -> dict[str, float]:
    ran = subprocess.run(
        [sys.executable, "-c", MEASURED], input=content, capture_output=True, check=True
    )
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def entry(number: int) -> str:
    return (
        f"@article{{key{number},\n  title = {{Maps of {{K}}, Part {number}}},\n"
        f"  author = {{Lovelace{number}, Ada and Babb{{\\'a}}ge{number}, Charles}},\n"
        f"  journal = {{Journal of Engines}}, year = 2020, month = jun, pages = {{1--10}},\n"
        f"  doi = {{10.1000/x{number}}}, abstract = {{{'word ' * 200}}}\n}}\n\n"
    )


@pytest.mark.long
@pytest.mark.posix
def test_ten_thousand_entries_are_read_in_seconds() -> None:
    found = measured("".join(map(entry, range(10_000))).encode())
    assert found["works"] == 10_000
    assert found["problems"] == 0
    assert found["seconds"] < 20
    assert found["bytes"] < 300_000_000


@pytest.mark.long
@pytest.mark.posix
@pytest.mark.parametrize(
    "piece",
    [
        b"@", b"{", b"@a{b,", b"@a{b,c={", b'@a{b,c="{', b"@a{b,c={\n", b"@comment{",
        b"@comment{\n", b"@string{a=a#", b"@a{b,c=1}\n", b"\n", b"@a{", b"x y ", b"\xe9\n",
        b"@a{b,title={T},author={A and B}}\n",
    ],
    ids=repr,
)  # fmt: skip
def test_twenty_megabytes_of_the_same_end_soon(piece: bytes) -> None:
    found = measured(piece * (LARGE // len(piece)))
    assert found["seconds"] < 60
    assert found["bytes"] < 600_000_000


FIELDS = (
    "title", "author", "doi", "url", "isbn", "pages", "month", "date", "year", "journal", "eprint",
    "note", "keywords", "crossref", "howpublished", "arxiv", "abstract",
)  # fmt: skip


@pytest.mark.long
@pytest.mark.posix
@pytest.mark.parametrize(
    "piece", ["a", "a ", "1", "1 ", "-", " -", "10.1", "arxiv", "a-", "https://a.b/", "jun", "a,"]
)
def test_no_value_takes_long(piece: str) -> None:
    value = piece * (190_000 // len(piece))
    fields = ", ".join(f"{name} = {{{value}}}" for name in FIELDS)
    assert measured(f"@misc{{a, {fields}}}".encode())["seconds"] < 10


@pytest.mark.long
@pytest.mark.posix
def test_no_number_of_works_with_one_key_takes_long() -> None:
    entries = (f"@misc{{a, title={{Part {it}}}, author={{A B}}}}\n" for it in range(50_000))
    found = measured("".join(entries).encode())
    assert found["works"] == 50_000
    assert found["seconds"] < 60
