"""Who is named in ORCID's records: the person whose record it is, and contributors of works."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from byline.importers.forms.ids import orcid_in
from byline.importers.readers.conventions import all_named, one_line, person, person_in_parts
from byline.importers.readers.json_values import Json, at, list_at, text_at
from byline.importers.readers.orcid_answers import activities_in, has, value_at, works_in
from byline.importers.readers.people import names_in
from byline.importers.works import OTHERS, PersonTold, WorkByline
from byline.records.names import parse

_ORCID_IN_PATH = re.compile(r"/?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])(?:/.*)?", re.ASCII)
_OF_CREDIT = "credit.niso.org/contributor-roles/"
_KEYS = {
    "dblp": re.compile(r"https?://dblp\.(?:org|uni-trier\.de)/pid/([\w/-]+?)(?:\.html)?/?"),
    "openalex": re.compile(r"https?://openalex\.org/(?:authors/)?(A\d+)/?", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose record it is, as far as the answer tells."""

    orcid: str = ""
    name: str = ""
    family: str = ""

    @property
    def byline(self) -> WorkByline:
        """The owner on a work that says so itself."""
        return WorkByline(name=self.name, family=self.family, orcid=self.orcid)


def orcid_in_path(told: Json) -> str:
    """The ORCID of whose record it is, from the path of the answer or of a part of it."""
    found = _ORCID_IN_PATH.fullmatch(text_at(told, "path"))
    return orcid_in(found[1]) if found else ""


def person_told(value: Json) -> PersonTold | None:
    """What an answer tells of a person, if it does: names, keys, and where they work now."""
    told = at(value, "person") or value
    given, family = (value_at(told, "name", it) for it in ("given-names", "family-name"))
    in_parts = person_in_parts(given, family)
    printed = person(value_at(told, "name", "credit-name")).name or in_parts.name
    if not printed:
        return None
    others = (value_at(it) for it in list_at(told, "other-names", "other-name"))
    bylines = (in_parts, *map(person, others))
    names = (it.name for it in bylines if it.name and not it.is_others)
    family = one_line(family)
    is_told = family and family in printed and parse(printed).family != family
    return PersonTold(
        name=printed,
        family=family if is_told else "",
        orcid=_orcid(value) or orcid_in_path(told) or orcid_in_path(at(told, "name")),
        known_as=tuple(_keys(told)),
        other_names=tuple(it for it in dict.fromkeys(names) if it != printed),
        affiliations=tuple(dict.fromkeys(_works_at(value))),
    )


def owner_of(value: Json, told: PersonTold | None) -> Owner:
    """Whose record it is: as told of the person, else by the path and by what they added."""
    if told:
        return Owner(told.orcid, told.name, told.family)
    works = works_in(value)
    orcid = _orcid(value) or orcid_in_path(value) or orcid_in_path(works)
    for group in list_at(works, "group"):
        for source in (at(it, "source") for it in list_at(group, "work-summary")):
            if orcid and value_at(source, "source-orcid", "path") == orcid:
                byline = person(value_at(source, "source-name"))
                return Owner(orcid, byline.name, byline.family)
    return Owner(orcid)


def people_of(
    told: Json, owner: Owner, kind: str
) -> tuple[tuple[WorkByline, ...], tuple[str, ...]]:
    """Authors and editors of a work; where none are named, its owner and others."""
    roles: dict[WorkByline, list[str]] = {}  # who did several things stands several times
    for contributor in list_at(told, "contributors", "contributor"):
        role = _role(contributor)
        for byline in _bylines(contributor, owner):
            roles.setdefault(byline, []).append(role)
    editors = [it for it, did in roles.items() if set(did) == {"editor"}]
    authors = [replace(it, role=_in_words(did)) for it, did in roles.items() if it not in editors]
    if not authors and kind == "book":
        authors, editors = [replace(it, role="Editor") for it in editors], []
    alone = (owner.byline, OTHERS) if owner.name else ()
    return all_named(authors) or alone, tuple(it.name for it in editors if not it.is_others)


def _bylines(contributor: Json, owner: Owner) -> Iterator[WorkByline]:
    """Whom one contributor names: mostly one person, but some sources write all into one name."""
    orcid = orcid_in(
        value_at(contributor, "contributor-orcid", "path")
        or value_at(contributor, "contributor-orcid", "uri")
    )
    names = names_in(value_at(contributor, "credit-name"))
    if not names:
        is_owner = orcid and orcid == owner.orcid and owner.name
        yield owner.byline if is_owner else OTHERS
    for written in names:
        byline = person(written)
        is_person = not byline.is_others and len(names) == 1
        yield replace(byline, orcid=orcid) if is_person else byline


def _role(contributor: Json) -> str:
    return value_at(contributor, "contributor-attributes", "contributor-role").lower()


def _in_words(roles: Iterable[str]) -> str:
    """What somebody did, in the words of CRediT; that an author wrote goes without saying."""
    of_credit = (it.partition(_OF_CREDIT)[2].strip("/") for it in roles)
    words = (it.replace("-", " ").replace("writing ", "writing: ") for it in of_credit if it)
    return ", ".join(dict.fromkeys(words)).capitalize()


def _orcid(value: Json) -> str:
    return orcid_in(text_at(value, "orcid-identifier", "path"))


def _works_at(value: Json) -> Iterator[str]:
    """The institutions where the person is employed and has not left."""
    for group in list_at(activities_in(value), "employments", "affiliation-group"):
        for summary in (*list_at(group, "summaries"), group):
            for it in list_at(summary, "employment-summary"):
                place = one_line(value_at(it, "organization", "name"))
                if place and not has(it, "end-date"):
                    yield place


def _keys(told: Json) -> Iterator[str]:
    """The keys by which other services know the person, from their pages there."""
    for it in list_at(told, "researcher-urls", "researcher-url"):
        for service, form in _KEYS.items():
            if found := form.fullmatch(value_at(it, "url")):
                yield f"{service}:{found[1]}"
