"""Citations: what an address refers to, `claim:uptime`, and the value that its source states.

A citation is a link whose address starts with `claim:`, `fact:`, `calc:`, `count:`, `sum:`, or with `own:` for what a
customer has confirmed in the document itself. Internal documents may also quote what is wrong, figure by figure, with
`withdrawn:`. The word is printed beside it: a strike is lost in speech, copies and cells.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.claims.claim import Claim
from generator.content.confirmation import find_confirmation
from generator.content.schemas import own_schemas
from generator.diagnostics import Diagnostic, Problem, did_you_mean, mend_first
from generator.pages.solved_model import ACCOUNT, SolvedModel
from generator.pages.workspace import Workspace
from generator.texts.printed_values import say_stated, say_time


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation refers to: the value as stated, and whether it is proven; `why` says what speaks against it.

    `exact` is the unrounded number of a model's result, and `said` how the document prints it; `mark` is
    printed after the words, whatever they are.
    """

    target: str
    value: str
    proven: bool = True
    why: str = ""
    exact: float | None = None
    mark: str = ""
    said: str = ""


CITED_SETTINGS = frozenset({"brand", "segments"})
"""Files of facts that the program itself reads and texts may cite: names and addresses, whose words are checked."""


def refuse(code: str, message: str, hint: str) -> Problem:
    """Why nothing of a name can be cited. Its place is the citation's, which only its reader knows: `Problem.place`."""
    return Problem(Diagnostic(code, message, hint=hint))


def resolve(target: str, workspace: Workspace) -> Cited:
    """What the address of a citation refers to, `claim:uptime`; a `Problem` without a place if there is nothing."""
    scheme, _, name = target.partition(":")
    if scheme not in SCHEMES:
        raise refuse("bad-link", f"`{target}` cannot be cited", did_you_mean(scheme, SCHEMES))
    return SCHEMES[scheme](name, workspace)


def say(cited: Cited, workspace: Workspace) -> str:
    """The value as the workspace's language prints it; as it is stated where that has no words for it."""
    return cited.said or say_stated(cited.value, workspace) or cited.value


def cite_claim(name: str, workspace: Workspace) -> Cited:
    """The claim's value; a withdrawn claim cannot be cited."""
    claim = _find_claim(name, workspace)
    if not claim.live:
        raise refuse("withdrawn-claim", f"the claim `{name}` is {claim.status}", claim.note)
    return Cited(f"claim:{name}", claim.value, claim.proven, "" if claim.proven else claim.statement)


def _find_claim(name: str, workspace: Workspace) -> Claim:
    try:
        return workspace.ledger.find(name)
    except KeyError as missing:
        hint = missing.args[0] or "`collateral claims` lists them"
        raise refuse("unknown-claim", f"no claim is named `{name}`", hint) from None


def cite_fact(path: str, workspace: Workspace) -> Cited:
    """The fact's value as its file writes it; what the program itself is set by is none."""
    file = path.partition(".")[0]
    if file in workspace.facts.values and file in own_schemas() - CITED_SETTINGS:
        hint = "cite a fact of another file, or say it in words"
        raise refuse("unknown-fact", f"content/facts/{file}.yaml holds settings of the program, and no facts", hint)
    try:
        value = workspace.facts.find(path)
    except KeyError as missing:
        hint = missing.args[0] or "write `<file>.<field>`, as the files in content/facts name it"
        raise refuse("unknown-fact", f"no fact is named `{path}`", hint) from None
    if value is None:
        raise refuse("unknown-fact", f"the fact `{path}` is empty", "write its value where it stands in content/facts")
    if isinstance(value, Mapping | list):
        raise refuse(
            "unknown-fact",
            f"`{path}` is a group of facts, not one",
            f"name one of them: {', '.join(f'`{path}.{name}`' for name in list(value)[:5])}",
        )
    return Cited(f"fact:{path}", str(value))


def cite_result(path: str, workspace: Workspace) -> Cited:
    """A result of a model: `<document>/<scenario>.<name>`."""
    document, _, rest = path.partition("/")
    scenario, _, name = rest.partition(".")
    solved = find_model(document, workspace).solved
    if scenario not in solved:
        raise refuse("unknown-result", f"`{document}` has no scenario `{scenario}`", did_you_mean(scenario, solved))
    if name not in solved[scenario].shown:
        raise refuse(
            "unknown-result",
            f"`{document}` computes nothing named `{name}`",
            did_you_mean(name, solved[scenario].shown),
        )
    number = solved[scenario].values.get(name)
    exact = number if isinstance(number, float) else None
    shown = solved[scenario].shown[name]
    return Cited(f"calc:{path}", solved[scenario].stated.get(name, shown), exact=exact, said=shown)


def find_model(name: str, workspace: Workspace) -> SolvedModel:
    """The one model of a document of this name, whatever its kind."""
    found = [model for model in workspace.models.values() if model.document.name == name]
    if not found:
        known = {model.document.name for model in workspace.models.values()}
        keys = (f"{kind}/{name}" for kind in workspace.project.kinds())
        unread = next((_mend(key, workspace) for key in keys if workspace.project.holds_document(key)), None)
        hint = unread or did_you_mean(name, known)
        raise refuse("unknown-result", f"no document with a model is named `{name}`", hint)
    if len(found) > 1:
        both = " and ".join(f"`{model.document.key}`" for model in found)
        raise refuse("unknown-result", f"`{name}` may be {both}", "give one of the two files another name")
    return found[0]


def cite_count(path: str, workspace: Workspace) -> Cited:
    """How many there are in a document: `count:<kind>/<name>.<field>`, the entries of a list, or every such field."""
    found = _find_values(path, workspace)
    return Cited(f"count:{path}", str(sum(len(value) if isinstance(value, list | Mapping) else 1 for value in found)))


def cite_sum(path: str, workspace: Workspace) -> Cited:
    """The sum of a document's numbers of that name: `sum:<kind>/<name>.script.seconds`; whole minutes as minutes."""
    found = _find_values(path, workspace)
    if not all(isinstance(value, int | float) for value in found):
        raise refuse("unknown-count", f"`{path}` names no numbers", "name a field that is a number in the schema")
    total = sum(found)
    if path.rpartition(".")[2] == "seconds":
        minutes = total > 60 and total % 60 == 0
        number, unit = (total // 60, "minutes") if minutes else (total, "seconds")
        return Cited(f"sum:{path}", f"{number:g} {unit}", said=say_time(number, unit, workspace))
    return Cited(f"sum:{path}", f"{total:,g}")


def cite_confirmed(path: str, workspace: Workspace) -> Cited:
    """A figure that a customer has confirmed: `<kind>/<name>.<figure>`. Texts write it as `own:<figure>`."""
    key, _, name = path.rpartition(".")  # the key of a translation has a dot
    held = find_confirmation(workspace.documents[key]) if key in workspace.documents else None
    figures: Mapping[str, str] = held.figures if held else {}
    if name not in figures:
        hint = did_you_mean(name, figures) or "enter it below `confirmed:`, `figures:`, with who confirmed it and when"
        raise refuse("unknown-figure", f"no confirmed figure is named `{name}`", hint)
    return Cited(f"confirmed:{path}", figures[name])


def _find_values(path: str, workspace: Workspace) -> list[Any]:
    """Every value of a document that the path's fields lead to, at whatever depth each of them is."""
    key, names = _part_path(path, workspace)
    if key not in workspace.documents:
        raise refuse("unknown-count", f"no document is named `{key}`", _cure_document(key, workspace))
    found: list[Any] = [workspace.documents[key].data]
    for name in names.split("."):
        found = [value for one in found for value in _find_named(one, name)]
    if not found:
        raise refuse("unknown-count", f"`{key}` has no field `{names}`", "name a field as its schema does")
    return found


def _part_path(path: str, workspace: Workspace) -> tuple[str, str]:
    """The document and the fields; the key of a translation has a dot itself, `pitches/short.de`."""
    key, _, names = path.partition(".")
    language, _, rest = names.partition(".")
    return (f"{key}.{language}", rest) if f"{key}.{language}" in workspace.documents else (key, names)


def _cure_document(key: str, workspace: Workspace) -> str:
    """The hint for a document that is not there, or that is left out."""
    if workspace.project.holds_document(key):
        return _mend(key, workspace)
    return did_you_mean(key, workspace.documents) or "write `<kind>/<name>.<field>`; `collateral list` shows the names"


def _mend(key: str, workspace: Workspace) -> str:
    """The hint for a document that is left out because of its errors or those of its kind."""
    kind, file = key.partition("/")[0], workspace.project.document_file(key)
    own = workspace.project.name(file) if file else key
    return mend_first(own if kind in workspace.kinds else f"layouts/{kind}")


def _find_named(data: Any, name: str) -> Iterator[Any]:
    if isinstance(data, Mapping) and name in data:
        yield data[name]
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from _find_named(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from _find_named(value, name)


def cite_account(name: str, workspace: Workspace) -> Cited:
    """A value of the account that the page is laid out for. No content can cite it: a text has the merge field."""
    if name not in workspace.account:
        raise refuse("unknown-field-name", f"no account has `{name}` here", f"write `{{{{ {name} }}}}`")
    return Cited(f"{ACCOUNT}:{name}", workspace.account[name])


SCHEMES: Mapping[str, Callable[[str, Workspace], Cited]] = {
    "claim": cite_claim,
    "fact": cite_fact,
    "calc": cite_result,
    "count": cite_count,
    "sum": cite_sum,
    "confirmed": cite_confirmed,
    ACCOUNT: cite_account,
}
OWN = "own"
"""The scheme by which a text cites what is confirmed in its own document, and in no other."""


WITHDRAWN = "withdrawn"
"""The scheme of a quotation. It is none of the `SCHEMES`: no layout, model or formula can use it."""


def quote(name: str, workspace: Workspace) -> Cited:
    """The value of a claim that is withdrawn, marked as such; a claim that holds is cited as what it is."""
    claim = _find_claim(name, workspace)
    if claim.live:
        raise refuse("not-withdrawn", f"the claim `{name}` is not withdrawn", f"cite it as `claim:{name}`")
    return Cited(f"{WITHDRAWN}:{name}", claim.value, proven=False, why=claim.note, mark=f" ({WITHDRAWN})")


def refuse_quote(name: str, workspace: Workspace) -> Cited:
    """What stands for `quote` in documents for customers."""
    hint = "cite a claim that holds, or say it without a figure"
    raise refuse("withdrawn-claim", f"a document for customers cannot quote `{name}`, even as withdrawn", hint)


def state(citation: str, workspace: Workspace) -> tuple[str, float | None]:
    """What the formula of a derived claim cites, as its source states it and exactly; a `Problem` if there is nothing.

    The ledger does not know facts and models, and is handed this function.
    """
    cited = resolve(citation, workspace)
    return cited.value, cited.exact
