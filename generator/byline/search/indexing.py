"""The stage "index": the files in which browsers look up what readers type, by name and by
text, where the site has search."""

from pathlib import Path

from byline import addresses
from byline.publish import Made, Stage
from byline.render.assets import Asset
from byline.search.documents import documents
from byline.search.names import names
from byline.search.texts import KINDS, write_texts
from byline.site import Site


def index(site: Site, stage: Stage) -> list[Made]:
    """Makes all of search; what the output holds of it and has not changed is not made anew."""
    made = [stage.write(asset.address, asset.content) for asset in index_names(site)]
    last = stage.places.output if stage.is_as_published() else None
    with stage.workshop() as folder:
        index_texts(site, folder, last)
        return made + stage.take_all(folder)


def index_names(site: Site) -> tuple[Asset, ...]:
    """The files of search by name."""
    return names(site) if site.features.search else ()


def index_texts(site: Site, folder: Path, last: Path | None) -> None:
    """Writes what search by text fetches below a folder; what has not changed is taken over from
    the folder of the last build, if there is one."""
    if site.features.search:
        kinds = KINDS if site.extent.searches_abstracts else KINDS[:1]
        there = last and last / addresses.SEARCH
        write_texts(documents(site), folder / addresses.SEARCH, there, kinds)
