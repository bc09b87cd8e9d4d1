"""The project as one account has it: a document with a model is laid out under the account's own inputs alone."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from generator.claims.approvals_file import Approvals
from generator.content.documents import Document, views_of
from generator.editions.account import Account
from generator.editions.own_inputs import cited_values, gives_inputs, solve_for
from generator.layout.compose import compose
from generator.models.solve_models import model_at
from generator.pages.solved_model import ACCOUNT, SolvedModel
from generator.pages.workspace import Workspace


def see_as(account: Account, key: str, workspace: Workspace) -> Workspace:
    """The workspace in which this document has the account's scenario, and no view that shows an example; the very
    workspace if the account gives no input of it. Inputs without a result are a `Problem`."""
    model = workspace.models.get(key)
    if model is None or not gives_inputs(account, model):
        return workspace
    solved = solve_for(account, model, workspace)
    document = _make_own(model, solved)
    own = replace(
        workspace,
        models={**workspace.models, key: replace(solved, document=document)},
        documents={**workspace.documents, key: document},
        account=cited_values(account),
    )
    return _signed(key, own, workspace) if workspace.approvals.of(key) else own


def see_from(find: Callable[[str], Account | None], workspace: Workspace) -> Callable[[str, str], Workspace | None]:
    """What sees a document as an account by its name; nothing for one that `find` does not know."""

    def see(name: str, key: str) -> Workspace | None:
        account = find(name)
        return see_as(account, key, workspace) if account else None

    return see


def _make_own(model: SolvedModel, solved: SolvedModel) -> Document:
    """The document of the model, of which `solved` is the account's: what it says by scenario (a mapping of their
    names) is left out but for what it says of an account's. A page that shows the example gives way to those of the
    scenarios; where the document has none, it is the account's own."""
    document = model.document
    field = str(model_at(document))
    told = _tell_own({name: one for name, one in document.data.items() if name != field}, {*model.solved})
    inner = {name: one for name, one in document.data[field].items() if name != "scenarios"}
    told_apart = any(view.each for view in views_of(document))
    views = tuple(view for view in views_of(document) if not (view.example and told_apart))
    data = {**told, field: {**_tell_own(inner, {*model.solved}), "scenarios": solved.rows["scenarios"]}}
    return replace(document, kind=replace(document.kind, views=views), data=data)


def _tell_own(data: Any, names: set[str]) -> Any:
    if isinstance(data, list):
        return [_tell_own(one, names) for one in data]
    if not isinstance(data, Mapping):
        return data
    if data and data.keys() <= {*names, ACCOUNT}:
        return {ACCOUNT: data[ACCOUNT]} if ACCOUNT in data else {}
    return {name: _tell_own(one, names) for name, one in data.items()}


def _signed(key: str, own: Workspace, workspace: Workspace) -> Workspace:
    """With the signatures that hold for the kit's document holding for the account's, as they do for one whose fields
    are filled in."""
    kit, mine = compose(workspace.documents[key], workspace), compose(own.documents[key], own)
    if kit.clearance is None or mine.clearance is None:
        return own
    held = {one.role for one in kit.clearance.signatures if one.state == "signed"}
    now = mine.clearance.now
    signed = {(key, one.role): replace(one, signed=now) for one in own.approvals.of(key) if one.role in held}
    return replace(own, approvals=Approvals({**own.approvals.by_key, **signed}))
