"""Sites of al-folio: a bibliography with keys of its own, notes, projects, and one person."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from byline.addresses import slug
from byline.importers.keeping.values import Plain, Values
from byline.importers.moving.bibliography import FOLDER, works_of
from byline.importers.moving.gathering import Gathering, some
from byline.importers.moving.jekyll import (
    JekyllSite,
    jekyll_site,
    lead_from_pages,
    lead_from_posts,
    settings_file,
)
from byline.importers.moving.loose_yaml import Told
from byline.importers.moving.networks import accounts, named_in
from byline.importers.moving.old_news import news_item
from byline.importers.moving.prose import bare_line, persons_name, plain_line
from byline.importers.moving.taken import AuthorTold, OldSite, ProjectTold
from byline.importers.moving.told_values import day, mapping, mappings, text, texts
from byline.importers.moving.tree import Tree
from byline.importers.works import NewsItem

_MARKS = (
    "_data/coauthors.yml", "_data/socials.yml", "_layouts/about.html", "_layouts/about.liquid",
    "_layouts/distill.html", "_layouts/distill.liquid", "_plugins/hideCustomBibtex.rb",
)  # fmt: skip
_EXAMPLES = re.compile(
    r"project \d( with .*)?$|a (?:simple inline|long) announcement", re.IGNORECASE
)
_PAPERS_AT = ("assets/pdf", "assets/html", "assets/img/publication_preview")
_PICTURES_AT = ("assets/img", "assets/img/publication_preview")
# How the accounts end that settings hold beside much else.
_ACCOUNTS = ("email", "_username", "_id", "_userid", "_url", "_profile")
_AUTHORS, _NEWS, _PROJECTS = "content/authors", "content/news", "content/projects"
_DATA_OF_THE_OWNER = ("cv", "repositories", "venues")


def looks_like(tree: Tree) -> bool:
    """A Jekyll site with a bibliography, and with what only al-folio has."""
    has_marks = (
        tree.first_of(*_MARKS)
        or tree.has_folder("_news")
        or tree.holds("_pages/about.md", b"\nlayout: about")
    )
    return bool(settings_file(tree) and tree.below(FOLDER, ".bib") and has_marks)


def read(tree: Tree) -> OldSite:
    """All that comes along from a site of al-folio."""
    site = jekyll_site(Gathering(tree))
    about = tree.first_of("_pages/about.md", "index.md", "about.md")
    works = works_of(site, *_PAPERS_AT)
    owner = _owner(site, about)
    people = (*([owner] if owner else []), *_coauthors(site, owner.id if owner else ""))
    news, projects = tuple(_news(site)), tuple(_projects(site))
    lead_from_pages(site, f"author:{owner.id}" if owner else "authors/", about)
    lead_from_posts(site)
    left = [f"_data/{it}.yml" for it in _DATA_OF_THE_OWNER if f"_data/{it}.yml" in tree.files]
    if left:
        site.gathering.leave(
            f"{some(left)}. Write degrees, awards, talks and teaching into your own record in "
            "content/authors/, and other names of venues into content/venues/."
        )
    return site.gathering.old_site(
        "al-folio",
        str(owner.values["name"]) if owner else text(site.settings, "title"),
        works=tuple(works),
        news=news,
        people=people,
        projects=projects,
    )


def _owner(site: JekyllSite, about: str) -> AuthorTold | None:
    """The person whose site it is, by the settings and the page about them."""
    names = [text(site.settings, it) for it in ("first_name", "middle_name", "last_name")]
    page = site.gathering.page(about) if about else None
    name = persons_name(" ".join(filter(None, names)) or text(site.settings, "name"))
    if not slug(name):
        return None
    its_id = slug(name)
    socials = site.data("socials")
    values: Values = {"name": name}
    if variants := _variants(mapping(site.settings, "scholar"), name):
        values["variants"] = [*variants]
    if page and (tagline := bare_line(text(page.values, "subtitle", "description"))):
        values["tagline"] = tagline
    in_settings = [it for it in named_in(site.settings) if it[0].endswith(_ACCOUNTS)]
    read = accounts([*named_in(socials), *in_settings])
    if unknown := [it for it in read.unknown if it in socials]:
        site.gathering.leave(
            f"accounts in _data/socials.yml: {some(unknown)}. Write their addresses under links: "
            "in your own record."
        )
    values.update(read.values)
    picture = text(mapping(page.values, "profile"), "image") if page else ""
    file = site.tree.named(picture, *_PICTURES_AT, "")
    if photo := site.gathering.picture(file, _AUTHORS, its_id):
        values["photo"] = photo
    body = site.gathering.prose(page.body, about, _AUTHORS, "", "assets/pdf") if page else ""
    return AuthorTold(its_id, values, body)


def _variants(scholar: Mapping[str, Told], name: str) -> list[str]:
    """The names by which the old site knew its owner in bylines."""
    found = [
        f"{given} {family}"
        for family in texts(scholar, "last_name")
        for given in texts(scholar, "first_name")
    ]
    family = name.split()[-1]
    return [it for it in dict.fromkeys(found) if it != name and it.split()[-1] == family]


def _coauthors(site: JekyllSite, owner: str) -> Iterator[AuthorTold]:
    """The people whose pages the old site linked to in bylines."""
    seen = {owner}
    for family, told in site.data("coauthors").items():
        for person in mappings({"people": told}, "people"):
            given = texts(person, "firstname")
            if not given:
                continue
            full, *others = [
                f"{it} {family.title() if family.islower() else family}" for it in given
            ]
            its_id = slug(full)
            if not its_id or its_id in seen:
                continue
            seen.add(its_id)
            values: Values = {"name": full}
            if others:
                values["variants"] = list[Plain](others)
            values.update(accounts([("website", text(person, "url"))]).values)
            yield AuthorTold(its_id, values)


def _news(site: JekyllSite) -> Iterator[NewsItem]:
    for item in site.items("news"):
        if site.is_example(item, _EXAMPLES):
            continue
        when = day(text(item.page.values, "date") or item.stem)
        if not when:
            site.gathering.leave(f"{item.name}: it has no date. Add date: YYYY-MM-DD to it.")
            continue
        key = slug(item.key)
        title = plain_line(text(item.page.values, "title"))
        body = site.gathering.prose(item.page.body, item.name, _NEWS, "", *_PICTURES_AT)
        site.leads(item, f"news:{key}")
        yield news_item(key, when, title, body)


def _projects(site: JekyllSite) -> Iterator[ProjectTold]:
    for item in site.items("projects"):
        title = plain_line(text(item.page.values, "title")) or item.stem
        if site.is_example(item, _EXAMPLES):
            continue
        its_id = slug(title) or slug(item.stem)
        values: Values = {"title": title}
        if tagline := plain_line(text(item.page.values, "description")):
            values["tagline"] = tagline
        file = site.tree.named(text(item.page.values, "img"), "", posixpath.dirname(item.name))
        if picture := site.gathering.picture(file, _PROJECTS, its_id):
            values["image"] = {"file": picture, "alt": title}
        values.update(
            _links_of(text(item.page.values, "redirect"), text(item.page.values, "github"))
        )
        body = site.gathering.prose(item.page.body, item.name, _PROJECTS, "", *_PICTURES_AT)
        site.leads(item, f"project:{its_id}")
        yield ProjectTold(its_id, values, body)


def _links_of(website: str, code: str) -> Values:
    links: Values = {}
    if website.startswith("http"):
        links["website"] = website
    if code:
        links["code"] = code if code.startswith("http") else f"https://github.com/{code}"
    return {"links": links} if links else {}
