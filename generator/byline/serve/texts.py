"""The index of texts of the site that is edited, made when somebody searches."""

import shutil
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from byline import addresses
from byline.building.prepare import Prepared
from byline.publish import PublishError
from byline.search.indexing import index_texts
from byline.search.texts import DIRECTORY

ASKED_FIRST = f"{addresses.SEARCH}{DIRECTORY}"
_PATIENCE = 8.0  # seconds for which a browser is kept waiting


class TextIndex:
    """The files of search by text. Few saves are followed by a search, and an index of many
    papers takes a while: so it is made when its directory is asked for, beside whatever else
    goes on, and until it is there the one before answers."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._root = TemporaryDirectory(prefix="byline-search-")
        self._number = 0
        self._files: Mapping[str, Path] = {}  # no address is ever opened, only looked up here
        self._of: Prepared | None = None
        self._starting = threading.Lock()
        self._work: threading.Thread | None = None

    def file(self, site: Prepared, address: str) -> bytes | None:
        """The file at an address; None where there is none, or none yet."""
        if address == ASKED_FIRST:
            self._bring(site)
        path = self._files.get(address)
        try:
            return path.read_bytes() if path else None
        except OSError:  # the index that it was of has just gone
            return None

    @property
    def _folder(self) -> Path:
        return Path(self._root.name) / str(self._number)

    def _bring(self, site: Prepared) -> None:
        """Sees that the site's index is made, and waits for it a little."""
        with self._starting:
            if self._of is site:
                return
            if not self._work or not self._work.is_alive():
                self._work = threading.Thread(target=self._make, args=(site,), daemon=True)
                self._work.start()
            work = self._work
        work.join(_PATIENCE)

    def _make(self, site: Prepared) -> None:
        old, new = self._folder, Path(self._root.name) / str(self._number + 1)
        try:
            index_texts(site.renderer.site, new, old)
        except (PublishError, OSError) as fault:
            shutil.rmtree(new, ignore_errors=True)
            self._tell(str(fault))
            return
        self._number += 1
        found = (path for path in new.rglob("*") if path.is_file())
        self._files = {path.relative_to(new).as_posix(): path for path in found}
        self._of = site
        shutil.rmtree(old, ignore_errors=True)
