"""Which files changed: content, templates and the configuration, however editors save them."""

import threading
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

_STEP = 20  # milliseconds of quiet after which changes are told together
_LONGEST = 200  # milliseconds for which changes are gathered at most
_LOOK_UP = 100  # milliseconds after which a watch that saw nothing says so
_LOOK_AFTER = 300  # milliseconds between looks where the system tells of no change
_LOOK_FOR = 0.2  # seconds between looks for folders that are not there
_NOT_OF_EDITORS = DefaultFilter(ignore_dirs=())


class Changes:
    """The paths that changed since somebody last asked.

    Folders are watched to their depths. What watches a folder loses it when it is moved away
    or put anew; so the site's own folder is watched too, without its depths (an output may
    hold many thousand folders), for its configuration and for folders that come and go.
    """

    def __init__(self, config: Path, folders: Iterable[Path]) -> None:
        self._config = config.absolute()
        self._folders = tuple(dict.fromkeys(folder.absolute() for folder in folders))
        self._changed: set[Path] = set()
        self._is_to_stop = False
        self._there_are = threading.Condition()
        self._look_anew = threading.Event()

    def start(self) -> None:
        """Watches from now on, beside whatever else goes on."""
        for watching in (self._watch_site, self._watch_folders):
            begun = threading.Event()
            threading.Thread(target=watching, args=(begun,), daemon=True).start()
            begun.wait()

    def wait(self) -> frozenset[Path]:
        """What changed since the last call; waits until something has, or it is to wait no more."""
        with self._there_are:
            while not self._changed and not self._is_to_stop:
                self._there_are.wait(1)  # without an end, Ctrl-C would not be heard everywhere
            found = frozenset(self._changed)
            self._changed.clear()
            self._is_to_stop = False
        return found

    def stop_waiting(self) -> None:
        """Whoever waits now, or next, is told what has changed, be it nothing."""
        with self._there_are:
            self._is_to_stop = True
            self._there_are.notify_all()

    def _watch_site(self, begun: threading.Event) -> None:
        for changed in _changes(self._config.parent, recursive=False):
            begun.set()
            if changed.intersection(self._folders):
                self._look_anew.set()
            self._tell(changed.intersection([self._config, *self._folders]))

    def _watch_folders(self, begun: threading.Event) -> None:
        while True:
            self._look_anew.clear()
            folders = [folder for folder in self._folders if folder.is_dir()]
            if not folders:
                begun.set()
                self._look_anew.wait(_LOOK_FOR)
                continue
            if begun.is_set():  # whatever happened while nothing was watched
                self._tell(folders)
            for changed in _changes(*folders, stop=self._look_anew):
                begun.set()
                self._tell(changed)

    def _tell(self, changed: Iterable[Path]) -> None:
        with self._there_are:
            self._changed.update(changed)
            self._there_are.notify_all()


def _changes(
    *folders: Path, recursive: bool = True, stop: threading.Event | None = None
) -> Iterator[set[Path]]:
    """The paths that changed, again and again; none of them, as soon as watching has begun. Where
    the system does not tell of changes, or of no more folders, they are looked for now and then."""
    watching = partial(
        watch,
        *folders,
        watch_filter=_NOT_OF_EDITORS,
        debounce=_LONGEST,
        step=_STEP,
        stop_event=stop,
        rust_timeout=_LOOK_UP,
        yield_on_timeout=True,
        raise_interrupt=False,
        recursive=recursive,
    )
    try:
        yield from map(_paths, watching())
    except (OSError, RuntimeError):
        yield from map(_paths, watching(force_polling=True, poll_delay_ms=_LOOK_AFTER))


def _paths(changed: Iterable[tuple[Change, str]]) -> set[Path]:
    return {Path(path) for _change, path in changed}
