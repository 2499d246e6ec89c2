"""Accounts of people become fields of their records."""

import pytest
from byline.importers.moving.networks import accounts
from byline.records.author import Author


@pytest.mark.parametrize(("key", "written", "values"), [
    ("github_username", "ada", {"links": {"github": "ada"}}),
    ("github", "https://github.com/ada", {"links": {"github": "https://github.com/ada"}}),
    ("orcid_id", "0000-0002-1825-0097", {"orcid": "0000-0002-1825-0097"}),
    ("orcid", "https://orcid.org/0000-0002-1825-0097", {"orcid": "0000-0002-1825-0097"}),
    ("envelope", "mailto:ada@example.org?subject=a", {"email": "ada@example.org"}),
    ("mastodon_username", "example.social/@ada", {"links": {"mastodon": "@ada@example.social"}}),
    ("x_username", "@ada", {"links": {"social": ["https://x.com/ada"]}}),
    ("graduation-cap", "https://scholar.google.com/citations?user=AbCdEf123AAJ",
     {"links": {"scholar": "https://scholar.google.com/citations?user=AbCdEf123AAJ"}}),
    ("osf_id", "ada12", {"links": {"more": [{"label": "Osf id", "url": "https://osf.io/ada12"}]}}),
    ("Engine forum", "https://forum.example.org/ada",
     {"links": {"more": [{"label": "Engine forum", "url": "https://forum.example.org/ada"}]}}),
])  # fmt: skip
def test_each_has_its_field(key: str, written: str, values: dict[str, object]) -> None:
    assert accounts([(key, written)]).values == values
    Author.model_validate({"id": "ada-lovelace", "name": "Ada Lovelace", **values})


@pytest.mark.parametrize(("key", "written"), [
    ("wechat_qr", "wechat.png"), ("orcid_id", "0000-0002-1825-0098"), ("email", "ada at example"),
    ("linkedin_username", "a b"), ("website", "not a page"), ("facebook_id", "<script>"),
])  # fmt: skip
def test_what_no_field_holds_is_named(key: str, written: str) -> None:
    told = accounts([(key, written), ("rss_icon", "true"), ("github_username", "")])
    assert (told.values, told.unknown) == ({}, (key,))
