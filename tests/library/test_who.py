"""`byline who`: the whole answer, as it is printed."""

from pathlib import Path

import pytest
from byline.cli import main
from click.testing import CliRunner, Result

from tests.support.sites_on_disk import write_site

RECORDS = {
    "authors/people.yaml": [
        {
            "id": "mary",
            "name": "Mary Somerville",
            "variants": ["M. Somerville", "Wei Lan 0003"],
            "orcid": "0000-0000-0000-0116",
        },
        {"id": "rowan", "name": "Rowan Ashdown", "former_names": "Lesley Quillon"},
        {"id": "wei-1", "name": "Wei Lan", "variants": "Wei Lan 0001"},
        {"id": "wei-2", "name": "Wei Lan"},
        {"id": "later", "name": "Later One", "draft": True},
    ],
    "papers/all.yaml": [
        {
            "id": "rings",
            "title": "On *Rings*",
            "authors": [
                {"name": "Mrs. Somerville", "id": "mary"},
                {"name": "Somerville, M.", "orcid": "0000-0000-0000-0220"},
                "others",
                "Wei Lan 0001",
                "Wei Lan 0002",
                "Wei Lan",
                "Caroline Herschel",
                {"name": "The Ring Survey", "group": True},
            ],
            "year": 2021,
            "aliases": "old-rings",
        },
        {
            "id": "comets",
            "title": "Comets",
            "authors": ["M. Somerville", "Rowan Ashdown", "Caroline Herschel"],
            "year": 2020,
        },
        {
            "id": "moons",
            "title": "Moons",
            "authors": ["Lesley Quillon", "Caroline Herschel", "Caroline Herschel"],
            "year": 2019,
        },
        {
            "id": "dust",
            "title": "Dust",
            "authors": ["Wei Lan", "WEI LAN", {"name": "Later One", "id": "later"}],
            "year": 2018,
            "unlisted": True,
        },
    ],
}
BY_ID = """\
      rule: by id. The record names the person.
      what would change it: the `id` on the byline decides; edit it there
"""
BY_KEY = (
    "      what would change it: the number behind the name decides; an author who lists it in "
    "`variants` owns it\n"
)
SETTLE = (
    "      what would change it: an `id`, `orcid` or homonym key on the byline would settle it\n"
)
RINGS = f"""\
rings: On Rings
   1. Mrs. Somerville -> Mary Somerville (authors/mary)
{BY_ID}\
   2. M. Somerville -> the undeclared M. Somerville (0000-0000-0000-0220)
      rule: by ORCID. The byline carries the person's ORCID.
      candidates: Mary Somerville (authors/mary)
      what would change it: the `orcid` on the byline decides; an `id` beside it would go first
   3. names are omitted here
   4. Wei Lan -> Wei Lan (authors/wei-1)
      rule: by homonym key. The byline carries a key that tells people of the same name apart.
      candidates: Wei Lan (authors/wei-2), Wei Lan 0002
{BY_KEY}\
   5. Wei Lan -> the undeclared Wei Lan 0002
      rule: by homonym key. The byline carries a key that tells people of the same name apart.
      candidates: Wei Lan (authors/wei-1), Wei Lan (authors/wei-2)
{BY_KEY}\
   6. Wei Lan -> nobody
      rule: not attributed. Several people may be meant, and nothing says which.
      candidates: Wei Lan (authors/wei-1), Wei Lan (authors/wei-2), Wei Lan 0002
{SETTLE}\
   7. Caroline Herschel -> the undeclared Caroline Herschel
      rule: by name only. Nobody has declared this name; papers are grouped by it and nothing else.
      what would change it: a file in content/authors/ with this name or variant would own it; \
so would an `id`, `orcid` or homonym key on the byline
   8. The Ring Survey -> not a person
      rule: by the record. The record says that this is a team.
      what would change it: `group: true` makes it a team; without it, it would be a person
"""
WEI = f"""\
wei lan: 5 bylines
  1 -> Wei Lan (authors/wei-1)
      rule: by homonym key. The byline carries a key that tells people of the same name apart.
      candidates: Wei Lan (authors/wei-2), Wei Lan 0002
{BY_KEY}\
      papers: rings
  1 -> the undeclared Wei Lan 0002
      rule: by homonym key. The byline carries a key that tells people of the same name apart.
      candidates: Wei Lan (authors/wei-1), Wei Lan (authors/wei-2)
{BY_KEY}\
      papers: rings
  3 -> nobody
      rule: not attributed. Several people may be meant, and nothing says which.
      candidates: Wei Lan (authors/wei-1), Wei Lan (authors/wei-2), Wei Lan 0002
{SETTLE}\
      papers: rings, dust
"""
CAROLINE = f"""\
Herschel, Caroline: 4 bylines
  2 -> the undeclared Caroline Herschel
      rule: by name only. Nobody has declared this name; papers are grouped by it and nothing else.
      what would change it: a file in content/authors/ with this name or variant would own it; \
so would an `id`, `orcid` or homonym key on the byline
      papers: rings, comets
  2 -> nobody
      rule: not attributed. Two bylines of this paper may mean one person, and nothing tells \
them apart.
{SETTLE}\
      papers: moons
"""
INITIAL = """\
M. Somerville: 2 bylines
  1 -> the undeclared M. Somerville (0000-0000-0000-0220)
      rule: by ORCID. The byline carries the person's ORCID.
      candidates: Mary Somerville (authors/mary)
      what would change it: the `orcid` on the byline decides; an `id` beside it would go first
      papers: rings
  1 -> Mary Somerville (authors/mary)
      rule: by declared name. The person has declared that the name on the paper is theirs.
      candidates: M. Somerville (0000-0000-0000-0220)
      what would change it: an `id`, `orcid` or homonym key on the byline would go first; a \
second author who has this name or variant would make it ambiguous
      papers: comets
"""
ROWAN = """\
Rowan Ashdown: 2 bylines
  1 -> Rowan Ashdown (authors/rowan)
      rule: by name only. The only declared person of this name; someone else may share it.
      what would change it: an `id`, `orcid` or homonym key on the byline would settle it; a \
second author of this name would make it ambiguous
      papers: comets
  1 -> Rowan Ashdown (authors/rowan)
      rule: by declared name. The person has declared that the name on the paper is theirs.
      what would change it: an `id`, `orcid` or homonym key on the byline would go first; a \
second author who has this name or variant would make it ambiguous
      papers: moons
"""
TEAM = """\
the ring survey: 1 byline
  1 -> not a person
      rule: by the record. The record says that this is a team.
      what would change it: `group: true` makes it a team; without it, it would be a person
      papers: rings
"""
KEY = f"""\
Lan 0002, Wei: 1 byline
  1 -> the undeclared Wei Lan 0002
      rule: by homonym key. The byline carries a key that tells people of the same name apart.
      candidates: Wei Lan (authors/wei-1), Wei Lan (authors/wei-2)
{BY_KEY}\
      papers: rings
"""
DRAFT = f"""\
Later One: 1 byline
  1 -> authors/later
{BY_ID}\
      papers: dust
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("who"), RECORDS)


def ask(site: Path, *question: str) -> Result:
    config = ["--config", str(site / "config.yaml"), "--jobs", "1"]
    return CliRunner().invoke(main, ["who", *config, *question])


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        pytest.param("rings", RINGS, id="a paper"),
        pytest.param("old-rings", RINGS, id="a paper by its alias"),
        pytest.param("wei lan", WEI, id="an ambiguous name"),
        pytest.param("Herschel, Caroline", CAROLINE, id="an undeclared name, and two namesakes"),
        pytest.param("M. Somerville", INITIAL, id="a variant"),
        pytest.param("Rowan Ashdown", ROWAN, id="a declared name"),
        pytest.param("Lesley Quillon", ROWAN, id="a former name is not told again"),
        pytest.param("the ring survey", TEAM, id="a team"),
        pytest.param("Lan 0002, Wei", KEY, id="a homonym key"),
        pytest.param("Later One", DRAFT, id="an author whose record is a draft"),
    ],
)
def test_the_whole_answer(site: Path, question: str, answer: str) -> None:
    result = ask(site, question)
    assert (result.stdout, result.stderr, result.exit_code) == (answer, "", 0)


def test_words_need_no_quotes(site: Path) -> None:
    assert ask(site, "M.", "Somerville").stdout == INITIAL


@pytest.mark.parametrize("question", ["Nobody Known", "Wei Lan 0003", "0116", "others", "?"])
def test_what_is_unknown_is_a_failure(site: Path, question: str) -> None:
    result = ask(site, question)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == (
        f"byline: no byline prints the name '{question}', and no paper has that id\n"
    )


def test_an_ambiguous_name_is_an_answer(site: Path) -> None:
    assert "3 -> nobody" in ask(site, "Wei Lan").stdout


def test_content_that_is_wrong_is_told_instead(tmp_path: Path) -> None:
    paper = {"title": "T", "authors": [{"name": "Mary", "id": "marie"}], "year": 2020}
    site = write_site(tmp_path, {"papers/one.yaml": paper})
    result = ask(site, "Mary")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "there is no author with the id 'marie'" in result.stderr
    assert result.stderr.endswith("byline: 1 error\n")


def test_many_papers_are_cut_short(tmp_path: Path) -> None:
    papers = {f"papers/p{n:02}.yaml": {"title": f"T{n:02}", "authors": "Mary Somerville",
                                       "year": 2020} for n in range(14)}  # fmt: skip
    site = write_site(tmp_path, papers)
    shown = ", ".join(f"p{n:02}" for n in range(12))
    assert f"papers: {shown} and 2 more\n" in ask(site, "Mary Somerville").stdout
