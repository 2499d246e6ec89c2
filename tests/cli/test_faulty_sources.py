"""Whatever a source does, the real command ends in words, and content stays byte for byte."""

import gzip
from pathlib import Path

import pytest
from byline.network import client
from byline.network.asking import Allowance

from tests.support.hostile_answers import BOMB, OK, cut, endless, reset
from tests.support.importing import BIB, MAPS, NOTES, SiteOnDisk, a_site
from tests.support.played_services import Played, Services, reply, said
from tests.support.told import EXAMPLES

ADDRESS = "https://a.example.org/papers.bib"
ARXIV = "https://export.arxiv.org/api/query?id_list=2401.00001&max_results=1"
DBLP = "https://dblp.org/pid/12/3456.xml"
OPENALEX = "https://api.openalex.org/"
WORKS = f"{OPENALEX}works?filter=authorships.author.id:A5000000001&per_page=100&cursor="
HASTE = Allowance(bytes=20_000, whole=0.3, step=0.1, tries=1)


def example(name: str) -> bytes:
    return (EXAMPLES / name).read_bytes()


@pytest.fixture
def site(tmp_path: Path, services: Services, monkeypatch: pytest.MonkeyPatch) -> SiteOnDisk:
    """A site with imported records, for whose commands the played services are the world."""
    monkeypatch.setattr(client, "Outside", lambda: services.outside(HASTE))
    site = a_site(tmp_path / "site")
    site.run("import", site.write(BIB, NOTES), "--yes")
    return site


FAULTS: dict[str, tuple[str, dict[str, list[Played]], str]] = {
    "a lead to a host of nobody": (
        ADDRESS,
        {ADDRESS: [said(302, Location="https://b.example.org/x")]},
        "nobody asked for anything at b.example.org",
    ),
    "a lead to the own network": (
        "arxiv:2401.00001",
        {ARXIV: [said(302, Location="https://192.168.0.1/x")]},
        "192.168.0.1",
    ),
    "a lead to a file": (
        ADDRESS, {ADDRESS: [said(301, Location="file:///etc/passwd")]}, "file:///etc/passwd"
    ),
    "a bomb of gzip": (
        ADDRESS, {ADDRESS: [reply(BOMB, Content_Encoding="gzip")]}, "the answer has more than 0.02"
    ),
    "an endless body": (ADDRESS, {ADDRESS: [endless(OK + b"\r\n", b"x" * 999)]}, "more than 0.02"),
    "a slow body": (
        ADDRESS,
        {ADDRESS: [endless(OK + b"Content-Length: 999\r\n\r\n", b"x", 0.02)]},
        "no whole answer came within 0.3 seconds",
    ),
    "half a body": (
        ADDRESS, {ADDRESS: [OK + b"Content-Length: 999\r\n\r\n" + MAPS.encode()]}, "broke off"
    ),
    "a cut body": (
        ADDRESS, {ADDRESS: [cut(OK + b"\r\n" + MAPS.encode())]}, "the connection was broken off"
    ),
    "half of a gzip": (
        ADDRESS,
        {ADDRESS: [reply(gzip.compress(MAPS.encode())[:-9], Content_Encoding="gzip")]},
        "the answer broke off",
    ),
    "a broken connection": (ADDRESS, {ADDRESS: [reset]}, "the connection was broken off"),
    "a page for people": (
        ADDRESS, {ADDRESS: [reply("<!doctype html><p>Hello")]}, "a page for people, not a list"
    ),
    "another format": ("dblp:12/3456", {DBLP: [reply("{}")]}, "dblp:12/3456"),
    "no format at all": (ADDRESS, {ADDRESS: [reply("Hello")]}, "it is not clear what this is"),
    "nothing": (ADDRESS, {ADDRESS: [reply("")]}, "it is not clear what this is"),
    "too many questions": (
        "arxiv:2401.00001", {ARXIV: [reply("Rate exceeded.")]}, "arXiv has too much to do"
    ),
    "an error of arXiv as an entry": (
        "arxiv:2401.00001",
        {ARXIV: [reply(example("arxiv/answer-error.xml"))]},
        "incorrect id format for 2401.x",
    ),
    "nulls in the place of works": (
        "openalex:W12345", {f"{OPENALEX}works/W12345": [reply("null")]}, "openalex:W12345"
    ),
    "nulls in the place of a list": (
        "openalex:A5000000001",
        {
            f"{OPENALEX}authors/A5000000001": [reply({"id": None, "display_name": None})],
            f"{WORKS}*": [reply({"meta": None, "results": None})],
        },
        "openalex:A5000000001",
    ),
    "a refusal in the place of the second page": (
        "openalex:A5000000001",
        {
            f"{OPENALEX}authors/A5000000001": [reply(example("openalex/a-person.json"))],
            f"{WORKS}*": [
                reply({"meta": {"next_cursor": "x"}, "results": [{"id": "W1", "title": "Maps"}]})
            ],
            f"{WORKS}x": [reply(example("openalex/refused.json"))],
        },
        "OpenAlex refused",
    ),
    "429": (ADDRESS, {ADDRESS: [said(429, Retry_After="9999")]}, "it asks to wait 9,999 seconds"),
    "503": ("dblp:12/3456", {DBLP: [said(503)]}, "dblp has too much to do"),
    "404": ("dblp:12/3456", {DBLP: [said(404)]}, "dblp knows nothing by this name (404)"),
    "500": ("dblp:12/3456", {DBLP: [said(500)]}, "dblp answered 500 Internal Server Error"),
    "another one's certificate": (
        "https://c.example.org/x", {}, "the certificate of c.example.org does not hold"
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_is_told_and_nothing_is_touched(
    site: SiteOnDisk, services: Services, what: str
) -> None:
    source, answers, words = FAULTS[what]
    for address, played in answers.items():
        services.say(address, *played)
    before = site.content
    done = site.run("import", source, "--yes")
    assert done.exit_code == 1
    assert done.stderr.startswith("byline: ")
    assert words in done.stderr
    assert "Traceback" not in done.output
    assert site.content == before


def test_a_lead_to_a_private_address_is_not_followed(site: SiteOnDisk, services: Services) -> None:
    services.leads_to["arxiv.org"] = ["10.0.0.1"]
    services.say(ARXIV, said(302, Location="https://arxiv.org/abs/2401.00001"))
    before = site.content
    done = site.run("import", "2401.00001", "--yes")
    assert done.exit_code == 1
    assert "arxiv.org leads to 10.0.0.1, which is not on the public internet" in done.stderr
    assert (site.content, len(services.asked)) == (before, 1)


def test_a_merged_work_is_imported_by_its_new_id(site: SiteOnDisk, services: Services) -> None:
    services.say(f"{OPENALEX}works/W4300000009", said(301, Location="/works/W4300000001"))
    services.say(f"{OPENALEX}works/W4300000001", reply(example("openalex/a-work.json")))
    done = site.run("import", "openalex:W4300000009", "--yes")
    assert done.exit_code == 0
    assert "openalex: W4300000001\n" in "".join(site.records.values())


def test_what_was_fetched_last_is_imported_offline(site: SiteOnDisk, services: Services) -> None:
    services.say(ADDRESS, reply(MAPS))
    site.run("import", ADDRESS, "--dry-run")
    done = site.run("import", ADDRESS, "--offline", "--yes")
    assert (done.exit_code, len(services.asked)) == (0, 1)
    assert "papers/1850/somerville1850maps.yaml" in site.records
