"""Start a project: the sample kit of a made-up company, under the name of the one that asks."""

import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from generator.content.brand import FONTS
from generator.content.locale_forms import spell
from generator.content.terms import FILE as TERMS
from generator.diagnostics import Diagnostic, Problem
from generator.drawings.glyphs import typeface
from generator.drawings.name_logo import draw_logo
from generator.folders import list_below, list_folder
from generator.packaged import PACKAGED
from generator.press.company_settings import ENGLISH, STARTER, Company, has_figure, texts_of

EXAMPLES = PACKAGED / "_shared" / "facts"
PLACE = re.compile(r"@(\w+)@")
NEEDED = ("segments", "merge-fields", "trial")
"""The example facts that the documents of the starter name; each lies among the layouts of the package."""
NOTHING = frozenset({".git", ".DS_Store"})
"""What may be in a folder that counts as empty: a repository without a file, and what the Finder leaves."""
RENAMED = {"gitignore": ".gitignore"}
"""Files whose own name would count where the starter lies."""
NEXT_STEPS = "next-steps.txt"
"""What a terminal says of a project that has just been started; no file of it."""
GROUNDS = {"logo.svg": ("#0F6B72", "#FFFFFF", "#16243A"), "logo-on-dark.svg": ("#F4C66A", "#16243A", "#FFFFFF")}
"""The colours of the logo on each ground: the sign, the letter on it, the name beside it."""


def start_project(folder: Path, company: Company, today: date) -> tuple[Path, ...]:
    """Write a project into a folder that is empty or not there, whole or not at all; its files, by name."""
    refuse_full(folder)
    name = f".collateral-new-{os.getpid()}"
    stage = folder / name if folder.is_dir() else folder.with_name(name)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        names = _write_all(stage, company, today)
        _put_in_place(stage, folder)
    except OSError as reason:
        message = f"`{folder}` cannot be written: {reason.strerror or reason}"
        raise Problem(Diagnostic("cannot-write", message, hint="choose a folder in which you may write")) from None
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return names


def read_next_steps(company: Company, enter: str) -> str:
    """What to do first in a new project, in the language of its sample; `enter` goes before the first command."""
    steps = (STARTER / texts_of(company.language) / NEXT_STEPS).read_text("utf-8").rstrip()
    return _fill(spell(steps, company.language), {"enter": enter})


def refuse_full(folder: Path) -> None:
    """A `Problem` for a folder that holds anything, and for what is no folder."""
    if not os.path.lexists(folder):
        return
    there = [path.name for path in list_folder(folder)] if folder.is_dir() else [folder.name]
    inside = [name for name in there if name not in NOTHING]
    if inside:
        what = f"`{folder}` is not empty: it holds `{inside[0]}`" if folder.is_dir() else f"`{folder}` is a file"
        hint = "name a folder that is empty or not there yet: collateral init FOLDER"
        raise Problem(Diagnostic("folder-not-empty", what, hint=hint))


def _write_all(stage: Path, company: Company, today: date) -> tuple[Path, ...]:
    files = dict(_list_files(company, today))
    for name, text in files.items():
        path = stage / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tuple(files)


def _put_in_place(stage: Path, folder: Path) -> None:
    """The finished project takes the folder's place. A folder that is there, such as the one in which somebody stands,
    is filled, or left empty if that fails."""
    if stage.parent != folder:
        stage.rename(folder)
        return
    placed: list[Path] = []
    try:
        for path in list_folder(stage):
            placed.append(path.rename(folder / path.name))
    except OSError:
        for path in placed:
            path.rename(stage / path.name)
        raise


def _list_files(company: Company, today: date) -> Iterator[tuple[Path, str]]:
    """Every file of a new project with its text: those of the starter, the facts that they name, and the logos."""
    words = _say(company, today)
    for name, path in sorted(_sample(texts_of(company.language)).items()):
        text = spell(path.read_text("utf-8"), company.language)
        yield name.with_name(RENAMED.get(name.name, name.name)), _fill(text, words)
    facts = Path("content", "facts")
    if has_figure(company.name):
        yield Path("content", TERMS), _name_terms(company)
    bold = typeface((PACKAGED / FONTS / "Inter-Bold.woff2").read_bytes())
    for file, colours in GROUNDS.items():
        yield facts / file, draw_logo(company.name, bold, *colours)


def _sample(language: str) -> dict[Path, Path]:
    """The files of the sample in a language by their names in the project: its own take the place of English ones."""
    facts = {Path("content", "facts", f"{file}.yaml"): EXAMPLES / f"{file}.yaml" for file in NEEDED}
    folders = [STARTER / name for name in dict.fromkeys((ENGLISH, language))]
    own = {path.relative_to(folder): path for folder in folders for path in list_below(folder) if path.is_file()}
    return {name: path for name, path in {**facts, **own}.items() if name != Path(NEXT_STEPS)}


def _name_terms(company: Company) -> str:
    """The names of the company as terms: the figure in them needs no evidence."""
    names = dict.fromkeys((company.name, company.short_name))
    lines = (
        f"{json.dumps(name, ensure_ascii=False)}: The name of the company.\n" for name in names if has_figure(name)
    )
    return "# Phrases with a figure that needs no evidence, each with the reason. Anything else is cited.\n" + "".join(
        lines
    )


def _say(company: Company, today: date) -> Mapping[str, str]:
    """What stands for each `@place@` of the starter's files; names are quoted as YAML wants them."""
    legal = f"© {today.year} {company.name}"
    quoted = {"name": company.name, "short": company.short_name, "legal": legal}
    plain = {"language": company.language, "paper": company.paper, "currency": company.currency}
    return {
        **{place: json.dumps(words, ensure_ascii=False) for place, words in quoted.items()},
        **plain,
        "title": company.name,
        "money": company.money,
        "today": today.isoformat(),
    }


def _fill(text: str, words: Mapping[str, str]) -> str:
    """The text with its places filled; what fills one is not looked through for others."""
    return PLACE.sub(lambda place: words.get(place[1], place[0]), text)
