"""What `build --why` says: what has changed, what is written again for it, and what prints the same."""

from collections.abc import Iterable, Iterator

from generator.counting import count_noun
from generator.pages.workspace import Workspace
from generator.press.input_names import CLAIM, FACT
from generator.press.input_record import Change
from generator.press.why import Explained, Reason

NOTHING = "nothing has changed since the last build: a build would print nothing"
UNKNOWN = "never built, or nobody knows from what"
LACKING = "they are not in build/"
FACTS, CLAIMS = "content/facts/", "content/claims/"
MOST = 12
"""Files and changes that are named one by one; a change of the program touches all."""


def why_text(found: Explained, workspace: Workspace) -> str:
    """The explanation as people read it."""
    if not found.reasons and not found.reports:
        return NOTHING
    return "\n".join(_lines(found, workspace))


def _lines(found: Explained, workspace: Workspace) -> Iterator[str]:
    if found.changes:
        yield "changed since the last build:"
        yield from _few(f"  {line}" for line in name_changes(found.changes, workspace))
    told = [one for one in found.reasons if one.files or one.faulty]
    for one in told:
        yield from _say_reason(one, workspace)
    same = len(found.reasons) - len(told)
    if same:
        yield f"{count_noun(same, 'document')} laid out again with the same pages: no file of {_them(same)} is written"
    if found.reports:
        yield f"{', '.join(found.reports)}: laid out again after that, and written if what is told there has changed"
    files = sum(len(one.files) for one in found.reasons)
    yield f"in all {count_noun(files, 'file')} to write{', and those of reports' if found.reports else ''}"


def _them(count: int) -> str:
    return "it" if count == 1 else "them"


def _say_reason(one: Reason, workspace: Workspace) -> Iterator[str]:
    does = (
        "has errors, so that its last good files stay"
        if one.faulty
        else f"{count_noun(len(one.files), 'file')} to write"
    )
    yield f"{one.key}: {does}"
    why = name_changes(one.causes, workspace) or [LACKING] if one.recorded else [UNKNOWN]
    yield from _few(f"  because {line}" for line in why)
    yield from _few(f"  {path}" for path in one.files)


def name_changes(changes: Iterable[Change], workspace: Workspace) -> list[str]:
    """Each change in words; a file of facts or claims only where no value in it says more."""
    listed = tuple(changes)
    values = [one for one in listed if one.name.startswith((FACT, CLAIM))]
    told = {file for one in values if (file := _find_file(one.name, workspace))}
    rest = [one for one in listed if one not in values and one.name not in told]
    return [*(_say_value(one, workspace) for one in values), *map(_say, rest)]


def _find_file(name: str, workspace: Workspace) -> str:
    """The file that holds the fact or the claim; of a claim that is gone nobody knows it."""
    if name.startswith(FACT):
        return f"{FACTS}{name.removeprefix(FACT).partition('.')[0]}.yaml"
    claim = workspace.ledger.claims.get(name.removeprefix(CLAIM))
    return claim.source.file if claim else ""


def _say_value(one: Change, workspace: Workspace) -> str:
    file = _find_file(one.name, workspace)
    return f"{one.name} {_is(one)}{f' in {file}' if file else ''}"


def _say(one: Change) -> str:
    silent = one.what == "changed" and one.name.startswith((FACTS, CLAIMS))
    return f"{one.name} {_is(one)}{', but no value in it' if silent else ''}"


def _is(one: Change) -> str:
    return "has changed" if one.what == "changed" else f"is {one.what}"


def _few(lines: Iterable[str]) -> Iterator[str]:
    listed = list(lines)
    yield from listed[:MOST]
    if len(listed) > MOST:
        yield f"  and {len(listed) - MOST} more"
