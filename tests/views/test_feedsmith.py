"""A second reader of feeds, in another language, reads in ours what we meant."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support.atom import feeds_in
from tests.support.places import ROOT
from tests.support.sites_on_disk import TINY, build_site
from tests.support.tools import need, node_packages

READER = ROOT / "tests" / "node" / "read_feeds.mjs"

pytestmark = pytest.mark.long


def read(files: list[Path]) -> dict[str, Any]:
    """Each feed by its path, as feedsmith reads it; it refuses what is no Atom feed."""
    node, parts = need("node", "nodejs"), node_packages()
    command = [node, str(READER), str(parts), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("site", [TINY, ROOT], ids=["golden", "sample"])
def test_every_feed_is_read_as_it_was_meant(tmp_path: Path, site: Path) -> None:
    home = "https://example.org/lab/"
    build_site(site, tmp_path / "output", base_url=home)
    feeds = feeds_in(tmp_path / "output", home)
    assert len(feeds) > 5
    theirs = read([tmp_path / "output" / name for name in feeds])
    for name, feed in feeds.items():
        their = theirs[str(tmp_path / "output" / name)]
        assert (their["id"], their["title"]["value"]) == (feed.id, feed.title)
        assert their["updated"] == feed.updated
        assert [
            (
                it["id"],
                it["title"]["value"],
                it["updated"],
                it.get("published", ""),
                tuple(author["name"] for author in it["authors"]),
                it["links"][0]["href"],
                it.get("summary", {}).get("value", ""),
            )
            for it in their["entries"]
        ] == [
            (it.id, it.title, it.updated, it.published, it.authors, it.link, it.summary)
            for it in feed.entries
        ]


def test_it_refuses_what_is_no_feed(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text("<html></html>")
    node, parts = need("node", "nodejs"), node_packages()
    command = [node, str(READER), str(parts), str(tmp_path / "feed.xml")]
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0
