"""A site of three thousand papers, made up: whole, linked, and the same with any number of jobs."""

from pathlib import Path
from random import Random

import pytest

from tests.support.crawl import dead_links
from tests.support.sites_on_disk import build_site, tree, write_site

SEED = 20261121
GIVEN = ("Ada", "Mary", "Émilie", "Wei", "Łukasz", "Olga", "Noor", "José", "Min", "Åsa")
SYLLABLES = ("ba", "ko", "li", "mar", "no", "ri", "sen", "ta", "vel", "zu")
WORDS = ("sparse", "learning", "of", "maps", "on", "graphs", "for", "noisy", "$k$-means", "bounds")


def made_up(random: Random, number: int) -> dict[str, object]:
    def name() -> str:
        family = "".join(random.choices(SYLLABLES, k=random.randint(2, 3))).capitalize()
        return f"{random.choice(GIVEN)} {family}"

    return {
        "id": f"paper-{number}",
        "title": " ".join(random.choices(WORDS, k=random.randint(3, 9))).capitalize(),
        "authors": [name() for _ in range(random.randint(1, 7))],
        "date": f"{random.randint(1990, 2026)}-{random.randint(1, 12):02}",
        "venue": f"Journal {random.randint(1, 12)}",
        "abstract": " ".join(random.choices(WORDS, k=120)),
    }


@pytest.mark.long
def test_a_large_site_is_whole(tmp_path: Path) -> None:
    random = Random(SEED)  # noqa: S311 - made up papers keep no secret
    records = [made_up(random, number) for number in range(3_000)]
    files = {f"papers/{at}.yaml": records[at : at + 500] for at in range(0, 3_000, 500)}
    site = write_site(tmp_path / "site", files)
    build_site(site, tmp_path / "one", jobs=1)
    build_site(site, tmp_path / "two", jobs=2)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert dead_links(tmp_path / "one") == []
    parts = list((tmp_path / "one" / "papers" / "page").iterdir())
    assert len(parts) > 30
