"""How much an edition costs: CPU of one process for each, by the way that it is made. Exits 0 whatever it finds.

python -m tests.bench_editions [TARGET] [ACCOUNTS]
"""

import io
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

import typst
from docxtpl import DocxTemplate

from generator.cli.account_choice import Asked, open_editions
from generator.editions.account import Account
from generator.editions.base_pages import BasePage
from generator.editions.batch import Task, words_of
from generator.editions.field_listing import fields_of
from generator.editions.filling import fill_page, fill_with
from generator.editions.foreign_values import ForeignValues
from generator.editions.masters import set_pdf, stencilled
from generator.editions.masters.family import count_lines
from generator.editions.masters.master import set_file
from generator.editions.masters.pixels import look_alike
from generator.editions.print_account import print_account
from generator.pages.page import Page
from generator.pages.workspace import Workspace
from generator.press.file_links import lead_to_files
from generator.press.render import name_file, write_proven
from generator.writers import writer
from generator.writers.pdf import write_whole

TARGET, ACCOUNTS = "poc-charters/standard", 200
COMPARED = 20
"""Files that are laid out in full, too, and compared in pixels."""
PARTS = (
    *("Acme", "Apex", "Blue", "Brück", "Core", "Delta", "Élan", "Fjord", "Groß", "Hill", "Jörg", "Łuk", "Lumen"),
    *("Muñoz", "Nord", "O'Neal", "Orbit", "Prime", "Quint", "River", "Søn", "Stone", "Terra", "Vista", "Wave", "Ærø"),
)
ENDS = ("AG", "GmbH", "Ltd", "& Co", "S.A.", "Inc")
DAYS = {"deal.start": "2026-12-01", "deal.end": "2027-01-15", "deal.prices_until": "2027-02-01"}


def main() -> None:
    target, count = (*sys.argv[1:], TARGET, ACCOUNTS)[:2] if sys.argv[1:] else (TARGET, ACCOUNTS)
    for row in measure(str(target), int(count) if str(count).isdigit() else ACCOUNTS):
        print(row, flush=True)


def measure(target: str, count: int) -> Iterator[str]:
    """The rows of the report, in the order in which they are known."""
    asked = open_editions(Path.cwd(), (target,), ("pdf",))
    accounts = [_account(n, asked) for n in range(count)]
    foreign = ForeignValues(accounts, words_of(asked.bases), asked.workspace.results)
    task = Task(asked.bases, foreign, asked.workspace)
    (base, *_) = [one for one in asked.bases if any(True for _ in fields_of(one.page))]
    proven, whole, set_only, other = [], [], [], {}
    before, tripped = set_pdf.count_set(), 0
    for n, account in enumerate(accounts):
        was = set_pdf.count_set()
        proven.append(_cpu(partial(print_account, account, [base], task.foreign, asked.workspace)))
        tripped += set_pdf.count_set() == was
        page = fill_page(base.page, account, asked.workspace)
        values = {name: account.values[name] for name in fields_of(base.page) if name in account.values}
        if set_pdf.count_set() > was:
            set_only.append(_cpu(partial(_set_again, page, values, base)))
        if n % max(count // COMPARED, 1) == 0:
            whole.append(_cpu(partial(write_whole, page)))
            for name, made in _others(page.root.text).items():
                other.setdefault(name, []).append(_cpu(made))
    quick = sorted(proven)[: max(set_pdf.count_set() - before, 1)]
    yield f"{base.document}: {count} accounts, {tripped} laid out in full ({tripped / count:.1%}), the first among them"
    yield _row("set in a master", set_only or [0.0])
    yield _row("set in a master, filled in, traced and read back", quick)
    yield _row("all of them, full layouts among them (mean)", [sum(proven) / count])
    yield _row("WeasyPrint with shared fonts", whole)
    for name, times in other.items():
        yield _row(name, times)
    yield from _measure_others(accounts, target, asked.workspace)
    yield f"peak memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    yield f"{_count_alike(accounts, base, asked)} of {COMPARED} files equal a full layout in pixels"


def _measure_others(accounts: list[Account], target: str, workspace: Workspace) -> Iterator[str]:
    """The other formats, written and read back as any file is, and as a batch makes them."""
    asked = open_editions(Path.cwd(), (target,))
    for base in asked.bases:
        for name in base.formats if any(True for _ in fields_of(base.page)) else ():
            if name in {"pdf", "email"}:
                continue
            whole, quick = [], []
            for account in accounts[: stencilled.AFTER + COMPARED]:
                page = lead_to_files(fill_page(base.page, account, workspace), writer(name).FORMAT)
                values = {field: account.values[field] for field in fields_of(base.page) if field in account.values}
                whole.append(_cpu(partial(write_proven, page, name, name_file(page, writer(name).FORMAT))))
                quick.append(_cpu(partial(stencilled.print_file, page, base, name, values)))
            yield _row(f"{base.page.artifact.rpartition('/')[2][-28:]} as {name}, written and read back", whole)
            yield _row(f"{base.page.artifact.rpartition('/')[2][-28:]} as {name}, in a batch", quick)
            if name == "docx":
                yield _row("docxtpl, the same file as a template", [*_fill_template(base, accounts)])


def _fill_template(base: BasePage, accounts: list[Account]) -> Iterator[float]:
    """CPU of the Word file with its fields as tags of docxtpl, filled in and saved."""
    tags = {field: field.replace(".", "_") for field in fields_of(base.page)}
    whole = writer("docx").write(fill_with({field: f"{{{{ {tag} }}}}" for field, tag in tags.items()}, base.page, "a"))
    for account in accounts[:COMPARED]:
        values = {tag: account.values.get(field, "") for field, tag in tags.items()}
        yield _cpu(partial(_render, whole, values))


def _render(template: bytes, values: dict[str, str]) -> None:
    filled = DocxTemplate(io.BytesIO(template))
    filled.render(values, autoescape=True)
    filled.save(io.BytesIO())


def _account(n: int, asked: Asked) -> Account:
    chance = random.Random(n)
    name = f"{chance.choice(PARTS)} {chance.choice(PARTS)}"
    values = {
        field: str(entry["label"])[: entry["longest"]]
        for field, entry in asked.workspace.fields.items()
        if field not in asked.workspace.results
    }
    own = {"account.company": name, "account.legal_name": f"{name} {chance.choice(ENDS)}"}
    person = {"contact.name": f"{chance.choice(PARTS)} {chance.choice(PARTS)}", "contact.title": "Head of IT"}
    return Account(f"a{n}", n + 2, {**values, **DAYS, **own, **person})


def _others(text: str) -> dict[str, Callable[[], object]]:
    """The same words by other programs."""
    plain = "".join(f"\\{sign}" if sign in "#$*_`<>@=[]\\~/" else sign for sign in text).encode()
    return {
        "openpyxl, the same words in cells": partial(_write_cells, text),
        "Typst, warm, the same words on plain pages": partial(typst.compile, plain, format="pdf"),
    }


def _write_cells(text: str) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for line in text.split(". "):
        book.active.append([line])
    book.save(io.BytesIO())


def _count_alike(accounts: list[Account], base: BasePage, asked: Asked) -> int:
    found = 0
    for account in accounts[:: max(len(accounts) // COMPARED, 1)][:COMPARED]:
        page = fill_page(base.page, account, asked.workspace)
        values = {name: account.values[name] for name in fields_of(base.page) if name in account.values}
        found += look_alike(set_pdf.print_pdf(page, values, base.digest).data, write_whole(page))
    return found


def _set_again(page: Page, values: dict[str, str], base: BasePage) -> bytes:
    """The file as it is set, without being read back."""
    family = set_pdf._find_family(page, values, base.digest)
    settings = family.set_lines(values)
    return set_file(family.masters[count_lines(settings)], settings, page, family.need_shaper())


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def _row(what: str, times: list[float]) -> str:
    return f"{what:<58}{median(times):>9.2f} ms of CPU"


if __name__ == "__main__":
    main()
