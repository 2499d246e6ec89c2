"""Which settings hold: what config.yaml says, else what the profile sets, else the default."""

from typing import Any

import pytest
from byline.building.settings import holding
from byline.records.config import PROFILES, Config, Features, Profile

from tests.support.in_memory import entries_of

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
