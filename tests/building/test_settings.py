"""Which settings hold: what config.yaml says, else what the profile sets, else the default."""

from pathlib import Path
from typing import Any

import pytest
from byline.building.settings import holding
from byline.cli import main
from byline.records.config import Config, Features, Profile
from byline.records.in_force import PROFILES
from click.testing import CliRunner
from pydantic import ValidationError

from tests.support.in_memory import entries_of
from tests.support.sites_on_disk import TINY, write_site

ADA = {"id": "ada", "name": "Ada Lovelace"}
BO = {"id": "bo", "name": "Bo Berg"}


def held(*authors: dict[str, Any], drafts: bool = False, **config: Any) -> Config:
    facts = Config.model_validate({"schema": "1", "title": "Test", **config})
    return holding(facts, entries_of({"authors": authors})[0], drafts=drafts)


@pytest.mark.parametrize(
    ("authors", "config", "profile", "people"),
    [
        ([], {}, Profile.LAB, ()),
        ([ADA], {}, Profile.PERSON, ("ada",)),
        ([ADA, BO], {}, Profile.LAB, ()),
        ([ADA, {**BO, "draft": "true"}], {}, Profile.PERSON, ("ada",)),
        ([ADA, {**BO, "unlisted": "true"}], {}, Profile.PERSON, ("ada",)),
        ([ADA], {"profile": "lab"}, Profile.LAB, ()),
        ([ADA], {"profile": "anthology"}, Profile.ANTHOLOGY, ()),
        ([ADA, BO], {"profile": "person"}, Profile.PERSON, ()),
        ([ADA, BO], {"profile": "person", "people": "bo"}, Profile.PERSON, ("bo",)),
    ],
)
def test_whose_site_it_is(
    authors: list[dict[str, Any]], config: dict[str, Any], profile: Profile, people: tuple[str, ...]
) -> None:
    found = held(*authors, **config)
    assert (found.profile, found.people) == (profile, people)


def test_a_draft_counts_where_drafts_are_published() -> None:
    assert held(ADA, {**BO, "draft": "true"}, drafts=True).profile is Profile.LAB


@pytest.mark.parametrize("profile", Profile)
def test_each_setting_of_a_profile_can_be_set_by_itself(profile: Profile) -> None:
    sets = PROFILES[profile]
    features = held(ADA, BO, profile=profile, people="ada").features
    assert {name: getattr(features, name) for name in sets} == sets
    assert features == Features.model_validate(sets)
    turned = {name: not value for name, value in sets.items()}
    features = held(ADA, BO, profile=profile, people="ada", features=turned).features
    assert features == Features.model_validate(turned)


WRITTEN = """\
schema: 1
title: Papers of Ada Lovelace
repository: ada/papers
size: lean
theme:
  accent: "#1a5fb4"
features:
  trust: true
  years: true
figures: {score: {openness: 40}, related: 9}
"""
TOLD = """\
schema: 1  # config.yaml line 1
title: Papers of Ada Lovelace  # config.yaml line 2
tagline:  # default
profile: person  # the only author's record
base_url:  # default
domain:  # default
repository.name: ada/papers  # config.yaml line 3
repository.branch: main  # default
repository.folder: ''  # default
contact:  # default
language: en  # default
nav: []  # default
links.website:  # default
links.github:  # default
links.gitlab:  # default
links.mastodon:  # default
links.bluesky:  # default
links.linkedin:  # default
links.scholar:  # default
links.dblp:  # default
links.openalex:  # default
links.semantic_scholar:  # default
links.researchgate:  # default
links.more: []  # default
groups: []  # default
people_groups: []  # default
features.names: true  # default
features.venues: true  # default
features.topics: true  # default
features.institutions: false  # profile person
features.years: false  # size lean
features.news: true  # default
features.projects: true  # default
features.feeds: true  # default
features.search: true  # default
features.works: true  # default
features.main_topics: true  # default
features.main_category: true  # default
features.collaborators: true  # default
features.citations: true  # default
features.h_index: true  # default
features.i10: true  # default
features.novelty: stated  # default
features.score: stated  # default
features.trust: true  # config.yaml line 8
features.verification: stated  # default
features.followers: true  # default
features.claim: stated  # default
features.collaboration: stated  # default
features.related: true  # default
features.own_marks: false  # default
figures.i10_from: 10  # default
figures.fewest_peers: 5  # default
figures.fewest_earlier: 30  # default
figures.related: 3  # size lean
figures.topics: 5  # default
figures.score.citations: 50  # default
figures.score.openness: 40  # config.yaml line 10
figures.score.completeness: 20  # default
figures.openness.pdf: 40  # default
figures.openness.code: 40  # default
figures.openness.data: 20  # default
figures.completeness.abstract: 3  # default
figures.completeness.identifier: 2  # default
figures.completeness.date: 1  # default
figures.completeness.venue: 1  # default
figures.completeness.type: 1  # default
figures.completeness.subject: 1  # default
figures.completeness.authors: 1  # default
figures.trust.orcid: 25  # default
figures.trust.claim: 25  # default
figures.trust.affiliation: 10  # default
figures.trust.identifiers: 20  # default
figures.trust.evidence: 20  # default
figures.bands.established: 40  # default
figures.bands.trusted: 70  # default
figures.collaborators.half_life: 5  # default
figures.collaborators.fewest: 2  # default
figures.collaborators.most: 6  # default
authors_shown: 10  # default
size: lean  # config.yaml line 4
allow_large: false  # default
theme.accent: '#1a5fb4'  # config.yaml line 6
theme.logo:  # default
theme.icon:  # default
loads_from.scripts: []  # default
loads_from.styles: []  # default
loads_from.images: []  # default
loads_from.fonts: []  # default
loads_from.connections: []  # default
loads_from.frames: []  # default
loads_from.media: []  # default
analytics:  # default
redirects: {}  # default
sync: []  # default
people: [ada]  # the only author's record
"""


def test_byline_config_tells_what_holds_and_why(tmp_path: Path) -> None:
    write_site(tmp_path, {"authors/ada.yaml": {"name": "Ada Lovelace"}})
    (tmp_path / "config.yaml").write_text(WRITTEN, "utf-8")
    result = CliRunner().invoke(main, ["config", "--config", str(tmp_path / "config.yaml")])
    assert (result.exit_code, result.output) == (0, TOLD)


def test_byline_config_takes_values_of_more_lines_to_one(tmp_path: Path) -> None:
    links = [{"label": "Our: \u00dcbung", "url": f"https://example.org/{at}"} for at in range(9)]
    site = write_site(tmp_path, {}, nav=links, people=[], groups=[{"id": "a", "label": "A"}])
    result = CliRunner().invoke(main, ["config", "--config", str(site / "config.yaml")])
    (told,) = [line for line in result.output.splitlines() if line.startswith("nav:")]
    assert told.startswith("nav: [{label: 'Our: \u00dcbung', url: 'https://example.org/0'}, ")
    assert told.endswith("example.org/8'}]  # config.yaml line 4")


def test_byline_config_tells_every_setting_of_the_golden_site() -> None:
    result = CliRunner().invoke(main, ["config", "--config", str(TINY / "config.yaml")])
    assert result.exit_code == 0, result.output
    sources = "[{source: 'dblp:123/4567', every: month, author: ada, abstracts: false}]"
    assert f"sync: {sources}  # config.yaml line 13\n" in result.stdout


def test_byline_config_says_what_stands_in_the_way(tmp_path: Path) -> None:
    write_site(tmp_path, {"authors/ada.yaml": "nmae: Ada Lovelace\n"}, profil="lab")
    result = CliRunner().invoke(main, ["config", "--config", str(tmp_path / "config.yaml")])
    assert result.exit_code == 1
    assert "content/authors/ada.yaml:1:1: error: " in result.output
    assert "config.yaml:1:1: error: " in result.output
    assert result.output.endswith("byline: 2 errors\n")


def test_a_domain_says_where_the_site_stands(tmp_path: Path) -> None:
    site = write_site(tmp_path, {}, domain="papers.example.org")
    result = CliRunner().invoke(main, ["config", "--config", str(site / "config.yaml")])
    told = dict(line.split(": ", 1) for line in result.output.splitlines() if "base_url" in line)
    assert told["base_url"].startswith("https://papers.example.org/  # domain, config.yaml line ")


@pytest.mark.parametrize(
    ("config", "address"),
    [
        ({}, ""),
        ({"repository": "ada/papers"}, "https://github.com/ada/papers"),
        ({"repository": "ada/papers", "base_url": "https://a.example/"}, "https://a.example/"),
        ({"domain": "ada.example.org"}, "https://ada.example.org/"),
        ({"base_url": "https://a.example/", "contact": "ada@a.example"}, "mailto:ada@a.example"),
        ({"contact": "https://a.example/@ada"}, "https://a.example/@ada"),
    ],
)
def test_services_learn_whom_to_reach(config: dict[str, Any], address: str) -> None:
    assert held(**config).contact_address == address


@pytest.mark.parametrize("text", ["ada", "ada@", "ada lovelace@example.org", "ftp://example.org"])
def test_a_contact_is_an_address(text: str) -> None:
    with pytest.raises(ValidationError, match=r"is not (an e-mail|a web) address"):
        held(contact=text)
