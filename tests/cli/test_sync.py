"""`byline sync`, from the outside: each source by itself, and what fails leaves its records."""

import datetime
from pathlib import Path

import pytest
from byline.cli.sync import is_due
from byline.network import client
from byline.records.sync import Every

from tests.support.importing import MAPS, NOTES, SiteOnDisk, a_site
from tests.support.played_services import Services, reply, said

ONE, OTHER = "https://a.example.org/one.bib", "https://b.example.org/other.bib"


def many(number: int) -> str:
    """A file of so many works."""
    works = (
        f"@misc{{k{it}, title = {{Engine Number {it} of Many}}, author = {{Ada Lovelace}}, "
        f"year = {1700 + it}}}"
        for it in range(number)
    )
    return "\n".join(works)


@pytest.fixture
def world(services: Services, monkeypatch: pytest.MonkeyPatch) -> Services:
    """The played services, as the whole network of all commands."""
    monkeypatch.setattr(client, "Outside", services.outside)
    return services


def a_synced_site(folder: Path, *sources: object) -> SiteOnDisk:
    author = {"name": "Ada Lovelace", "orcid": "0000-0002-1825-0097"}
    return a_site(folder / "site", {"authors/ada.yaml": author}, sync=list(sources))


def test_all_sources_are_brought_in_and_the_second_time_nothing_is_new(
    tmp_path: Path, world: Services
) -> None:
    site = a_synced_site(tmp_path, ONE, OTHER, "own.bib")
    site.write("own.bib", many(1))
    world.say(ONE, reply(NOTES))
    world.say(OTHER, reply(MAPS))
    done = site.run("sync", "--yes")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.endswith("3 added\nwritten; to take it back: byline import --undo\n")
    before = site.content
    again = site.run("sync", "--yes")
    assert (again.exit_code, again.output) == (0, "3 as before\n")
    assert site.content == before


def test_one_that_fails_leaves_its_records_and_the_others_are_brought_in(
    tmp_path: Path, world: Services
) -> None:
    site = a_synced_site(tmp_path, ONE, OTHER)
    world.say(ONE, reply(NOTES), said(503, Retry_After="9999"))
    world.say(OTHER, said(404), reply(MAPS))
    summary = tmp_path / "summary.md"
    first = site.run("sync", "--yes", "--summary", str(summary))
    assert first.exit_code == 1
    assert f"byline: {OTHER}: b.example.org knows nothing by this name (404)" in first.stderr
    assert first.stderr.endswith("byline: 1 of 2 sources failed; their records stay\n")
    text = summary.read_text("utf-8")
    assert text.startswith("### 1 added\n\nMerge it to take it over.")
    assert "knows nothing by this name (404)" in text
    held = site.records
    second = site.run("sync", "--yes")
    assert second.exit_code == 1
    assert "a.example.org has too much to do" in second.stderr
    assert held.items() < site.records.items()
    assert len(site.records) == 3


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("dbpl:12/3456", "dbpl:12/3456: there is no service 'dbpl'"),
        ({"source": "twelve.bib"}, "twelve.bib: there is no such file"),
        ({"source": ONE, "author": "grace"}, "there is no author 'grace'"),
        ({"source": "orcid:0000-0001-5109-3700", "author": "ada"}, "says orcid 0000-0002-1825-009"),
    ],
)
def test_a_source_that_is_named_wrong_keeps_no_other_back(
    tmp_path: Path, world: Services, source: object, words: str
) -> None:
    site = a_synced_site(tmp_path, source, OTHER)
    world.say(ONE, reply(NOTES))
    orcid = "https://pub.orcid.org/v3.0/0000-0001-5109-3700"
    world.say(f"{orcid}/person", reply({"name": {"credit-name": {"value": "Ada King"}}}))
    world.say(f"{orcid}/works", reply({"group": []}))
    world.say(OTHER, reply(MAPS))
    done = site.run("sync", "--yes")
    assert done.exit_code == 1
    assert words in done.stderr
    assert set(site.records) == {"authors/ada.yaml", "papers/1850/somerville1850maps.yaml"}


@pytest.mark.parametrize(("now", "is_believed"), [(8, True), (7, False), (0, False)])
def test_a_source_that_shrinks_by_more_than_a_fifth_is_left_alone(
    tmp_path: Path, world: Services, now: int, is_believed: bool
) -> None:
    site = a_synced_site(tmp_path, ONE)
    later = many(now - 1) + MAPS if now else "% none\n"
    world.say(ONE, reply(many(10)), reply(later))
    site.run("sync", "--yes")
    before = site.content
    done = site.run("sync", "--yes")
    assert done.exit_code == (0 if is_believed else 1)
    assert (site.content == before) is not is_believed


def test_a_source_that_is_smaller_for_good_is_believed_once_it_was_imported(
    tmp_path: Path, world: Services
) -> None:
    site = a_synced_site(tmp_path, ONE)
    world.say(ONE, reply(many(10)), reply(many(5)))
    site.run("sync", "--yes")
    held = site.records
    refused = site.run("sync", "--yes")
    assert f"{ONE} told of 10 works before, and tells of 5 now: it is left alone" in refused.stderr
    assert f"bring it in yourself: byline import {ONE}" in refused.stderr
    assert site.run("import", ONE, "--yes").exit_code == 0
    assert site.records == held
    assert site.run("sync", "--yes").exit_code == 0
    world.say(ONE, reply(many(2)))
    assert site.run("sync", "--yes").exit_code == 1


def test_a_feed_of_news_may_forget_its_old_notes(tmp_path: Path, world: Services) -> None:
    site = a_synced_site(tmp_path, ONE)
    world.say(ONE, *(reply(_feed(start)) for start in (1, 2, 3)))
    for _ in range(3):
        assert site.run("sync", "--yes").exit_code == 0
    assert len(site.records) == 1 + 6


def _feed(start: int) -> str:
    items = (
        f"<item><title>Note {it}</title><guid>n{it}</guid>"
        f"<pubDate>0{it} Jan 2024 10:00:00 GMT</pubDate></item>"
        for it in range(start, start + 4)
    )
    return f'<rss version="2.0"><channel><title>Notes</title>{"".join(items)}</channel></rss>'


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (datetime.date(2026, 3, 2), {Every.DAY, Every.WEEK}),
        (datetime.date(2026, 3, 3), {Every.DAY}),
        (datetime.date(2026, 4, 1), {Every.DAY, Every.MONTH}),
    ],
)
def test_each_is_due_on_its_day(day: datetime.date, due: set[Every]) -> None:
    assert {it for it in Every if is_due(it, day)} == due


class _Monday(datetime.datetime):
    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> "_Monday":
        return cls(2026, 3, 2, tzinfo=tz)


def test_only_what_is_due_is_asked(
    tmp_path: Path, world: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("byline.cli.sync.datetime.datetime", _Monday)
    site = a_synced_site(tmp_path, {"source": ONE, "every": "month"}, OTHER)
    world.say(OTHER, reply(MAPS))
    assert site.run("sync", "--due", "--yes").exit_code == 0
    assert world.addresses == [OTHER]


@pytest.mark.parametrize(
    ("sources", "words"),
    [
        ([], "config.yaml names no sources; write such lines as\n  sync:\n    - dblp:123/4567\n"),
        ([{"source": ONE, "every": "month"}], "no source is due today\n"),
    ],
)
def test_where_there_is_nothing_to_ask_that_is_said(
    tmp_path: Path, world: Services, monkeypatch: pytest.MonkeyPatch,
    sources: list[object], words: str,
) -> None:  # fmt: skip
    monkeypatch.setattr("byline.cli.sync.datetime.datetime", _Monday)
    site, summary = a_synced_site(tmp_path, *sources), tmp_path / "summary.md"
    done = site.run("sync", "--due", "--summary", str(summary))
    assert (done.exit_code, done.output) == (0, words)
    assert summary.read_text("utf-8") == words
    assert world.asked == []


def test_without_yes_nothing_is_written(tmp_path: Path, world: Services) -> None:
    site = a_synced_site(tmp_path, ONE)
    world.say(ONE, reply(NOTES))
    before = site.content
    assert site.run("sync", "--dry-run").exit_code == 0
    refused = site.run("sync")
    assert (refused.exit_code, site.content) == (1, before)
    assert "add --yes" in refused.stderr
