"""Made-up corpora: the same for a seed, right for Byline, and like real papers."""

from pathlib import Path

from byline.building.check import check
from byline.building.options import Options
from byline.machine.stopwatch import Stopwatch
from byline.reading.load import LARGEST_FILE

from tests.programs.corpus.likeness import figures, made_up
from tests.programs.corpus.papers import corpus
from tests.programs.corpus.write import write_site
from tests.support.sites_on_disk import tree

SOME = 1_000


def test_a_corpus_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("two", 1), ("other", 2)):
        write_site(tmp_path / name, corpus(50, seed=seed))
    assert tree(tmp_path / "one") == tree(tmp_path / "two") != tree(tmp_path / "other")


def test_a_corpus_has_nothing_to_complain_of(tmp_path: Path) -> None:
    config = write_site(tmp_path, corpus(SOME))
    library, problems, *_ = check(Options(config, tmp_path / "output"), Stopwatch())
    assert problems == ()
    assert library
    assert len(library.listed) == SOME
    assert any(person.author for person in library.people.values())
    assert max(path.stat().st_size for path in tmp_path.rglob("*.yaml")) < LARGEST_FILE / 1.5


def test_a_plain_corpus_holds_papers_venues_and_topics_alone(tmp_path: Path) -> None:
    write_site(tmp_path, corpus(50, plain=True))
    assert sorted(path.name for path in (tmp_path / "content").iterdir()) == [
        "papers",
        "topics",
        "venues",
    ]


def test_a_corpus_is_like_real_papers() -> None:
    """Within wide bounds around what a thousand real papers have."""
    papers = made_up(SOME)
    words = [len(paper.abstract.split()) for paper in papers]
    authors = [len(paper.authors) for paper in papers]
    names = {name for paper in papers for name in paper.authors}
    assert 150 < sum(words) / SOME < 190
    assert 4 < sum(authors) / SOME < 5.2
    assert 3_400 < len(names) < 4_600
    assert 0.18 < sum("$" in paper.abstract for paper in papers) / SOME < 0.27
    assert "names of 1,000 papers" in figures(papers)
