"""The page of an account: everything that its folder holds, for whoever opens it."""

from collections.abc import Mapping
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
body { font: 17px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1.25rem; color: $text; }
h1 { color: $ink; margin-bottom: 0; }
h2 { font-size: 1.1rem; color: $ink; margin: 2rem 0 .25rem; }
p { margin-top: .25rem; color: $muted; }
a { color: $brand; display: inline-block; padding: .4rem 1rem .4rem 0; }
</style>
</head>
<body>
<main>
<h1>$named</h1>
<p>$note</p>
$sections
</main>
</body>
</html>
""")


def write_account_page(account: Account, files: Mapping[str, Mapping[str, str]], workspace: Workspace) -> bytes:
    """The page, with the files by their titles; `files` says of each what it is called and of which document it is."""
    titles = dict.fromkeys(one["title"] for one in files.values())
    colours = workspace.brand.colours
    return PAGE.substitute(
        language=escape(workspace.brand.language),
        named=escape(name_account(account, workspace)),
        note=escape(workspace.translation.gettext("Everything for this account. No other account has these files.")),
        sections="\n".join(_write_section(title, files) for title in titles),
        **{name: colours[name] for name in ("text", "ink", "muted", "brand")},
    ).encode()


def _write_section(title: str, files: Mapping[str, Mapping[str, str]]) -> str:
    links = "\n".join(
        f'<a href="{escape(name)}">{escape(name.rpartition(".")[2].upper())}</a>'
        for name, one in files.items()
        if one["title"] == title
    )
    return f"<h2>{escape(title)}</h2>\n<div>\n{links}\n</div>"
