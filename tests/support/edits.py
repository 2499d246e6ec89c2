"""Edits of a small site at random, each of which leaves it right."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import yaml
from byline.building.line import build
from byline.building.options import Options
from byline.machine.stopwatch import Stopwatch
from byline.render.folders import ENGINE_TEMPLATES

WORDS = (
    *("maps", "ranks", "stars", "rivers", "engines", "bridges", "numbers"),
    *("Ada", "Mary", "Zoë", "漢", "$x^2$", "*tides*"),
)
OWN_TEMPLATES = (
    *("parts/row.html", "pages/paper.html", "layouts/page.html", "feeds/entry.xml"),
    "head.html",
)

Edit = Callable[[random.Random, Path], None]


def add_to_template(site: Path, name: str) -> None:
    """The site's own form of a template says something more."""
    own = site / "templates" / name
    own.parent.mkdir(parents=True, exist_ok=True)
    source = own if own.exists() else ENGINE_TEMPLATES / name
    own.write_text(source.read_text("utf-8") + "<!-- more -->\n", "utf-8")


def _records(site: Path) -> list[Path]:
    return sorted((site / "content").rglob("*.yaml")) + sorted((site / "content").rglob("*.md"))


def _change_a_word(chance: random.Random, site: Path) -> None:
    path = chance.choice(_records(site))
    found = path.read_text("utf-8").split(" ")
    at = chance.randrange(len(found))
    if "\n" not in found[at] and ":" not in found[at]:
        found[at] = chance.choice(WORDS)
    path.write_text(" ".join(found), "utf-8")


def _remove_a_file(chance: random.Random, site: Path) -> None:
    chance.choice(_records(site)).unlink()


def _rename_a_file(chance: random.Random, site: Path) -> None:
    path = chance.choice(_records(site))
    path.rename(path.with_stem(f"{path.stem}-{chance.randrange(100)}"))


def _move_lines(chance: random.Random, site: Path) -> None:
    """Records stand at other lines: links to their source change."""
    path = chance.choice(sorted((site / "content").rglob("*.yaml")))
    path.write_text("# moved\n" * chance.randrange(1, 4) + path.read_text("utf-8"), "utf-8")


def _add_a_paper(chance: random.Random, site: Path) -> None:
    number = chance.randrange(1_000)
    record = {
        "title": " ".join(chance.choices(WORDS, k=4)),
        "authors": chance.sample(["Ada Lovelace", "M. Somerville", "Zoe Quill", f"N. {number}"], 2),
        "year": chance.randrange(1840, 1850),
        "venue": chance.choice(["jrs", "A quiet place", f"Venue {number % 3}"]),
        "topics": chance.sample(["machines", "mathematics", f"Topic {number % 3}"], 2),
        "citations": {"count": number, "as_of": "2026-01-01", "source": "an index"},
    }
    path = site / "content/papers" / f"added-{number}.yaml"
    path.write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")


def _declare_a_person(chance: random.Random, site: Path) -> None:
    record = {
        "name": chance.choice(["Zoe Quill", "Mary Somerville", "N. 7"]),
        "variants": chance.choice([[], ["M. Somerville"]]),
        "role": chance.choice(WORDS),
        "group": {"group": chance.choice(["pi", "phd", *WORDS]), "to": chance.choice([None, 1840])},
    }
    path = site / "content/authors" / f"declared-{chance.randrange(9)}.yaml"
    path.write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")


def _configure(chance: random.Random, site: Path) -> None:
    path = site / "config.yaml"
    config = yaml.safe_load(path.read_text("utf-8"))
    config["authors_shown"] = chance.randrange(1, 5)
    config["title"] = chance.choice(WORDS)
    features = dict.fromkeys(chance.sample(["names", "years", "score", "novelty", "trust"], 2))
    config["features"] = dict.fromkeys(features, chance.random() < 0.5)
    path.write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")


def _change_a_template(chance: random.Random, site: Path) -> None:
    add_to_template(site, chance.choice(OWN_TEMPLATES))


def _drop_own_templates(_chance: random.Random, site: Path) -> None:
    shutil.rmtree(site / "templates", ignore_errors=True)


EDITS_KNOWN: tuple[Edit, ...] = (
    *([_change_a_word] * 4),
    *([_add_a_paper] * 3),
    _remove_a_file,
    _rename_a_file,
    _move_lines,
    _declare_a_person,
    _configure,
    _change_a_template,
    _drop_own_templates,
)


def edited(chance: random.Random, site: Path) -> None:
    """One edit after which the site can still be built; others are taken back."""
    backup = site.with_name("backup")
    while True:
        shutil.rmtree(backup, ignore_errors=True)
        shutil.copytree(site, backup)
        chance.choice(EDITS_KNOWN)(chance, site)
        options = Options(site / "config.yaml", site.with_name("tried"), search=False)
        if build(options, Stopwatch()).is_published:
            return
        shutil.rmtree(site)
        shutil.copytree(backup, site)
