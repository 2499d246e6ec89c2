"""Sites of a few files, published without a build."""

from collections.abc import Mapping
from pathlib import Path

from byline.publish import MARKER, Stage
from byline.publish.stage import NO_JEKYLL

from tests.support.sites_on_disk import tree

SITE = {"": b"home", "papers/": b"list", "papers/one/": b"one", "papers/one/one.bib": b"@misc"}


def publish(output: Path, site: Mapping[str, bytes], *, keeps_foreign: bool = False) -> Path | None:
    """Publishes a site of given contents by address; where the last one is kept, if it is."""
    stage = Stage(output, keeps_foreign=keeps_foreign)
    with stage.opened():
        stage.compare()
        stage.publish([stage.write(address, content) for address, content in site.items()])
    return stage.kept


def content_of(output: Path) -> dict[str, bytes]:
    """The site by address, without what is on every site."""
    return {
        path.removesuffix("index.html"): content
        for path, content in tree(output).items()
        if path not in (MARKER, NO_JEKYLL)
    }
