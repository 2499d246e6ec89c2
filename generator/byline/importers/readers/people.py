"""Names of people as sources write them become bylines."""

import re
from collections.abc import Iterable

from byline.importers.works import OTHERS, WorkByline
from byline.records.names import parse

_OTHERS = frozenset({"others", "and others", "et al", "et al.", "...", "…", "other authors"})
# What stands in the names of teams and never in those of people.
_TEAM = re.compile(
    r"\b(?:association|collaboration|collaborators|committee|commission|consortium|council"
    r"|foundation|initiative|institute|laboratory|ministry|network|organi[sz]ation|project"
    r"|society|team|university|working group|study group)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile("[A-Z]{3,}")
_LONGEST = 300


def byline_of(written: str, orcid: str = "", affiliations: tuple[str, ...] = ()) -> WorkByline:
    """The byline of a name written as 'Family, Given' or 'Given Family'; a comma with nothing
    behind it marks a team, as do words such as 'Collaboration'."""
    text = " ".join(written.split())[:_LONGEST]
    if text.lower() in _OTHERS:
        return OTHERS
    bare = text.rstrip(", ")
    is_marked = text != bare or _TEAM.search(bare) or _ACRONYM.fullmatch(bare)
    if "," not in bare and is_marked:
        return team_of(bare, affiliations)
    name = parse(bare)
    told = parse(name.printed)
    family = name.family if name.family != told.family else ""
    keyed = f"{name.printed} {name.number}" if name.number else name.printed
    return WorkByline(name=keyed, family=family, orcid=orcid, affiliations=affiliations)


def team_of(written: str, affiliations: tuple[str, ...] = ()) -> WorkByline:
    """The byline of a name that a source keeps in one piece, because it is no person's."""
    text = " ".join(written.split())[:_LONGEST]
    if text.lower() in _OTHERS:
        return OTHERS
    return WorkByline(name=text, is_team=True, affiliations=affiliations)


def byline_in_parts(
    given: str, family: str, suffix: str = "", orcid: str = "", affiliations: tuple[str, ...] = ()
) -> WorkByline:
    """The byline of a name that a source keeps in parts; a particle belongs to the family name."""
    parts = [_part(it) for it in (family, given, suffix)]
    if not parts[0] or not parts[1]:
        written = " ".join(part for part in parts if part)
        return byline_of(written, orcid, affiliations)
    return byline_of(", ".join(part for part in parts if part), orcid, affiliations)


def bylines_of(values: Iterable[str]) -> tuple[WorkByline, ...]:
    """The bylines of fields each of which holds a name, or several."""
    return listed(byline_of(name) for text in values for name in names_in(text))


def names_in(text: str) -> list[str]:
    """The names of a field that may hold several, parted by semicolons or lines."""
    return [name for part in re.split(r"[;\n]", text) if (name := part.strip())]


def listed(bylines: Iterable[WorkByline]) -> tuple[WorkByline, ...]:
    """The bylines without empty names; that names are left out is said once."""
    named = [it for it in bylines if it.name]
    first = next((at for at, it in enumerate(named) if it.is_others), len(named))
    return tuple(it for at, it in enumerate(named) if not it.is_others or at == first)


def _part(text: str) -> str:
    return " ".join(text.replace(",", " ").split())
