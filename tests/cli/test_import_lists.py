"""A list of papers is brought in as a newcomer does it: what is told, and what to do next."""

from pathlib import Path

from byline.cli import main
from click.testing import CliRunner

_LIST = """
@inproceedings{lovelace2021cards,
  title = {Punched Cards for Looms},
  author = {Ada Lovelace and Charles Babbage},
  booktitle = {Proceedings of the 12th Conference on Looms (LOOM)},
  doi = {10.1000/182},
  year = {2021}
}
@article{lovelace2022cards,
  title = {Punched Cards for Looms},
  author = {Ada Lovelace and Charles Babbage},
  journal = {Letters of the Analytical Society},
  doi = {10.1000/183},
  year = {2022}
}
@inproceedings{babbage2022wheels,
  title = {Wheels \\oddcommand{x}},
  author = {Charles Babbage},
  booktitle = {13th Conference on Looms, LOOM 2022, Turin, Italy, May 1-5, 2022},
  year = {2022}
}
"""


def _run(folder: Path, *words: str) -> str:
    done = CliRunner().invoke(main, [*words, "--config", str(folder / "config.yaml")])
    assert done.exit_code == 0, done.output
    return done.output


def test_what_waits_is_told_with_what_to_do_and_doubts_are_told_once(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert CliRunner().invoke(main, ["init", str(site), "--yes"]).exit_code == 0
    papers = tmp_path / "papers.bib"
    papers.write_text(_LIST, "utf-8")
    first = _run(site, "import", str(papers), "--yes")
    assert "1 work waits for you: write same or apart in content/.imports/decisions.yaml" in first
    assert "no rule was sure: 1" in first
    records = "".join(it.read_text("utf-8") for it in (site / "content/papers").rglob("*.yaml"))
    assert records.count("venue: LOOM\n") == 2
    second = _run(site, "import", str(papers), "--yes", "--likely", "same")
    assert "waits for you" not in second
    assert "no rule was sure" not in second
    assert _run(site, "import", str(papers), "--yes").endswith("3 as before\n")
