"""The configuration that is in force: what its profile sets, without what its size leaves out."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from byline.records.config import Config, Profile
from byline.records.shown import Shown

# The features that a profile sets where config.yaml does not; all others are as they say above.
PROFILES: Mapping[Profile, Mapping[str, bool | Shown]] = MappingProxyType(
    {
        Profile.PERSON: {"institutions": False},  # they would be mostly those of co-authors
        Profile.LAB: {},
        Profile.ANTHOLOGY: {
            "collaboration": Shown.NOTHING,  # its people did not write their records
            "own_marks": True,  # nor does it know them
        },
    }
)


def fitted(config: Config, authors: Sequence[str]) -> Config:
    """The configuration that holds: with what the profile sets, without what the size leaves out.
    `authors` are the ids of the people with a record that lists may show."""
    return within_size(with_profile(at_its_domain(config), authors))


def at_its_domain(config: Config) -> Config:
    """The configuration of the same site; its domain says where it stands, if nothing else does."""
    return config.model_copy(update={"base_url": config.base_url or home_at(config.domain)})


def with_profile(config: Config, authors: Sequence[str]) -> Config:
    """The configuration of the same site, with what its profile sets and config.yaml does not. A
    person's site with one author's record is theirs."""
    is_of_one = len(authors) == 1
    profile = config.profile or (Profile.PERSON if is_of_one else Profile.LAB)
    is_theirs = is_of_one and profile is Profile.PERSON
    features = config.features
    sets = PROFILES[profile].items()
    unset = {name: value for name, value in sets if name not in features.model_fields_set}
    return config.model_copy(
        update={
            "profile": profile,
            "people": config.people or (tuple(authors) if is_theirs else ()),
            "features": features.model_copy(update=unset),
        }
    )


def within_size(config: Config) -> Config:
    """The configuration of the same site, without what its size leaves out."""
    extent, features, figures = config.extent, config.features, config.figures
    has_years = features.years and extent.years_have_pages
    related = min(figures.related, extent.most_related)
    return config.model_copy(
        update={
            "features": features.model_copy(update={"years": has_years}),
            "figures": figures.model_copy(update={"related": related}),
        }
    )


def home_at(domain: str | None) -> str | None:
    """The full address of home at a domain of the site's own."""
    return f"https://{domain}/" if domain else None


def without_analytics(config: Config) -> Config:
    """The configuration of the same site, where nobody counts visits."""
    return config.model_copy(update={"analytics": None})


def without_search(config: Config) -> Config:
    """The configuration of the same site, without search."""
    features = config.features.model_copy(update={"search": False})
    return config.model_copy(update={"features": features})
