"""A kind that this project does not have: one folder under `layouts/`, as a designer would write it."""

from pathlib import Path

from tests.tools import OURS, copied, written

KIND = {
    "layouts/flyers/kind.yaml": """\
title: Flyer
audience: internal
views:
  main:
    page: page.html
    formats: [pdf, docx, html, text]
    pages: {exactly: 1}
""",
    "layouts/flyers/schema.yaml": """\
description: A flyer to hand out at a fair.
type: object
additionalProperties: false
required: [title, invites, says, control]
properties:
  title: {$ref: "#/$defs/line", description: The headline.}
  invites: {$ref: "#/$defs/line", description: What the reader may do next.}
  says: {$ref: "#/$defs/prose", description: The text.}
  control: {$ref: "#/$defs/control"}
""",
    "layouts/flyers/page.html": """\
<article>
  <header class="title"><p class="logo"></p><p class="eyebrow">{{ kind.title }}</p><h1>{{ doc.title }}</h1></header>
  <section>{{ doc.says }}</section>
  <aside class="callout"><p>{{ doc.invites }}</p></aside>
  <footer class="imprint"><p>{{ brand.legal }} Version {{ doc.control.version }}.</p></footer>
</article>
""",
    "content/facts/audiences.yaml": "internal: [flyers]\n",
    "layouts/flyers/print.css": ".callout { margin-top: 24pt; }\n",
}

CONTROL = "control: {version: '1.0', date: 2026-01-25, owner: Marketing, reviewer: Sales}\n"


def flyer(title: str, says: str = "Bring your price list to our stand.") -> str:
    """The content file of a flyer; the text may have several paragraphs."""
    lines = "".join(f"  {line}\n" for line in says.splitlines())
    return f"title: {title}\ninvites: Come and see\nsays: |\n{lines}{CONTROL}"


def handed(file: str) -> str:
    """Where the build puts a flyer of this brand: `spring.txt` is named for whoever gets it."""
    return f"flyers/{OURS}-flyer-{file}"


def stand(root: Path, *formats: str, **flyers: str) -> Path:
    """A project of this brand with flyers and nothing else, made in these formats (all of the kind's, if none)."""
    copied(root, "content/facts", "content/claims", "layouts/_shared")
    written(root, KIND)
    written(root, {f"content/flyers/{name}.yaml": text for name, text in flyers.items()})
    if formats:
        kind = KIND["layouts/flyers/kind.yaml"].replace("pdf, docx, html, text", ", ".join(formats))
        written(root, {"layouts/flyers/kind.yaml": kind})
    return root


READER = '''\
"""The files of a format that holds nothing but text."""

from generator.audit.reading import Reader, Reading


def read(data: bytes) -> Reading:
    """The text as it is."""
    return Reading(lambda: data.decode())


READER = Reader("{suffix}", read)
'''


def with_formats(root: Path, writers: dict[str, str], readers: dict[str, str] | None = None) -> Path:
    """A program that is `collateral` with further formats: of each a module among the writers, and one among the
    readers. Readers that are not given take a file for the text that it is.

    Workers start by running the program's first lines as well, so they find the same formats.
    """
    if readers is None:
        readers = {f"{name}_reader": READER.format(suffix=name) for name in writers}
    written(root / "formats", {f"{name}.py": text for name, text in writers.items()})
    written(root / "readers", {f"{name}.py": text for name, text in readers.items()})
    script = f"""\
import generator.audit.readers
import generator.writers

generator.writers.__path__.append({str(root / "formats")!r})
generator.audit.readers.__path__.append({str(root / "readers")!r})

if __name__ == "__main__":
    from generator.cli import main

    main()
"""
    return written(root, {"collateral_with_more.py": script}) / "collateral_with_more.py"
