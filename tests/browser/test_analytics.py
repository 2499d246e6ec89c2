"""What counts visits runs, tells its own site, and reaches no other."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.support.sites_on_disk import build_site, write_site

STATS, ELSEWHERE = "https://stats.example.org", "https://elsewhere.example.org"
SCRIPT = f"""
const site = document.currentScript.dataset.site;
fetch(`{STATS}/count?site=${{site}}`, {{ method: "POST", mode: "no-cors" }});
fetch("{ELSEWHERE}/count", {{ method: "POST", mode: "no-cors" }}).catch(() => {{}});
"""
PAPER = {"title": "T", "authors": ["Ada Lovelace"], "year": 2020}


@pytest.mark.long
@pytest.mark.parametrize("size", ["full", "lean"])
def test_it_counts_and_reaches_nobody_else(
    page: Page, tmp_path: Path, serve: Callable[[Path], str], size: str
) -> None:
    analytics = {"script": f"{STATS}/script.js", "attributes": {"data-site": "papers"}}
    records = {"papers/a.yaml": PAPER}
    site = write_site(tmp_path / "site", records, analytics=analytics, size=size)
    build_site(site, tmp_path / "output")
    reached: list[str] = []

    def answer(route: Route) -> None:
        reached.append(route.request.url)
        route.fulfill(body=SCRIPT, content_type="text/javascript")

    page.route(re.compile("^https://"), answer)
    with page.expect_event("console", lambda it: f"{ELSEWHERE}/count" in it.text) as refused:
        page.goto(f"{serve(tmp_path / 'output')}papers/a/")
    assert "Content Security Policy" in refused.value.text
    assert reached == [f"{STATS}/script.js", f"{STATS}/count?site=papers"]
