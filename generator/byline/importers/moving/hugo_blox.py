"""Sites of Hugo Blox, which was Wowchemy and Hugo Academic before, and of Hugo like them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from byline.addresses import slug
from byline.importers.keeping.values import Plain, Values
from byline.importers.moving.gathering import Gathering, some
from byline.importers.moving.hugo import (
    STATIC,
    HugoItem,
    HugoSite,
    has_settings,
    hugo_site,
    urlized,
)
from byline.importers.moving.hugo_people import AUTHORS, OldPerson, old_people
from byline.importers.moving.hugo_publications import SECTIONS, publications
from byline.importers.moving.old_news import news_item
from byline.importers.moving.prose import bare_line, plain_line
from byline.importers.moving.taken import AuthorTold, OldSite, ProjectTold
from byline.importers.moving.told_values import day, text, texts
from byline.importers.moving.tree import Tree
from byline.importers.works import NewsItem

_EVENTS = ("event", "events", "talk", "talks")
_POSTS = ("post", "posts", "blog", "news")
_PROJECTS = ("project", "projects")
_TAKEN = {*SECTIONS, *_EVENTS, *_POSTS, *_PROJECTS, "authors", "author"}
_MARKS = (b"wowchemy", b"hugo-blox", b"hugoblox", b"hugo-academic", b'theme = "academic"')
_LISTS = (
    (SECTIONS, "papers/"), (_POSTS, "news/"), (_PROJECTS, "projects/"),
    (("authors", "author", "people"), "authors/"),
)  # fmt: skip


def looks_like(tree: Tree) -> bool:
    """A site of Hugo with pages of publications or of authors."""
    return has_settings(tree) and any(
        f"/{section}/" in name and name.startswith("content/") and name.endswith(".md")
        for name in tree.files
        for section in (*SECTIONS, "authors", "author")
    )


def read(tree: Tree) -> OldSite:
    """All that comes along from a site of Hugo."""
    site = hugo_site(Gathering(tree))
    people = old_people(site)
    owner = next((it.told for it in people if it.is_owner), None)
    works = tuple(publications(site, people))
    told = _with_talks([it.told for it in people], _talks(site, people))
    news, projects = tuple(_news(site)), tuple(_projects(site))
    lists = (*_LISTS, (_EVENTS, f"author:{owner.id}" if owner else "authors/"))
    for name, to in ((name, to) for names, to in lists for name in names):
        if tree.has_folder(f"{site.root}/{name}"):
            site.gathering.lead(f"/{name}/", to)
    _leave_others(site, has_owner=owner is not None)
    return site.gathering.old_site(
        "Hugo Blox" if _is_hugo_blox(tree) else "Hugo",
        str(owner.values["name"]) if owner else text(site.settings, "title"),
        works=works,
        news=news,
        people=tuple(told),
        projects=projects,
    )


def _is_hugo_blox(tree: Tree) -> bool:
    if tree.has_folder("content/authors") or tree.has_folder("data/authors"):
        return True
    names = [it for it in tree.files if it in ("go.mod", "netlify.toml") or it.startswith("config")]
    return any(tree.holds(it, *_MARKS) for it in names[:20])


def _talks(site: HugoSite, people: Sequence[OldPerson]) -> Iterator[tuple[str, Values]]:
    """The talks, each with the id of the author whose record holds it."""
    owner = next((it.told.id for it in people if it.is_owner), "")
    called = {urlized(name): it.told.id for it in people for name in _names(it)}
    left = []
    for item in site.items(*_EVENTS):
        named = (called.get(urlized(it), "") for it in texts(item.page.values, "authors"))
        who = next(filter(None, named), owner)
        if who:
            site.leads(item, f"author:{who}")
            yield who, _talk(site, item)
        else:
            left.append(item.file)
        if item.page.body:
            site.gathering.texts_left.setdefault("talks", []).append(item.file)
    if left:
        site.gathering.leave(
            f"talks of nobody who has a page: {some(left)}. Write them under talks: in the record "
            "of who gave them."
        )


def _names(person: OldPerson) -> tuple[str, ...]:
    return person.called, str(person.told.values["name"]), *(("admin", "me") * person.is_owner)


def _talk(site: HugoSite, item: HugoItem) -> Values:
    values = item.page.values
    places = [bare_line(text(values, it)) for it in ("event", "location")]
    told: dict[str, Plain] = {
        "title": plain_line(text(values, "title")) or item.key,
        "where": ", ".join(dict.fromkeys(filter(None, places))),
        "date": day(text(values, "date")),
        "slides": _target(site, item, text(values, "url_slides")),
        "video": _target(site, item, text(values, "url_video")),
        "url": text(values, "event_url") if text(values, "event_url").startswith("http") else "",
    }
    return {name: it for name, it in told.items() if it}


def _target(site: HugoSite, item: HugoItem, written: str) -> str:
    """An address on the web, or the place of a file that comes along beside the author's record."""
    if file := site.tree.named(written, *([item.bundle] if item.bundle else []), *STATIC):
        return site.gathering.copied(file, AUTHORS)
    return written if written.startswith("http") else ""


def _with_talks(
    people: Sequence[AuthorTold], talks: Iterator[tuple[str, Values]]
) -> list[AuthorTold]:
    by_id: dict[str, list[Plain]] = {}
    for who, talk in talks:
        by_id.setdefault(who, []).append(talk)
    for listed in by_id.values():
        listed.sort(key=lambda it: str(it.get("date", "")) if isinstance(it, dict) else "")
        listed.reverse()  # the latest first, as records have them
    return [
        replace(it, values={**it.values, "talks": by_id[it.id]}) if it.id in by_id else it
        for it in people
    ]


def _news(site: HugoSite) -> Iterator[NewsItem]:
    for item in site.items(*_POSTS):
        when = day(text(item.page.values, "date", "publishDate"))
        if not when:
            site.gathering.leave(f"{item.file}: it has no date. Add date: YYYY-MM-DD to it.")
            continue
        key = slug(item.key)
        title = plain_line(text(item.page.values, "title"))
        body = site.gathering.prose(item.page.body, item.file, "content/news", *STATIC)
        site.leads(item, f"news:{key}")
        yield news_item(key, when, title, body or plain_line(text(item.page.values, "summary")))


def _projects(site: HugoSite) -> Iterator[ProjectTold]:
    for item in site.items(*_PROJECTS):
        values = item.page.values
        title = plain_line(text(values, "title")) or item.key
        its_id = slug(title) or slug(item.key)
        told: Values = {"title": title}
        if tagline := plain_line(text(values, "summary")):
            told["tagline"] = tagline
        links: Values = {
            name: it
            for name, key in (("website", "external_link"), ("code", "url_code"))
            if (it := text(values, key)).startswith("http")
        }
        if picture := _picture(site, item, its_id):
            told["image"] = {"file": picture, "alt": title}
        if links:
            told["links"] = links
        body = site.gathering.prose(item.page.body, item.file, "content/projects", *STATIC)
        site.leads(item, f"project:{its_id}")
        yield ProjectTold(its_id, told, body)


def _picture(site: HugoSite, item: HugoItem, its_id: str) -> str:
    forms = ("jpg", "jpeg", "png", "webp")
    found = site.tree.first_of(*(f"{item.bundle}/featured.{it}" for it in forms))
    return site.gathering.picture(found, "content/projects", its_id) if found else ""


def _leave_others(site: HugoSite, *, has_owner: bool) -> None:
    names = site.tree.below(site.root, ".md")
    parts = (it.removeprefix(f"{site.root}/").split("/") for it in names)
    others = dict.fromkeys(it[0] for it in parts if len(it) > 1 and it[0] not in _TAKEN)
    if others:
        site.gathering.leave(
            f"other pages, in {site.root}/: {some(list(others))}. Copy what you want to keep into "
            "content/pages/NAME.md."
        )
    if not has_owner:
        site.gathering.leave(
            "whose site it is: no page of an author has superuser: true. Write people: with the "
            "ids of its people into config.yaml."
        )
