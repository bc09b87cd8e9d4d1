"""The page of an account: everything that its folder holds, for whoever opens it."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from string import Template

from generator.editions.account import Account
from generator.editions.own_inputs import name_account
from generator.pages.workspace import Workspace

PAGE = Template("""<!doctype html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>$named</title>
<style>
* { box-sizing: border-box; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; color: $text; background: $wash; }
header { background: $ink; color: $on_dark_muted; padding: 32px 0 40px; }
header > *, main { max-width: 800px; margin: 0 auto; padding: 0 24px; }
header img { display: block; height: 22px; }
h1 { color: $on_dark; font-size: 40px; line-height: 1.15; letter-spacing: -.02em; margin-top: 36px;
  overflow-wrap: anywhere; hyphens: auto; }
header p { margin-top: 8px; }
main { margin-top: 24px; margin-bottom: 48px; }
section { background: $paper; border-radius: 12px; padding: 18px 24px 20px; margin-top: 16px; }
section p { color: $muted; font-size: 14px; margin: 0; }
h2 { font-size: 19px; line-height: 1.3; letter-spacing: -.01em; color: $ink; margin: 2px 0 12px;
  overflow-wrap: anywhere; }
ul { list-style: none; display: flex; flex-wrap: wrap; gap: 8px; margin: 0; padding: 0; }
a { display: block; color: $brand; font-weight: 600; text-decoration: none; border: 1px solid $line;
  border-radius: 8px; padding: 9px 16px; }
a:hover { border-color: $brand; }
a:focus-visible { outline: 3px solid $brand; outline-offset: 2px; }
@media (max-width: 480px) { h1 { font-size: 30px; } header > *, main { padding: 0 16px; } section { padding: 16px; } }
</style>
</head>
<body>
<header>
<div><img src="data:image/svg+xml;base64,$logo" alt="$logo_alt"></div>
<h1>$named</h1>
<p>$note</p>
</header>
<main>
$sections
</main>
</body>
</html>
""")
COLOURS = ("text", "ink", "muted", "brand", "wash", "paper", "line", "on_dark", "on_dark_muted")
File = Mapping[str, str]


def write_account_page(account: Account, files: Mapping[str, File], workspace: Workspace) -> bytes:
    """The page, a section for each document; `files` says of each what it is called and of which document it is."""
    documents = dict.fromkeys(one["document"] for one in files.values())
    colours, brand = workspace.brand.colours, workspace.brand
    return PAGE.substitute(
        language=escape(brand.language),
        named=escape(name_account(account, workspace)),
        logo=base64.b64encode(brand.logo["on_dark"].encode()).decode(),
        logo_alt=escape(brand.logo_alt),
        note=escape(workspace.translation.gettext("Everything for this account. No other account has these files.")),
        sections="\n".join(_write_section(one, account, files, workspace) for one in documents),
        **{name: colours[name] for name in COLOURS},
    ).encode()


def _write_section(document: str, account: Account, files: Mapping[str, File], workspace: Workspace) -> str:
    mine = {name: one for name, one in files.items() if one["document"] == document}
    titles = dict.fromkeys(one["title"] for one in mine.values())
    known = workspace.documents.get(document)
    kind = workspace.translation.gettext(known.kind.title) if known else ""
    links = "\n".join(
        f'<li><a href="{escape(name)}">{escape(said)}</a></li>'
        for name, said in _name(mine, document, account, workspace)
    )
    title = next(iter(titles)) if len(titles) == 1 or not known else str(known.data.get("title", next(iter(titles))))
    above = f"<p>{escape(kind)}</p>\n" if kind != title else ""
    return f"<section>\n{above}<h2>{escape(title)}</h2>\n<ul>\n{links}\n</ul>\n</section>"


def _name(files: Iterable[str], document: str, account: Account, workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Each file with its format, and what sets it apart if there are several of one format."""
    names = {file: file.rpartition("/")[2] for file in files}
    labels = _label_endings(document, workspace)
    for file, name in names.items():
        stem, _, ending = name.rpartition(".")
        alike = [one.rpartition(".")[0].split("-") for one in names.values() if one.endswith(f".{ending}")]
        same = next((n for n, words in enumerate(zip(*alike, strict=False)) if len({*words}) > 1), 0)
        rest = stem.removesuffix(f"-{account.id}").split("-")
        apart = "-".join(rest[same - 1 if rest[same:][:1] and rest[same].isdigit() else same :])
        yield file, labels.get(ending, ending.upper()) + (f": {apart}" if len(alike) > 1 and apart else "")


def _label_endings(document: str, workspace: Workspace) -> Mapping[str, str]:
    """What the formats of the document are called, by the ending of their files."""
    known = workspace.documents.get(document)
    used = dict.fromkeys(name for view in known.kind.views for name in view.formats) if known else {}
    said = {(form := workspace.formats[name]).suffix: workspace.translation.gettext(form.label) for name in used}
    return {ending: f"{label[:1].upper()}{label[1:]}" for ending, label in said.items()}
