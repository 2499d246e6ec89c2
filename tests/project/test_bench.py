"""The measurements measure what they say, on a small site."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.programs.bench.cases import FULL, NOTHING, RECORD, TEMPLATE, builds, made_up
from tests.programs.bench.importing import AGAIN, EMPTY, FROM_ANOTHER, imports, in_bibtex
from tests.programs.bench.measure import Measured, run
from tests.programs.bench.table import BYLINE, HUGO, ratios, table

FEW = 40
BUSY = """
import sys, time
text = "x" * 60_000_000
sum(range(6_000_000))
time.sleep(0.3)  # quick machines would be done before anybody looks
open(sys.argv[1], "w").write("abc")
"""


def test_a_run_is_measured_with_its_memory_and_output(tmp_path: Path) -> None:
    measured = run([sys.executable, "-c", BUSY, str(tmp_path / "made")], tmp_path)
    assert (measured.files, measured.size, measured.stages) == (1, 3, {})
    assert 0.05 < measured.total[0] < 60
    assert sys.platform != "linux" or measured.peak > 60_000_000


def test_a_run_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        run([sys.executable, "-c", "raise SystemExit(3)"], tmp_path)


@pytest.mark.long
def test_builds_are_measured_before_and_after_small_changes(tmp_path: Path) -> None:
    site = made_up(FEW, tmp_path / "made-up")
    rows = dict(builds(site, tmp_path / "place", jobs=1))
    assert list(rows) == [FULL, NOTHING, RECORD, TEMPLATE]
    made = [it for name, it in rows.items() if name != NOTHING]
    assert all({"read", "render"} <= set(it.stages) for it in made)
    assert set(rows[NOTHING].stages) == {"compare"}
    assert rows[FULL].files == rows[NOTHING].files == rows[RECORD].files == rows[TEMPLATE].files
    assert rows[FULL].size == rows[NOTHING].size < rows[RECORD].size < rows[TEMPLATE].size
    assert rows[TEMPLATE].size - rows[RECORD].size == FEW * len("<p>One more line.</p>\n")


def test_the_table_tells_medians_and_what_is_needed_of_hugos() -> None:
    runs = [Measured((cpu, 2 * cpu), 10**9, 10**6, 7, {"read": (cpu, cpu)}) for cpu in (3, 1, 2)]
    theirs = [Measured((8.0, 4.0), 4 * 10**9, 10**6, 7)]
    rows = {("site", BYLINE): runs, ("site", HUGO): theirs}
    assert "| site | Byline, full build | 2.00 (2.00) | 2.00 (4.00) | 1,000 MB | 1 MB | 7 |" in (
        table(rows)
    )
    assert "processor seconds 0.25, clock seconds 1.00, peak memory 0.25" in ratios(rows)


def test_the_command_says_what_it_takes() -> None:
    command = [sys.executable, "-m", "tests.programs.bench", "--help"]
    assert "--papers" in subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.long
def test_ten_thousand_entries_are_imported_within_bounds(tmp_path: Path) -> None:
    bib = in_bibtex(made_up(10_000, tmp_path / "made-up").folder)
    rows = dict(imports(bib, jobs=1))
    assert list(rows) == [EMPTY, AGAIN, FROM_ANOTHER]
    for measured in rows.values():
        assert measured.total[0] < 60
        assert measured.peak < 500_000_000
    assert rows[EMPTY].files > 10_000
    assert (rows[AGAIN].files, rows[AGAIN].size) == (rows[EMPTY].files, rows[EMPTY].size)
