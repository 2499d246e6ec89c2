"""The loop: wait for a change, build, put out the new edition, tell the pages."""

import secrets
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from byline.building.check import Memory, check
from byline.building.options import Options
from byline.building.prepare import Prepared, base_path, prepare
from byline.cache.program import digest
from byline.cache.store import recall_readings
from byline.derive.figures import recall_comparison
from byline.machine import collector
from byline.machine.stopwatch import Stopwatch
from byline.problems import Problem
from byline.publish import Places
from byline.reading.load import CONTENT
from byline.render.folders import ENGINE_TEMPLATES, KEPT, OWN_TEMPLATES
from byline.render.templates import TemplateFaultError
from byline.serve.edition import Edition, edition
from byline.serve.nearness import Nearness
from byline.serve.server import HERE, NoPortError, Stand, server_near
from byline.serve.texts import TextIndex
from byline.serve.watching import Changes

__all__ = ["NoPortError", "serve"]

Tell = Callable[[Edition, float, frozenset[Path]], None]


def serve(options: Options, port: int, on_start: Callable[[str], None], on_edition: Tell) -> None:
    """Serves the site until it is interrupted.

    `on_start` is told the address, `on_edition` each edition with the seconds that it took
    and the paths whose change led to it.
    """
    own = (options.site / it for it in (CONTENT, OWN_TEMPLATES, KEPT))
    changes = Changes(options.config, (*own, ENGINE_TEMPLATES))
    changes.start()

    def on_failure(words: str) -> None:
        on_edition(replace(stand.edition, failure=words), 0, frozenset())

    side, engine = Places(options.output).side, digest()
    nearness = Nearness(changes.stop_waiting, recall_comparison(side, engine))
    memory = Memory(recall_readings(side, engine))
    editor = Editor(options, memory, nearness, TextIndex(on_failure))
    started = time.perf_counter()
    stand = Stand(editor.next_edition())
    on_edition(stand.edition, time.perf_counter() - started, frozenset())
    server = server_near(port, stand)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    nearness.go_on()
    on_start(f"http://{HERE}:{server.server_port}{stand.edition.base}")
    try:
        while True:
            changed = changes.wait()
            started = time.perf_counter()
            stand.replace(editor.next_edition())
            nearness.go_on()
            if changed:
                on_edition(stand.edition, time.perf_counter() - started, changed)
    finally:
        server.server_close()


class Editor:
    """Makes editions, one after another; while content is wrong, of the site as it last was."""

    def __init__(
        self, options: Options, memory: Memory, nearness: Nearness, texts: TextIndex
    ) -> None:
        self.options = options
        self.memory = memory
        self.nearness = nearness
        self.texts = texts
        self.site: Prepared | None = None
        self.base = base_path(None, options.base_url)
        self._run, self._number = secrets.token_hex(4), 0

    @collector.at_rest()
    def next_edition(self) -> Edition:
        """The site as its files are now; no fault of content or program ends the loop."""
        self._number += 1
        name = f"{self._run}-{self._number}"
        failure = ""
        problems: tuple[Problem, ...] = ()
        try:
            library, problems, self.memory = check(self.options, Stopwatch(), self.memory)
            if library is not None:
                self.site = prepare(self.options, library, self.nearness.of(library))
                self.base = base_path(library.config, self.options.base_url)
        except TemplateFaultError as fault:
            failure = str(fault)
        except Exception:  # whatever it is, the next change may mend it
            failure = traceback.format_exc()
        collector.spare()
        return edition(name, self.base, self.site, problems, failure, self.texts)
