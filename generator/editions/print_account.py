"""Print the editions of one account: filled, written, read back; an account has all of its files, or none."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.checks.missing_glyphs import find_undrawable
from generator.checks.trace import trace_page
from generator.content.formats import Format
from generator.diagnostics import Problem
from generator.editions.account import Account, Failure
from generator.editions.base_pages import BasePage, own_bases
from generator.editions.field_listing import fields_of
from generator.editions.filling import fill_page, find_missing, is_own, keep_near_fields, known_values
from generator.editions.foreign_values import ForeignValues
from generator.editions.masters.set_pdf import Pdf, print_pdf
from generator.editions.masters.stencilled import Made, print_file
from generator.editions.own_inputs import find_missing_for
from generator.pages.page import Page
from generator.pages.workspace import Workspace
from generator.press.file_links import lead_to_files
from generator.press.render import name_file, prove, write_proven
from generator.writers import writer

PDF = "pdf"
QUOTED = re.compile("“[^”]*”?")
_common: dict[tuple[str, str], bytes] = {}
"""Files of pages without a field, the same for every account, by page and format: a worker makes each once."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A finished file of an account: its path below `build/`, its bytes, its title, and its document."""

    path: str
    data: bytes
    title: str
    document: str
    note: str = ""
    """What whoever prints the batch must know of it."""


class Unprintable(Exception):
    """Why the account has no editions."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure = failure


def print_account(
    account: Account, bases: Sequence[BasePage], foreign: ForeignValues, workspace: Workspace
) -> tuple[Edition, ...]:
    """Every file of the account; what keeps one from being made is an `Unprintable`."""
    lacking = find_lacking(account, bases, workspace)
    if lacking:
        raise Unprintable(lacking)
    try:
        own = own_bases(account, bases, workspace)
    except Problem as problem:
        raise Unprintable(_tell(problem, account, ())) from None
    return tuple(file for base in own for file in _try_page(account, base, foreign, workspace))


def _try_page(account: Account, base: BasePage, foreign: ForeignValues, workspace: Workspace) -> tuple[Edition, ...]:
    try:
        return tuple(_print_page(account, base, foreign, workspace))
    except Problem as problem:
        raise Unprintable(_tell(problem, account, (base,))) from None


def _tell(problem: Problem, account: Account, bases: Iterable[BasePage]) -> Failure:
    """What keeps the pages from being made, without words that may be the account's; the longest value that they print,
    which is what most likely does not fit, is named with its length."""
    first = problem.diagnostics[0]
    printed = {name for base in bases for name in fields_of(base.page)} & account.values.keys()
    lengths = {name: len(account.values[name]) for name in sorted(printed)}
    name = max(lengths, key=lengths.__getitem__, default="")
    length = f"; the longest value has {lengths[name]} characters" if name else ""
    message = QUOTED.sub("a line", first.message)
    return _failure(account, name, f"{message}{length}", first.hint or "shorten what stands in it")


def _print_page(account: Account, base: BasePage, foreign: ForeignValues, workspace: Workspace) -> Iterator[Edition]:
    page = fill_page(base.page, account, workspace)
    own = is_own(base.page)
    if own:
        _refuse_undrawable(account, page, base)
        _refuse_glued(account, page, base)
    for name in base.formats:
        form: Format = writer(name).FORMAT
        if own and not _is_laid_out_alone(base.page):
            print_own = _print_pdf if name == PDF else _print_stencilled
            made = print_own(account, page, base, name, foreign, workspace)
            yield Edition(name_file(page, form), made.data, page.title, base.document, made.note)
            continue
        data = None if own else _common.get((base.digest, name))
        if data is None:
            data = _write(account, page, base, name, foreign)
            _common.update({} if own else {(base.digest, name): data})
        yield Edition(name_file(page, form), data, page.title, base.document)


def _is_laid_out_alone(page: Page) -> bool:
    """Whether the page is this account's before anything is filled in: no other has one like it to share a master."""
    return bool(page.provenance and page.provenance.account)


def _print_stencilled(
    account: Account, page: Page, base: BasePage, name: str, foreign: ForeignValues, workspace: Workspace
) -> Made:
    """The file of another format, with nothing in it of another account."""
    led = lead_to_files(page, writer(name).FORMAT)
    made = print_file(led, base, name, _list_values(account, base, workspace))
    _refuse_foreign(made.said, account, base, foreign)
    return made


def _list_values(account: Account, base: BasePage, workspace: Workspace) -> Mapping[str, str]:
    """What stands in the fields that the page has, and that the account fills."""
    given = known_values(base.page, account, workspace)
    return {name: given[name] for name in fields_of(base.page) if name in given}


def _print_pdf(
    account: Account, page: Page, base: BasePage, name: str, foreign: ForeignValues, workspace: Workspace
) -> Pdf:
    """The PDF file: one that was set in a master is read where it was set, and any other as a whole."""
    led = lead_to_files(page, writer(name).FORMAT)
    made = print_pdf(led, _list_values(account, base, workspace), base.digest)
    if made.said is None:
        reading = prove(made.data, led, name, name_file(base.page, writer(name).FORMAT)).reading
        _refuse_foreign(f"{reading.visible}\n{reading.beside}", account, base, foreign)
    else:
        _refuse_foreign(made.said, account, base, foreign)
    return made


def _write(account: Account, page: Page, base: BasePage, name: str, foreign: ForeignValues) -> bytes:
    """The file in this format, proven as every file is, with nothing in it of another account."""
    form: Format = writer(name).FORMAT
    led = lead_to_files(page, form)
    if led.provenance and not led.provenance.account:
        led = replace(led, artifact=base.page.artifact)  # the kit's own file, for everybody
    written = write_proven(led, name, name_file(base.page, form))
    _refuse_foreign(f"{written.reading.visible}\n{written.reading.beside}", account, base, foreign)
    return written.data


def _refuse_foreign(said: str, account: Account, base: BasePage, foreign: ForeignValues) -> None:
    if foreign.find(said, account):
        message = f"`{base.document}` would tell of another account"
        raise Unprintable(_failure(account, "", message, "look whether a value of this row is another company's"))


def find_lacking(account: Account, bases: Iterable[BasePage], workspace: Workspace) -> Failure | None:
    """The failure of an account that has no value for fields that must have one; all of them are named at once."""
    needed = {
        name: base.document
        for base in bases
        if not base.suppressed.bars(account)
        for name in (
            *find_missing(base.page, account, workspace),
            *find_missing_for(account, base.document, workspace),
        )
    }
    if not needed:
        return None
    document = next(iter(needed.values()))
    cure = "fill them, or say `missing: open` or a `fallback` for one in content/facts/merge-fields.yaml"
    return _failure(account, ", ".join(needed), f"`{document}` needs what is empty here", cure)


def _refuse_undrawable(account: Account, page: Page, base: BasePage) -> None:
    for name, value in account.values.items():
        sign = find_undrawable(value, page)
        if sign:
            raise Unprintable(
                _failure(
                    account,
                    name,
                    f"the font {page.brand.family} has no U+{ord(sign):04X}",
                    "write it with other characters, or add a font to `type.scripts` of the brand",
                )
            )


def _refuse_glued(account: Account, page: Page, base: BasePage) -> None:
    """A value beside words that make another figure of it: `40` before `K`."""
    glued = _find_glued(keep_near_fields(page), base) and _find_glued(page, base)
    if glued:
        raise Unprintable(
            _failure(
                account,
                "",
                f"`{base.document}` would say a figure that is nobody's",
                "look what stands right beside its fields",
            )
        )


def _find_glued(page: Page, base: BasePage) -> str:
    """The first figure of the page that has no source, and that the page with open fields does not have."""
    before = {figure.text for figure in base.trace.untraced}
    now = trace_page(replace(page, artifact=base.page.artifact), base.spoken.terms, base.spoken.facts.units).untraced
    return next((figure.text for figure in now if figure.text not in before), "")


def _failure(account: Account, column: str, reason: str, cure: str) -> Failure:
    return Failure(account.row, account.id, column, reason, cure)
