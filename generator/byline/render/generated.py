"""All files that are made from the program itself: the docs of records and of templates.

`python -m byline.render.generated` renews them; tests hold them current.
"""

from pathlib import Path

from byline.records import docs
from byline.render.template_docs import template_docs

TEMPLATES = Path("generator/TEMPLATES.md")


def generated_files() -> dict[Path, str]:
    """Every generated file, by its path in the project."""
    return {**docs.generated_files(), TEMPLATES: template_docs()}


def main() -> None:
    """Writes the generated files."""
    for path, text in generated_files().items():
        (docs.ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (docs.ROOT / path).write_text(text, "utf-8", newline="\n")
        print(f"wrote {path}")


if __name__ == "__main__":
    main()
