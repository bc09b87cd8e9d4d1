"""Filling: a page with an account's values in its merge fields. Each value is cited as the account's own."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from generator.content.kinds import Fit
from generator.editions.account import Account
from generator.editions.account_values import ADDRESS
from generator.editions.field_listing import OPEN, REFUSE, fields_of, missing_of
from generator.editions.own_inputs import find_missing_inputs, gives_inputs, list_models, results_for
from generator.pages.filled_values import cite_account, is_account_value
from generator.pages.page import Page
from generator.pages.tree import Element, rewrite
from generator.pages.workspace import Workspace

FOLDER = "accounts"
INLINE = frozenset({"a", "strong", "em", "code", "span", "data"})


def find_missing(page: Page, account: Account, workspace: Workspace) -> tuple[str, ...]:
    """The fields of the page that must have a value, and have none; for a result of a model the inputs that it lacks.
    A result that may stay open needs all inputs or none."""
    names = dict.fromkeys(name for name in fields_of(page) if name not in account.values)
    plain = [name for name in names if name not in workspace.results]
    lacking = [name for name in plain if missing_of(workspace.fields[name]) == REFUSE]
    for model in list_models(workspace):
        group = [name for name in names if name.partition(".")[0] == model.document.name and name not in plain]
        must = gives_inputs(account, model) or any(missing_of(workspace.fields[name]) == REFUSE for name in group)
        lacking += find_missing_inputs(account, model) if group and must else ()
    return tuple(lacking)


def fill_page(page: Page, account: Account, workspace: Workspace) -> Page:
    """The page of this account: a field without a value that may stay open remains a place to write in. Its file lies
    in the account's own folder, and has the account in its name."""
    return fill_with(known_values(page, account, workspace), page, account.id, find_address(account, workspace))


def fill_with(values: Mapping[str, str], page: Page, account: str, recipient: str = "") -> Page:
    """The page with these values in its fields, for the account of this name."""

    def fill(element: Element) -> Element:
        name = element.get("data-field") if element.has("field") else ""
        return cite_account(name, values[name], element) if name in values else element

    title = page.heading and rewrite(page.heading, fill)
    name = page.artifact.rpartition("/")[2]
    record = page.provenance and replace(page.provenance, account=account if is_own(page) else "")
    return replace(
        page, artifact=f"{FOLDER}/{account}/{name}-{account}", root=rewrite(page.root, fill), heading=title,
        title=page.title if title is page.heading or title is None else title.text, provenance=record,
        recipient=recipient, fit=allow_more(page.fit),
    )  # fmt: skip


def allow_more(fit: Fit) -> Fit:
    """What a filled page must fit: one that may be shorter may be a page longer, too, and need not be full, for a name
    that takes a line more is no reason for an account to get nothing. One of so many pages exactly stays so."""
    return replace(fit, at_most=fit.at_most + 1, blank_at_most=None) if fit.at_most else fit


def find_address(account: Account, workspace: Workspace) -> str:
    """The address of mail that the account is written to at, the first of its fields that has one; or nothing."""
    fields = (name for name, entry in workspace.fields.items() if entry.get("type") == ADDRESS)
    return next((account.values[name] for name in fields if name in account.values), "")


def is_own(page: Page) -> bool:
    """Whether the page has anything of an account: a field, or the account's own scenario. Others are everybody's."""
    return any(True for _ in fields_of(page)) or bool(page.provenance and page.provenance.account)


def known_values(page: Page, account: Account, workspace: Workspace) -> Mapping[str, str]:
    """What stands in the fields of the account's page: its own values, the words that stand there for everybody, and
    the results of models under its own inputs."""
    named = {*fields_of(page)} & workspace.results.keys()
    own = {name: said for name, said in account.values.items() if name not in workspace.results}
    return {**_fallbacks(workspace), **own, **results_for(account, named, page.language, workspace)}


def keep_near_fields(page: Page) -> Page:
    """The page with nothing but the blocks that an account's values stand in."""
    return replace(page, root=replace(page.root, children=tuple(_find_blocks(page.root, page.root))))


def _find_blocks(element: Element, block: Element) -> Iterator[Element]:
    """The innermost blocks with a value, once each."""
    own = element if element.tag not in INLINE else block
    if any(map(is_account_value, element.elements)):
        yield own
        return
    seen: list[Element] = []
    for child in element.elements:
        for found in _find_blocks(child, own):
            if not any(found is one for one in seen):
                seen.append(found)
                yield found


def fill_from(find: Callable[[str], Account | None], workspace: Workspace) -> Callable[[Page, str], Page | None]:
    """What fills a page in for an account by its name; nothing comes of one that `find` does not know."""

    def fill(page: Page, name: str) -> Page | None:
        account = find(name)
        return fill_page(page, account, workspace) if account else None

    return fill


def _fallbacks(workspace: Workspace) -> Mapping[str, str]:
    return {name: said for name, entry in workspace.fields.items() if (said := missing_of(entry)) not in {REFUSE, OPEN}}
