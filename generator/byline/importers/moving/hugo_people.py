"""People of Hugo sites -> authors."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from byline.addresses import slug
from byline.importers.keeping.values import Plain, Values
from byline.importers.moving.front_matter import OldPage
from byline.importers.moving.gathering import some
from byline.importers.moving.hugo import STATIC, HugoSite, urlized
from byline.importers.moving.loose_yaml import Told
from byline.importers.moving.networks import accounts
from byline.importers.moving.prose import bare_line, persons_name, plain_line
from byline.importers.moving.taken import AuthorTold
from byline.importers.moving.told_values import (
    day,
    flag,
    is_denied,
    long_text,
    mapping,
    mappings,
    text,
    texts,
)

AUTHORS = "content/authors"
_OWNERS = ("admin", "me")
_PICTURES = ("jpg", "jpeg", "png", "webp", "gif", "avif")
_GROUPS = {
    "principal investigator": "pi", "principal investigators": "pi", "faculty": "faculty",
    "grad students": "phd", "phd students": "phd", "students": "student", "postdocs": "postdoc",
    "visitors": "visitor", "alumni": "alumni", "staff": "staff", "administration": "staff",
}  # fmt: skip
_YEARS = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class OldPerson:
    """A person of the old site: what pages call them by, and the record that they get."""

    called: str
    told: AuthorTold
    is_owner: bool


def old_people(site: HugoSite) -> list[OldPerson]:
    """The people who have a page or a file of their own; whose site it is stands first."""
    found = [*_with_pages(site), *_with_files(site)]
    seen: dict[str, OldPerson] = {}
    for person in found:
        seen.setdefault(person.told.id, person)
    people = list(seen.values())
    if people and not any(it.is_owner for it in people) and len(people) == 1:
        only = people[0]
        people = [OldPerson(only.called, only.told, is_owner=True)]
    return sorted(people, key=lambda it: not it.is_owner)


def _with_pages(site: HugoSite) -> Iterator[OldPerson]:
    for section in ("authors", "author"):
        for file in site.tree.below(f"{site.root}/{section}", "/_index.md", "/index.md"):
            folder = PurePosixPath(file).parent
            if folder.name != section:
                page = site.gathering.page(file)
                if person := _person(site, folder.name, file, page):
                    site.gathering.lead(
                        f"/{section}/{urlized(folder.name)}/", f"author:{person.told.id}"
                    )
                    name = urlized(str(person.told.values["name"]))
                    site.gathering.lead(f"/author/{name}/", f"author:{person.told.id}")
                    yield person


def _with_files(site: HugoSite) -> Iterator[OldPerson]:
    """People in files of data, as sites of today have them."""
    for file in site.tree.below("data/authors", ".yaml", ".yml", ".toml"):
        called = PurePosixPath(file).stem
        values = site.gathering.data(file).values
        name = mapping(values, "name")
        shown = text(name, "display") or " ".join(
            filter(None, (text(name, "given"), text(name, "family")))
        )
        page = OldPage({**values, "title": shown or text(values, "name", "title")})
        if person := _person(site, called, file, page):
            site.gathering.lead(f"/authors/{urlized(called)}/", f"author:{person.told.id}")
            yield person


def _person(site: HugoSite, called: str, file: str, page: OldPage) -> OldPerson | None:
    values = page.values
    name = persons_name(text(values, "title", "name"))
    if not slug(name):
        return None
    its_id = slug(name)
    is_owner = flag(values, "superuser") or flag(values, "is_owner") or called in _OWNERS
    bio = bare_line(text(values, "bio"))
    body = site.gathering.prose(page.body, file, AUTHORS, *STATIC)
    groups = (_GROUPS.get(it.lower(), "") for it in texts(values, "user_groups"))
    told: Values = {
        "name": name,
        "pronouns": bare_line(text(values, "pronouns")),
        "role": bare_line(text(values, "role")),
        "group": [*filter(None, groups)],
        "tagline": bio if body else "",
        "affiliations": [*_institutions(values)],
        **_accounts(site, values),
        "photo": _photo(site, called, file, its_id, values),
        "interests": [bare_line(it) for it in texts(values, "interests")],
        "education": [*_education(values)],
        "awards": [*_awards(values)],
    }
    _leave_others(site, file, values)
    filled = {field: it for field, it in told.items() if it}
    return OldPerson(
        called, AuthorTold(its_id, filled, body or plain_line(text(values, "bio"))), is_owner
    )


def _institutions(values: Mapping[str, Told]) -> Iterator[str]:
    for key in ("organizations", "affiliations"):
        yield from (bare_line(it) for it in texts(values, key))
        yield from (bare_line(name) for it in mappings(values, key) if (name := text(it, "name")))


def _accounts(site: HugoSite, values: Mapping[str, Told]) -> Values:
    """The accounts of a person, and files such as a curriculum vitae."""
    named = [("email", text(values, "email"))]
    files: list[Plain] = []
    listed = (it for key in ("social", "profiles", "links") for it in mappings(values, key))
    for one in listed:
        address = text(one, "link", "url")
        label = text(one, "label", "title") or text(one, "icon", "type").split("/")[-1]
        here = site.tree.named(address, *STATIC) if address else ""
        if here and (place := site.gathering.copied(here, AUTHORS)):
            files.append(
                {"label": "CV" if label.lower() == "cv" else label.capitalize(), "url": place}
            )
        elif address.startswith(("http", "mailto:")):
            named.append((label, address))
    read = accounts(named).values
    if files:
        links = read.get("links")
        own = dict(links) if isinstance(links, dict) else {}
        more = own.get("more")
        own["more"] = [*(more if isinstance(more, list) else []), *files]
        read["links"] = own
    return read


def _photo(site: HugoSite, called: str, file: str, its_id: str, values: Mapping[str, Told]) -> str:
    folder = str(PurePosixPath(file).parent)
    places = [f"{folder}/avatar", f"assets/media/authors/{called}", f"assets/media/{called}"]
    names = [f"{place}.{form}" for place in places for form in _PICTURES]
    found = site.tree.named(text(values, "avatar"), folder, *STATIC) or site.tree.first_of(*names)
    return site.gathering.picture(found, AUTHORS, its_id) if found else ""


def _education(values: Mapping[str, Told]) -> Iterator[Values]:
    told = values.get("education")
    courses = mappings(told, "courses") if isinstance(told, dict) else mappings(values, "education")
    for it in courses:
        what = bare_line(text(it, "course", "degree", "area"))
        if what:
            yield _milestone(what, it)


def _awards(values: Mapping[str, Told]) -> Iterator[Values]:
    for it in mappings(values, "awards"):
        if what := bare_line(text(it, "title", "name")):
            told = _milestone(what, it)
            yield {("from" if name == "to" else name): value for name, value in told.items()}


def _milestone(what: str, told: Mapping[str, Told]) -> Values:
    """A line of a curriculum vitae: what, where and when."""
    years = _YEARS.findall(text(told, "year"))
    start = day(text(told, "date_start", "start"))
    end = day(text(told, "date_end", "end", "date"))
    if years:
        start, end = (years[0] if len(years) > 1 else ""), years[-1]
    all_told: dict[str, Plain] = {
        "what": what,
        "where": bare_line(text(told, "institution", "awarder")),
        "from": start,
        "to": end,
    }
    return {name: it for name, it in all_told.items() if it}


def _leave_others(site: HugoSite, file: str, values: Mapping[str, Told]) -> None:
    groups = [it for it in texts(values, "user_groups") if it.lower() not in _GROUPS]
    if groups and not is_denied(values, "user_groups"):
        site.gathering.leave(
            f"groups of people: {some(groups)}. Name them in config.yaml under people_groups:, "
            "and write group: into the records of those who are in them."
        )
    has_more = (
        mappings(values, "work") or mappings(values, "experience") or long_text(values, "skills")
    )
    if has_more:
        site.gathering.leave(
            f"{file}: positions and skills. Write where you worked under affiliations: in your "
            "own record, each with from: and to:."
        )
