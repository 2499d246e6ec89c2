"""Old addresses are computed as the old systems do."""

from pathlib import Path

import pytest
from byline.importers.moving.old_site import old_site

JEKYLL = "collections:\n  publications:\n    output: true\n"
PAGE = "---\ntitle: Notes\ndate: 2020-09-01\n"


@pytest.mark.parametrize(("settings", "name", "front", "address"), [
    (JEKYLL, "2020-09-01-notes", "", "publications/2020-09-01-notes.html"),
    (f"permalink: pretty\n{JEKYLL}", "2020-09-01-notes", "", "publications/2020-09-01-notes/"),
    (f"permalink: /:categories/:title/\n{JEKYLL}", "My_Notes", "", "publications/My_Notes/"),
    (f"{JEKYLL}    permalink: /p/:year/:title/\n", "2020-09-01-my_notes", "", "p/2020/my-notes/"),
    (f"{JEKYLL}    permalink: /p/:name\n", "2020-09-01-notes", "", "p/2020-09-01-notes"),
    (JEKYLL, "notes", "permalink: /publication/own", "publication/own"),
    (f"{JEKYLL}    permalink: /p/:slug/\n", "notes", "slug: own", "p/own/"),
    ("title: A\n", "notes", "", None),
])  # fmt: skip
def test_those_of_jekyll(
    settings: str, name: str, front: str, address: str | None, tmp_path: Path
) -> None:
    put(tmp_path / "_config.yml", settings)
    put(tmp_path / f"_publications/{name}.md", f"{PAGE}{front}\n---\n")
    site = old_site(tmp_path)
    assert site
    assert dict(site.redirects) == ({address: f"paper:{name}"} if address else {})


@pytest.mark.parametrize(("settings", "name", "front", "addresses"), [
    ("", "publication/Notes One/index", "", ["publication/notes-one/"]),
    ("", "publication/journal/notes_1", "", ["publication/journal/notes_1/"]),
    ("", "publication/notes", "slug: own", ["publication/own/"]),
    ("", "publication/notes", "url: /p/own.html", ["p/own.html"]),
    ("permalinks:\n  publication: /p/:year/:slug/\n", "publication/notes", "", ["p/2020/notes/"]),
    ("", "publication/notes/index", "aliases: [/n/, old]",
     ["publication/notes/", "n/", "publication/old"]),
])  # fmt: skip
def test_those_of_hugo(
    settings: str, name: str, front: str, addresses: list[str], tmp_path: Path
) -> None:
    put(tmp_path / "hugo.yaml", f"title: A\n{settings}")
    put(tmp_path / f"content/{name}.md", f"{PAGE}{front}\n---\n")
    site = old_site(tmp_path)
    assert site
    key = site.works[0].key
    assert dict(site.redirects) == {
        **dict.fromkeys(addresses, f"paper:{key}"), "publication/": "papers/",
    }  # fmt: skip


def test_those_that_are_the_new_sites_own_become_aliases_or_are_told(tmp_path: Path) -> None:
    put(tmp_path / "hugo.yaml", "title: A\n")
    put(tmp_path / "content/authors/admin/_index.md", "---\ntitle: Ada Lovelace\n---\n")
    put(tmp_path / "content/news/a_medal.md", f"{PAGE}---\n")
    put(tmp_path / "content/news/medal.md", f"{PAGE}---\n")
    site = old_site(tmp_path)
    assert site
    assert site.redirects == {"author/ada-lovelace/": "author:ada-lovelace"}
    assert site.aliases == {"author:ada-lovelace": ("admin",), "news:medal": ("medal",)}
    assert [it for it in site.left if "such as news/a_medal/" in it]


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
