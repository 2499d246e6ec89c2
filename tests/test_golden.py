"""The golden site: its whole output, byte for byte. `make bless` renews it."""

import difflib
from pathlib import Path

import pytest

from generator.problems import as_text
from generator.render import KINDS
from tests.sites_on_disk import GOLDEN, GOLDEN_WARNINGS, TINY, build_site, tree

# A tiny site has no long list; tests/test_long_lists.py has one.
PARTS_OF_LONG_LISTS = {kind for kind in KINDS if kind.endswith("-part")}


def test_the_output_is_the_golden_one(tmp_path: Path) -> None:
    report = build_site(TINY, tmp_path / "output")
    made, golden = tree(tmp_path / "output"), tree(GOLDEN)
    assert sorted(made) == sorted(golden)
    for name, content in golden.items():
        if made[name] != content:
            old, new = content.decode().splitlines(), made[name].decode().splitlines()
            difference = difflib.unified_diff(
                old, new, f"golden/{name}", f"made/{name}", lineterm=""
            )
            pytest.fail("\n".join(difference))
    warnings = "\n\n".join(as_text(problem) for problem in report.problems) + "\n"
    assert warnings == GOLDEN_WARNINGS.read_text("utf-8")


def test_every_kind_of_page_is_in_it(tmp_path: Path) -> None:
    report = build_site(TINY, tmp_path / "output")
    assert set(report.pages) | PARTS_OF_LONG_LISTS == set(KINDS)
