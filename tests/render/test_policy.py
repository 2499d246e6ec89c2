"""What browsers may load for a page stands on every page, before anything is loaded."""

import re
from pathlib import Path
from typing import Any

import pytest
from byline.addresses import file_of
from byline.records.config import Config, LoadsFrom
from byline.render.policy import policy

from tests.support.page_kinds import of_every_kind, prepared
from tests.support.sites_on_disk import TINY, lean_copy

SITE_ALONE = (
    "default-src 'none';script-src 'self' 'wasm-unsafe-eval';style-src 'self';img-src 'self';"
    "font-src 'self';connect-src 'self';base-uri 'none';form-action 'none'"
)
_LOADS = re.compile(r"<(?:script|link|img|style|base)\b|http-equiv=\"refresh\"")


def policy_of(**facts: Any) -> dict[str, list[str]]:
    """The policy of a site with these settings, by its directives."""
    config = Config.model_validate({"schema": 1, "title": "T", **facts})
    parts = [str(part).partition(" ") for part in policy(config).split(";")]
    return {name: sources.split(" ") for name, _, sources in parts}


def test_a_site_loads_what_stands_on_it_alone() -> None:
    assert policy(Config.model_validate({"schema": 1, "title": "T"})) == SITE_ALONE


def test_a_site_without_search_makes_no_programs() -> None:
    assert policy_of(features={"search": False})["script-src"] == ["'self'"]


@pytest.mark.parametrize("name", LoadsFrom.model_fields)
def test_each_exception_is_named_and_is_one_for_what_it_names_alone(name: str) -> None:
    source = "https://stats.example.org"
    without, with_it = policy_of(), policy_of(loads_from={name: source})
    (changed,) = [part for part in with_it if with_it[part] != without.get(part)]
    assert with_it[changed] == [*without.get(changed, []), source]


def test_every_page_of_every_kind_has_it_before_it_loads_anything(tmp_path: Path) -> None:
    for site in (TINY, lean_copy(TINY, tmp_path / "lean")):
        made = prepared(site / "config.yaml")
        wanted = policy(made.renderer.site.library.config)
        assert "script-src 'self' 'wasm-unsafe-eval' https://stats.example.org;" in wanted
        for kind, pages in of_every_kind(made).items():
            for page in pages[:2]:
                if not file_of(page.address).endswith(".html"):
                    continue
                text = made.renderer.page(page).decode()
                policy_at = text.index(f'http-equiv="Content-Security-Policy" content="{wanted}"')
                first = _LOADS.search(text)
                assert first, kind
                assert policy_at < first.start(), page.address
