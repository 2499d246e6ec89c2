"""`byline import --author`, and to whom bylines are given: by keys that are declared, or not."""

from pathlib import Path

import pytest
from byline.network import client

from tests.support.importing import SiteOnDisk, a_site
from tests.support.played_services import Services, reply

ADA = "content/authors/ada.yaml"
PERSON = """\
<dblpperson name="Ada Lovelace" pid="12/3456">
<person key="homepages/12/3456"><author pid="12/3456">Ada Lovelace</author></person>
<r><article key="journals/jae/Lovelace43"><author pid="12/3456">Ada Lovelace</author>
<author orcid="0000-0001-5109-3700" pid="7/8">Mary Somerville</author>
<author pid="9/10">Charles Babbage</author>
<title>Notes on the Engine.</title><year>1843</year><journal>J. Anal. Eng.</journal>
</article></r>
</dblpperson>
"""
FILE = "papers/1843/lovelace1843notes.yaml"
NAMES = """\
  - name: Mary Somerville
    orcid: 0000-0001-5109-3700
  - Charles Babbage
"""


@pytest.fixture
def site(tmp_path: Path, services: Services, monkeypatch: pytest.MonkeyPatch) -> SiteOnDisk:
    """A site of Ada's, and dblp, which knows her."""
    monkeypatch.setattr(client, "Outside", services.outside)
    services.say("https://dblp.org/pid/12/3456.xml", reply(PERSON))
    return a_site(tmp_path / "site", {"authors/ada.yaml": "name: Ada Lovelace  # me\n"})


def test_without_a_key_that_is_declared_nobody_is_guessed(site: SiteOnDisk) -> None:
    site.run("import", "dblp:12/3456", "--yes")
    assert f"authors:\n  - Ada Lovelace\n{NAMES}" in site.records[FILE]
    assert site.records["authors/ada.yaml"] == "name: Ada Lovelace  # me\n"


def test_a_declared_key_gives_the_byline_to_its_author(site: SiteOnDisk) -> None:
    site.write(ADA, "name: Ada Lovelace\nlinks: {dblp: 12/3456}\n")
    site.run("import", "dblp:12/3456", "--yes")
    assert f"authors:\n  - name: Ada Lovelace\n    id: ada\n{NAMES}" in site.records[FILE]
    assert site.run("check").exit_code == 0


def test_the_keys_of_the_source_go_into_the_record_once_and_count_at_once(
    site: SiteOnDisk,
) -> None:
    done = site.run("import", "dblp:12/3456", "--author", "ada", "--yes")
    assert done.exit_code == 0
    assert f"authors who get keys of services: 1\n  {ADA}\n" in done.stdout
    text = "name: Ada Lovelace  # me\nlinks:\n  dblp: 12/3456\n"
    assert site.records["authors/ada.yaml"] == text
    assert f"authors:\n  - name: Ada Lovelace\n    id: ada\n{NAMES}" in site.records[FILE]
    before = site.content
    again = site.run("import", "dblp:12/3456", "--author", "ada", "--yes")
    assert (again.exit_code, again.output) == (0, "1 as before\n")
    assert site.content == before
    site.run("import", "--undo")
    assert site.content == {"authors/ada.yaml": b"name: Ada Lovelace  # me\n"}


@pytest.mark.parametrize(
    ("author", "record", "words"),
    [
        ("aba", "name: Ada Lovelace\n", "there is no author 'aba'\n  did you mean 'ada'?"),
        ("ada", "name: Ada\nlinks: {dblp: 1/2}\n", "says dblp 1/2, and the source is of 12/3456"),
    ],
)  # fmt: skip
def test_of_somebody_else_nothing_is_taken(
    site: SiteOnDisk, author: str, record: str, words: str
) -> None:
    site.write(ADA, record)
    before = site.content
    done = site.run("import", "dblp:12/3456", "--author", author, "--yes")
    assert done.exit_code == 1
    assert words in done.stderr
    assert site.content == before
