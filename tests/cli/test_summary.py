"""`check --summary`: what is wrong, in Markdown, where a workflow shows it."""

from pathlib import Path
from typing import Any

import html5lib
import markdown
from byline.cli import main
from byline.problems import LONGEST_SUMMARY, Place, as_markdown, error
from click.testing import CliRunner, Result

from tests.support.sites_on_disk import write_site

PAPER = {"title": "Maps", "authors": ["Ada Lovelace"], "year": 2024}


def check(site: Path, *arguments: str) -> tuple[Result, str]:
    summary = site / "summary.md"
    config = str(site / "config.yaml")
    result = CliRunner().invoke(
        main, ["check", "--config", config, "--summary", str(summary), *arguments]
    )
    return result, summary.read_text("utf-8") if summary.exists() else ""


def shown(text: str) -> Any:
    """The summary as a page."""
    return html5lib.parse(markdown.markdown(text), namespaceHTMLElements=False).find("body")


def test_content_that_is_fine(tmp_path: Path) -> None:
    site = write_site(tmp_path, {"papers/maps.yaml": PAPER, "authors/ada.yaml": {"name": "Ada"}})
    result, text = check(site)
    assert result.exit_code == 0
    assert text == "### Content is fine\n\nPublished: 1 paper, 1 author.\n\n"


def test_each_problem_stands_under_its_file(tmp_path: Path) -> None:
    misnamed = {**PAPER, "type": "confrence"}
    records = {"papers/a.yaml": misnamed, "papers/b.yaml": misnamed, "papers/c.yaml": PAPER}
    result, text = check(write_site(tmp_path, records), "--format", "github")
    assert result.exit_code == 1
    assert result.stdout.count("::error file=") == 2
    assert text == (
        "### 2 errors\n"
        "\n"
        "**content/papers/a.yaml**\n"
        "\n"
        "- error, line 4: unknown paper type 'confrence'\n"
        "  - did you mean 'conference'?\n"
        "\n"
        "**content/papers/b.yaml**\n"
        "\n"
        "- error, line 4: unknown paper type 'confrence'\n"
        "  - did you mean 'conference'?\n"
    )


def test_it_is_added_to_what_stands_there(tmp_path: Path) -> None:
    site = write_site(tmp_path, {})
    (site / "summary.md").write_text("Said before.\n", "utf-8")
    _result, text = check(site)
    assert text.startswith("Said before.\n### Content is fine\n\nPublished: no records yet.")


def test_where_it_cannot_be_written(tmp_path: Path) -> None:
    site = write_site(tmp_path, {})
    config = ["--config", str(site / "config.yaml")]
    result = CliRunner().invoke(main, ["check", *config, "--summary", str(site / "no" / "file")])
    assert result.exit_code == 1
    assert "file cannot be written: No such file or directory" in result.output


def test_what_a_record_says_is_shown_as_written() -> None:
    said = "<b>*bold* __too__ [a](http://x.example) `code` \\* ![i](i.png)"
    page = shown(as_markdown([error(Place("content/papers/*a*_b_.yaml", 3), said, "<i>hint</i>")]))
    assert page.find("p/strong").text == "content/papers/*a*_b_.yaml"
    items = list(page.iter("li"))
    assert items[0].text.strip() == f"error, line 3: {said}"
    assert items[0].find(".//b") is None
    assert not list(page.iter("a"))


def test_a_long_one_is_cut() -> None:
    problems = [error(Place("a.yaml", line), "wrong") for line in range(1, LONGEST_SUMMARY + 8)]
    text = as_markdown(problems)
    assert text.count("- error") == LONGEST_SUMMARY
    assert text.endswith("\nAnd 7 more: `byline check --all` tells all.\n")
    assert len(text) < 1_000_000
