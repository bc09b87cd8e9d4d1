"""The catalogue of a kit that need not be built: every file that a build would make, each made when it is asked for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from generator.content.documents import Document
from generator.content.kinds import View
from generator.diagnostics import Diagnostic, Problem, has_errors
from generator.layout.artifact_names import name_artifact
from generator.layout.document_sheets import list_sheets
from generator.pages.workspace import Workspace
from generator.press.catalogue import catalogue
from generator.press.first_pages import read_first_pages
from generator.press.manifest import Artifact, read_manifest
from generator.press.plan import make_plan
from generator.press.render import finish, list_prints
from generator.press.standing import drop_unplanned, mark_current
from generator.press.surveying import examine_with_survey

KEY = re.compile(r"<footer><code>([^<]+)</code>")
LIVE = '<footer><a class="live" target="_top" href="../see/{key}"><code>{key}</code> watch it</a>'
STYLE = "<style>a.live{color:inherit}</style><base target=_blank></head>"


@dataclass(frozen=True, slots=True)
class Listing:
    """One file of the catalogue: the number of its page in its document, and its format."""

    document: str
    number: int
    format: str


def draw_catalogue(workspace: Workspace) -> bytes:
    """The page as a build makes it, each card leading to its document as it is being written. Files of the last build
    say how they stand; of others nobody knows yet."""
    artifacts = tuple(_list_artifacts(workspace))
    page = catalogue(artifacts, workspace, read_first_pages(artifacts, workspace.project)).decode()
    page = KEY.sub(lambda found: LIVE.format(key=escape(found[1])), page)
    return page.replace("</head>", STYLE, 1).encode()


def list_files(workspace: Workspace) -> Mapping[str, Listing]:
    """Every file that a build would make, by its path below `build/`; a draft's, too, under the name that says so."""
    found: dict[str, Listing] = {}
    for document in workspace.documents.values():
        for number, (view, path) in enumerate(_list_sheets(document, workspace)):
            for name in view.formats:
                form, one = workspace.formats[name], Listing(document.key, number, name)
                found |= {f"{path}.{form.suffix}": one, f"{path}-draft.{form.suffix}": one}
    return found


def write_file(one: Listing, workspace: Workspace) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The file as it is now, or the findings that stop it."""
    found = examine_with_survey(workspace.documents[one.document], workspace)
    if has_errors(found.findings):
        return b"", found.findings
    artifact = found.composed.pages[one.number][1].artifact
    prints = list_prints(found, (one.format,), workspace)
    made = next(each for each in prints if each.page.artifact == artifact)
    try:
        return finish(made.page, made.format, made.trace).data, ()
    except Problem as problem:
        return b"", problem.diagnostics


def _list_artifacts(workspace: Workspace) -> Iterator[Artifact]:
    """The artifacts of the last build that still belong to the kit, marked as a build would mark them, and those that
    are not built yet, as out of date."""
    plan, project = make_plan(workspace), workspace.project
    built = mark_current(drop_unplanned(read_manifest(project.build), plan, project), plan, workspace)
    paths = {one.path for one in built}
    yield from built
    for path, one in list_files(workspace).items():
        stem, _, suffix = path.rpartition(".")
        twin = f"{stem.removesuffix('-draft')}.{suffix}", f"{stem.removesuffix('-draft')}-draft.{suffix}"
        if not paths & {*twin} and not stem.endswith("-draft"):
            title = str(workspace.documents[one.document].data.get("title", one.document))
            yield Artifact(path, "", one.document, title, one.format, "", current=False)


def _list_sheets(document: Document, workspace: Workspace) -> Iterator[tuple[View, str]]:
    for view, _, suffix in list_sheets(document):
        yield view, name_artifact(document, suffix, workspace)
