"""The catalogue: one offline web page over a build, every document with its formats."""

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby

from generator.press.manifest import Artifact

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #2A3550; max-width: 860px; margin: 48px auto; padding: 0 24px }
h1 { font-size: 30px; letter-spacing: -.02em; color: #0F1B2D; margin: 0 0 4px }
h2 { font-size: 17px; color: #0F1B2D; margin: 36px 0 6px }
p { margin: 0; color: #5A6580 }
ul { list-style: none; margin: 0; padding: 0 }
li { display: flex; flex-wrap: wrap; gap: 4px 16px; padding: 9px 0; border-top: 1px solid #DFE3EC }
.name { flex: 1 1 22em }
.draft { font-size: 13px; color: #5A6580 }
a { color: #2447F0; text-decoration: none }
a:hover, a:focus { text-decoration: underline }
"""


def catalogue(artifacts: Iterable[Artifact], titles: Mapping[str, str]) -> bytes:
    """The page as HTML, documents grouped by kind under its title, links relative to `build/`."""
    listed = sorted(artifacts, key=lambda artifact: (artifact.path.rpartition(".")[0], artifact.path))
    sections = []
    for kind, files in groupby(listed, key=lambda artifact: artifact.path.partition("/")[0]):
        rows = [_row(stem, list(group)) for stem, group in groupby(files, key=lambda a: a.path.rpartition(".")[0])]
        sections.append(f"<h2>{escape(titles.get(kind, kind))}</h2><ul>{''.join(rows)}</ul>")
    count = len(listed)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Catalogue</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{STYLE}</style></head><body><main><h1>Catalogue</h1><p>{count} files</p>"
        f"{''.join(sections)}</main></body></html>\n"
    ).encode()


def _row(stem: str, files: list[Artifact]) -> str:
    links = " ".join(f'<a href="{escape(a.path)}">{escape(a.path.rpartition(".")[2])}</a>' for a in files)
    draft = '<span class="draft">draft</span>' if any(file.waiting or file.unsigned for file in files) else ""
    name = f"{escape(files[0].title)} <small>({escape(stem.partition('/')[2])})</small>"
    return f'<li><span class="name">{name}</span>{draft}{links}</li>'
