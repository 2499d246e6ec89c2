"""The example of a paper that a new site has gives way to papers, and is none of them."""

from pathlib import Path

import pytest
from byline.cli import main
from byline.records.config import Profile
from click.testing import CliRunner

EXAMPLE = "content/papers/first-paper.yaml"
# The works of which examples are made.
BIB = """\
@article{notes, title={Notes on the Analytical Engine}, author={Ada Lovelace and Luigi Menabrea},
  journal={Scientific Memoirs}, year=1843}
@misc{first, title={My First Paper}, author={Ada Lovelace}, year=2024}
"""


def run(*asked: str) -> str:
    result = CliRunner().invoke(main, asked)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("profile", [*Profile])
def test_a_work_that_is_like_the_example_has_a_record_of_its_own(
    profile: Profile, tmp_path: Path
) -> None:
    site, bib = tmp_path / "site", tmp_path / "papers.bib"
    run("init", str(site), "--profile", profile.value, "--title", "Ada Lovelace", "--yes")
    example = (site / EXAMPLE).read_text("utf-8")
    bib.write_text(BIB, "utf-8")
    where = ("--config", str(site / "config.yaml"))
    told = run("import", str(bib), "--yes", *where)
    assert told.startswith("new records: 2\n")
    assert "\n2 added\n" in told
    assert len([*(site / "content/papers").rglob("*.yaml")]) == 2
    assert not (site / EXAMPLE).exists()
    run("import", "--undo", *where)
    assert [*(site / "content/papers").rglob("*.yaml")] == [site / EXAMPLE]
    assert (site / EXAMPLE).read_text("utf-8") == example
