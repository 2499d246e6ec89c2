"""However much is wrong, as much is told as somebody reads, and how much more there is."""

import json
from collections import Counter
from pathlib import Path

from byline.cli import main
from byline.problems import (
    LONGEST_HINT,
    MOST_ALIKE,
    MOST_HINTS,
    MOST_OF_FILE,
    MOST_OF_RUN,
    Place,
    Problem,
    Severity,
    as_github,
    as_json,
    as_markdown,
    as_text,
    bounded,
    error,
    errors_in,
    in_order,
    rest,
    warning,
    warnings_in,
)
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

HEAD = "title: T\nauthors: [A B]\nyear: 2020\n"


def unknown_keys(number: int) -> str:
    return HEAD + "".join(f"key-{at}: v\n" for at in range(number))


def checked(site: Path, papers: dict[str, str], *asked: str) -> Result:
    (site / "config.yaml").write_text("schema: 1\ntitle: Papers\n", "utf-8")
    folder = site / "content" / "papers"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in papers.items():
        (folder / name).write_text(text, "utf-8")
    return CliRunner().invoke(main, ["check", "--config", str(site / "config.yaml"), *asked])


def test_of_many_problems_of_a_file_the_first_are_told(tmp_path: Path) -> None:
    said = checked(tmp_path, {"p.yaml": unknown_keys(MOST_OF_FILE + 20)}).stderr
    assert said.count("unknown key") == MOST_OF_FILE
    assert said.endswith(
        "content/papers/p.yaml: error: and 20 more errors in this file\n"
        "  byline check --all tells each\n\n"
        "byline: 120 errors\n"
    )


def test_each_is_told_to_whoever_asks_for_all(tmp_path: Path) -> None:
    papers = {
        "p.yaml": unknown_keys(MOST_OF_FILE + 20),
        "q.yaml": "".join(f"k{at}: &a v\n" for at in range(MOST_OF_FILE + 20)),
        "r.yaml": "".join(f"- id: r{at}\n" for at in range(MOST_OF_FILE + 20)),
    }
    said = checked(tmp_path, papers, "--all").stderr
    assert said.count("unknown key") == MOST_OF_FILE + 20
    assert said.count("YAML anchors are not read") == MOST_OF_FILE + 20
    assert said.count("a paper needs 'authors'") == MOST_OF_FILE + 20
    assert "more" not in said.replace("anymore", "")
    asked_less = checked(tmp_path, papers).stderr
    assert said.splitlines()[-1] == asked_less.splitlines()[-1]


def test_of_many_files_so_many_problems_are_told(tmp_path: Path) -> None:
    papers = {f"p{at:02}.yaml": unknown_keys(MOST_OF_FILE - 1) for at in range(12)}
    said = checked(tmp_path, papers).stderr
    assert said.count("unknown key") == MOST_OF_RUN
    assert "\n\nerror: and 188 more errors in other files\n" in said
    assert said.endswith("\nbyline: 1,188 errors\n")


def test_an_error_is_told_before_any_warning(tmp_path: Path) -> None:
    links = " ".join(f"[a](foo:x{at})" for at in range(MOST_OF_FILE * 2))
    papers = {"a.yaml": f"{HEAD}abstract: '{links}'\nrelated: [nobody]\n"}
    said = checked(tmp_path, papers).stderr
    assert "there is no paper with the id 'nobody'" in said
    assert "warning: and 101 more warnings in this file" in said
    assert said.endswith("byline: 1 error, 200 warnings\n")


def test_many_warnings_that_say_the_same_are_one(tmp_path: Path) -> None:
    paper = f"title: T\nyear: 2020\nauthors: [{', '.join(['Ada Byron'] * 9)}]\n"
    done = checked(tmp_path, {"p.yaml": paper})
    assert done.stderr.count("warning") == 1
    assert "'Ada Byron' (here, and 8 times more in this file)\n" in done.stderr
    assert done.stdout == "content is fine (9 warnings)\n"


def test_few_that_say_the_same_are_told_at_their_places(tmp_path: Path) -> None:
    paper = f"title: T\nyear: 2020\nauthors: [{', '.join(['Ada Byron'] * MOST_ALIKE)}]\n"
    assert checked(tmp_path, {"p.yaml": paper}).stderr.count("warning") == MOST_ALIKE


def problem(severity: Severity, file: str, line: int, words: str) -> Problem:
    return Problem(severity, Place(file, line), words)


PROBLEMS = st.lists(
    st.builds(
        problem,
        st.sampled_from(Severity),
        st.sampled_from(["a.yaml", "b.yaml", "c.yaml"]),
        st.integers(1, 300),
        st.sampled_from(["one", "two"]),
    )
    | st.builds(rest, st.sampled_from(Severity), st.just("a.yaml"), st.integers(1, 900)),
    max_size=600,
)


@given(PROBLEMS)
def test_none_is_lost_and_errors_come_first(problems: list[Problem]) -> None:
    rests = [it for it in problems if it.is_rest]
    each_once = [*dict.fromkeys(it for it in problems if not it.is_rest), *rests]
    told = in_order(bounded(problems))
    assert errors_in(told) == errors_in(each_once)
    assert warnings_in(told) == warnings_in(each_once)
    shown = [it for it in told if not it.is_rest]
    assert max(Counter(it.where.file for it in shown).values(), default=0) <= MOST_OF_FILE
    for file in {it.where.file for it in told if it.is_rest and it.severity is Severity.ERROR}:
        own = [it for it in shown if it.where.file == file]
        assert errors_in(own) < MOST_OF_FILE or not warnings_in(own)


def test_what_is_not_told_has_its_form_everywhere() -> None:
    of_file, of_run = rest(Severity.ERROR, "a.yaml", 1200), rest(Severity.WARNING, "", 1)
    assert as_text(of_run).splitlines()[0] == "warning: and 1 more warning in other files"
    assert as_github(of_file).startswith("::error file=a.yaml::and 1,200 more errors in this file")
    assert as_github(of_run).startswith("::warning::and 1 more warning in other files")
    assert [it["file"] for it in json.loads(as_json([of_file, of_run]))] == ["a.yaml", None]
    assert "**Other files**\n\n- warning: and 1 more warning" in as_markdown([of_file, of_run])


def test_hints_have_an_end() -> None:
    long = as_text(warning(Place("a.yaml"), "m", "x" * 10_000))
    assert LONGEST_HINT < len(long) < LONGEST_HINT + 50
    many = as_text(error(Place("a.yaml"), "m", "h\n" * 10_000))
    assert many.count("\n") == MOST_HINTS
