"""Publishing: a site is replaced whole or left as it was, and what is unchanged is not written.

Beside `output/` stands `.output.byline/`, on the same file system and belonging to that output
alone. It holds the stage (the other generation), what was seen of both, the manifest and the lock:

1. The lock is taken; what a killed build left between two renames is put right.
2. The output is surveyed: what it truly holds, each file by its hash.
3. Pages are made. One that the output holds is noted and not written; all others are written to
   the stage, each as a new file: a file of the stage may be one with the output's by a hard link.
4. When all are made, the stage is surveyed in its turn. What is not wanted goes; what only the
   output holds (the last change set) is linked from there, not copied. Once the stage is seen to
   hold the site, all of it and nothing else, and the disk has it, it and the output change places.

So a site that did not change is not touched, and one that did costs its changes. Both generations
share what is equal in them: the disk holds little more than one, or two where it has no links.

A build that would repeat the last one, byte by byte, is not begun: the seal on the output tells
that nobody touched it (`building/unchanged.py`).

**What is trusted.** No journal says that a folder is right: each folder is looked at, every time.
Inode, time and size stand for a content that was read or written before, on this machine, and only
save reading it again; they are remembered only once the disk holds it. Whatever they do not vouch
for (files half written when a build was killed, edited by hand, restored from a copy) is read and
hashed; what is then not the wanted content is made anew, and what nobody asked for goes.

**What reaches the disk, and when.** All of the stage, before it is exchanged, and the exchange
itself, before the build ends: a machine that loses power then shows the old site or the new one.
"""

from byline.publish.clean import clean
from byline.publish.excerpt import Excerpt, Part, Span, excerpt
from byline.publish.lock import locked
from byline.publish.places import MARKER, Places, PublishError, refuse_foreign, refuse_sources
from byline.publish.seal import is_untouched, sealed
from byline.publish.stage import Stage
from byline.publish.survey import (
    NOTHING,
    Counts,
    File,
    Generation,
    Made,
    a_moment_ago,
    all_count,
    of_folders,
    still_there,
    survey,
)

__all__ = [
    "MARKER",
    "NOTHING",
    "Counts",
    "Excerpt",
    "File",
    "Generation",
    "Made",
    "Part",
    "Places",
    "PublishError",
    "Span",
    "Stage",
    "a_moment_ago",
    "all_count",
    "clean",
    "excerpt",
    "is_untouched",
    "locked",
    "of_folders",
    "refuse_foreign",
    "refuse_sources",
    "sealed",
    "still_there",
    "survey",
]
