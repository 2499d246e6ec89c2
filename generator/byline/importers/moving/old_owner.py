"""The person whose site it is, by the settings of a Jekyll site."""

from collections.abc import Mapping

from byline.addresses import slug
from byline.importers.keeping.values import Values
from byline.importers.moving.gathering import some
from byline.importers.moving.jekyll import JekyllSite
from byline.importers.moving.loose_yaml import Told
from byline.importers.moving.networks import accounts, named_in
from byline.importers.moving.prose import bare_line, persons_name
from byline.importers.moving.taken import AuthorTold
from byline.importers.moving.told_values import mapping, text

AUTHORS = "content/authors"
_PICTURES_AT = ("images", "assets/images", "assets/img", "")


def old_owner(site: JekyllSite, about: str, more: Values) -> AuthorTold | None:
    """The owner's record, of the settings' block on the author and the page about them; `more` are
    further values of it."""
    told = mapping(site.settings, "author")
    name = persons_name(text(told, "name") or text(site.settings, "author", "name"))
    if not slug(name):
        return None
    its_id = slug(name)
    values: Values = {"name": name}
    for field, key in (("pronouns", "pronouns"), ("tagline", "bio")):
        if said := bare_line(text(told, key)):
            values[field] = said
    if employer := bare_line(text(told, "employer")):
        values["affiliations"] = [employer]
    values.update(_accounts(site, told))
    file = site.tree.named(text(told, "avatar"), *_PICTURES_AT)
    if photo := site.gathering.picture(file, AUTHORS, its_id):
        values["photo"] = photo
    values.update(more)
    page = site.gathering.page(about) if about else None
    body = site.gathering.prose(page.body, about, AUTHORS, "", "files") if page else ""
    return AuthorTold(its_id, values, body)


def _accounts(site: JekyllSite, told: Mapping[str, Told]) -> Values:
    read = accounts(named_in(told))
    if unknown := [it for it in read.unknown if it != "pronouns"]:
        site.gathering.leave(
            f"accounts in the settings' block on the author: {some(unknown)}. Write their "
            "addresses under links: in your own record."
        )
    return read.values
