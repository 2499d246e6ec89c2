"""What browsers are sent of scripts and styles: the engine's without comments and indentation."""

import posixpath
import re
from pathlib import Path, PurePosixPath

import pytest
from byline.render.assets import scripts, stylesheet, without_comments
from byline.render.folders import ENGINE_TEMPLATES
from byline.words.scripts import SCRIPT_WORDS

# What a module names beside itself, and what it needs before it can run.
NAMED = re.compile(r"""["'](\.{1,2}/[^"']+\.js)["']""")
IMPORTED = re.compile(
    r"""^(?:import|export)\b(?!\()(?:[^;"']*\bfrom)?\s*["']([^"']+)["']""", re.MULTILINE
)
MODULES = sorted((ENGINE_TEMPLATES / "assets" / "js").rglob("*.js"))


def test_lines_of_nothing_but_comment_go() -> None:
    script = """\
// What this is.
/** Says much,
 * on * several / lines. */
export const A = "// kept"; // kept too
  /** Says little. */
  const b = 4 / 2; /* kept */
//
"""
    kept = 'export const A = "// kept"; // kept too\n  const b = 4 / 2; /* kept */\n'
    assert without_comments(script) == kept


@pytest.mark.parametrize("module", MODULES, ids=lambda it: it.name)
def test_all_else_of_our_modules_stays(module: Path) -> None:
    text = module.read_text("utf-8")
    assert all(line.count("`") % 2 == 0 for line in text.splitlines()), "a text of several lines"
    sent = without_comments(text).splitlines()
    rest = iter(text.splitlines())
    assert all(line in rest for line in sent), "no line is changed or moved"
    gone = [line.strip() for line in text.splitlines() if line not in {*sent}]
    assert all(re.match(r"//|/\*\*|\*|[^;{}=]+(\*/)?$", line) for line in gone)


def test_a_module_of_the_sites_own_stays_as_it_is(tmp_path: Path) -> None:
    own = tmp_path / "assets" / "js" / "page" / "copy.js"
    own.parent.mkdir(parents=True)
    own.write_text("// Mine.\nexport {};\n", "utf-8")
    found = {
        it.address.split("/", 2)[2]: it.content for it in scripts([tmp_path, ENGINE_TEMPLATES])
    }
    assert found["page/copy.js"] == b"// Mine.\nexport {};\n"
    assert b"//" not in found["search/mark.js"]


def test_a_style_sheet_of_the_sites_own_stays_as_it_is(tmp_path: Path) -> None:
    own = tmp_path / "assets" / "css" / "home.css"
    own.parent.mkdir(parents=True)
    own.write_text("@layer pages {\n  .home { margin: 0; }\n}\n", "utf-8")
    sent = stylesheet([tmp_path, ENGINE_TEMPLATES]).content.decode()
    assert [line for line in sent.splitlines() if line[:1] == " "] == ["  .home { margin: 0; }"]


def test_what_a_module_names_is_there() -> None:
    made = {PurePosixPath(it.address): it.content.decode() for it in scripts([ENGINE_TEMPLATES])}
    for module, text in made.items():
        for named in NAMED.findall(text):
            there = PurePosixPath(posixpath.normpath(module.parent / named))
            assert there in made, f"{module} names {named}"


@pytest.mark.parametrize("module", MODULES, ids=lambda it: it.name)
def test_what_pages_do_needs_nothing_of_search(module: Path) -> None:
    """Search is fetched when it is opened: only `import()` may lead to it."""
    needed = IMPORTED.findall(module.read_text("utf-8"))
    if module.parent.name == "page":
        assert not [it for it in needed if not it.startswith("./")]


@pytest.mark.parametrize("folder", SCRIPT_WORDS)
def test_scripts_say_all_words_that_they_are_given_and_no_others(folder: str) -> None:
    texts = [it.read_text("utf-8") for it in MODULES if it.parent.name == folder]
    speaking = "".join(text for text in texts if 'import { words } from "./words.js"' in text)
    assert set(re.findall(r"(?<![./\w])words\.(\w+)", speaking)) == set(SCRIPT_WORDS[folder])
    assert "words[" not in speaking


def test_every_way_of_importing_is_found() -> None:
    ways = (
        'import "./a.js";',
        "import './a.js';",
        'import a from "./a.js";',
        'import {\n  a,\n  b,\n} from "./a.js";',
        'export * from "./a.js";',
    )
    assert all(IMPORTED.findall(way) == ["./a.js"] for way in ways)
    assert IMPORTED.findall('import("./a.js").then((it) => it.from("b"));') == []
