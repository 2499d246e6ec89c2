"""What browsers are sent of scripts: the engine's modules without their comments."""

import re
from pathlib import Path

import pytest
from byline.render.assets import scripts, without_comments
from byline.render.folders import ENGINE_TEMPLATES

MODULES = sorted((ENGINE_TEMPLATES / "assets" / "js").glob("*.js"))


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
    own = tmp_path / "assets" / "js" / "copy.js"
    own.parent.mkdir(parents=True)
    own.write_text("// Mine.\nexport {};\n", "utf-8")
    found = {
        it.address.rpartition("/")[2]: it.content for it in scripts([tmp_path, ENGINE_TEMPLATES])
    }
    assert found["copy.js"] == b"// Mine.\nexport {};\n"
    assert b"//" not in found["mark.js"]
