"""Inputs of models that accounts give: columns of a list, and the results that an account's pages print of them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.content.translation import Translation
from generator.diagnostics import Problem
from generator.editions.account import Account
from generator.editions.account_columns import ID
from generator.editions.account_values import READ, Refused
from generator.models.own_scenario import list_needed, list_rows, read_input, shown_values, solve_own
from generator.models.speaking import say_model
from generator.models.value_forms import form_of
from generator.pages.solved_model import ACCOUNT, SolvedModel
from generator.pages.workspace import Workspace

LONGEST = 40
"""Characters of an input as it is entered, `45 hours a month`."""


def list_enterable(workspace: Workspace) -> Mapping[str, Mapping[str, Any]]:
    """What an account may have: the merge fields, then the inputs of models, `roi.people`, each with how it is read."""
    inputs = {
        f"{model.document.name}.{name}": _enter(model, name, row, workspace)
        for model in list_models(workspace)
        for name, row in list_rows(model).items()
    }
    fields = {name: entry for name, entry in workspace.fields.items() if name not in workspace.results}
    return {**fields, **inputs}


def list_models(workspace: Workspace) -> Iterator[SolvedModel]:
    """The models whose results an account's pages may print."""
    groups = dict.fromkeys(name.partition(".")[0] for name in workspace.results)
    return (model for model in workspace.models.values() if model.document.name in groups)


def _enter(model: SolvedModel, name: str, row: Mapping[str, Any], workspace: Workspace) -> Mapping[str, Any]:
    form = form_of(str(row["unit"]), workspace.translation)
    unit = f"{form.before}{form.after}".strip()
    choices = f": {', '.join(row['choices'])}" if "choices" in row else ""
    prompt = f"{row['label']} ({unit})" if unit else f"{row['label']}{choices}"
    return {"label": row["label"], "prompt": prompt, "longest": LONGEST, READ: _reading(model, name, workspace)}


def _reading(model: SolvedModel, name: str, workspace: Workspace) -> Callable[[str, Translation], str | Refused]:
    def read(written: str, _: Translation) -> str | Refused:
        try:
            read_input(model, name, written, workspace)
        except Problem as problem:
            return Refused(problem.diagnostics[0].message, problem.diagnostics[0].hint)
        return written

    return read


def gives_inputs(account: Account, model: SolvedModel) -> bool:
    """Whether the account gives any input of the model."""
    return any(name.partition(".")[0] == model.document.name for name in account.values)


def find_missing_inputs(account: Account, model: SolvedModel) -> tuple[str, ...]:
    """The inputs without which the account has no results of the model."""
    named = (f"{model.document.name}.{name}" for name in list_needed(model))
    return tuple(name for name in named if name not in account.values)


def find_missing_for(account: Account, key: str, workspace: Workspace) -> tuple[str, ...]:
    """The inputs that an account lacks which gives some of this document's model, but not all."""
    model = workspace.models.get(key)
    return find_missing_inputs(account, model) if model and gives_inputs(account, model) else ()


def solve_for(account: Account, model: SolvedModel, workspace: Workspace) -> SolvedModel:
    """The model under the account's own inputs; a `Problem` if a result has no value with them."""
    mine = (name for name in list_rows(model) if f"{model.document.name}.{name}" in account.values)
    given = {name: read_input(model, name, account.values[f"{model.document.name}.{name}"], workspace) for name in mine}
    return solve_own(model, f"[]({ACCOUNT}:{name_field(account, workspace)})", given, workspace)


def cited_values(account: Account) -> Mapping[str, str]:
    """What pages that are laid out for the account may cite of it."""
    return {ID: account.id, **account.values}


def name_account(account: Account, workspace: Workspace) -> str:
    """What the account is called: the first of its values that is no input of a model."""
    return cited_values(account)[name_field(account, workspace)]


def name_field(account: Account, workspace: Workspace) -> str:
    """The field that names the account; `id` if it has none."""
    return next((name for name in account.values if name not in workspace.results), ID)


def results_for(account: Account, names: set[str], language: str, workspace: Workspace) -> Mapping[str, str]:
    """What these fields print for the account: its inputs and results, in the language of the page."""
    shown: dict[str, str] = {}
    for model in list_models(workspace):
        own = model.document.name
        wanted = any(name.partition(".")[0] == own for name in names)
        if wanted and gives_inputs(account, model) and not find_missing_inputs(account, model):
            solved = say_model(solve_for(account, model, workspace), language, workspace)
            shown |= {f"{own}.{name}": said for name, said in shown_values(solved).items()}
    return {name: said for name, said in shown.items() if name in names}
