"""Edit finished files at random, one edit a file, and hear what `collateral verify` says of each.

`python -m tests.audit.edits 500` tries five hundred in each kind of file and writes the table into the README."""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.checks.page_marks import mark_pages
from generator.checks.trace import trace_page
from generator.layout.compose import compose
from generator.layout.record import stamp
from generator.pages.workspace import Workspace
from generator.press.digests import print_basis
from generator.press.file_links import lead_to_files
from generator.press.file_status import FileStatus
from generator.press.manifest import NAME, Artifact, digest, manifest_bytes
from generator.press.plan import make_plan
from generator.press.print_digest import number_page
from generator.press.verify import verify
from generator.press.verify_output import as_text
from generator.project import Project
from generator.writers import formats, writer
from tests.audit.finished import kit
from tests.audit.office_edits import EXCEL, WORD
from tests.audit.pdf_edits import PDF
from tests.audit.raw_edits import Edit
from tests.audit.text_edits import CALENDAR, MAIL, MARKDOWN, PLAIN, SOURCE
from tests.audit.web_edits import WEB

README = Path(__file__).with_name("README.md")
START = "<!-- edits -->"
KINDS: Mapping[str, Mapping[str, Edit]] = {
    "pdf": PDF, "docx": WORD, "xlsx": EXCEL, "html": WEB, "txt": PLAIN, "csv": PLAIN, "eml": MAIL, "md": MARKDOWN,
    "ics": CALENDAR, "zip": SOURCE,
}  # fmt: skip
EQUAL = {
    "packed again": "the same parts in another order or packing",
    "a field filled in": "a merge field is there to be filled in; what was filled in is told",
    "other line ends": "a line end of Windows in the source of a page is a space like any other",
    "attributes in another order": "the order of attributes says nothing in HTML",
    "a mark of UTF-8 in front": "editors put it there, and it is no character of the page",
}
"""Kinds of edit that leave the meaning -> why."""
VAGUE = frozenset({"package parts", "saved on top", "source"})
"""Kinds of difference that say where something is other, not what."""
PART_SAYS = frozenset({"settings", "the date of the properties", "saved again", "bytes at the end"})
"""Kinds of which nobody can say more than that another program saved the file, or which part of it differs."""
RESULTS = ("altered", "not identical", "unknown", "equal", "vague", "missed")
FILES = 2  # of each ending


@dataclass(frozen=True, slots=True)
class Sent:
    """A finished file, by its artifact's name, its ending, its document and format."""

    name: str
    ending: str
    data: bytes
    document: str
    format: str
    inputs: str


@dataclass(frozen=True, slots=True)
class Edited:
    """An edited file: what it was, the kind of edit, and its bytes now."""

    sent: Sent
    kind: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Delivered(Project):
    """A project whose build lies elsewhere."""

    delivered: Path

    @property
    def build(self) -> Path:
        return self.delivered


def send_out(workspace: Workspace, names: Iterable[tuple[str, str]]) -> Iterator[Sent]:
    """The files of these documents in these formats, with the records that a build gives them."""
    builds = {job.key: job.digest for job in make_plan(workspace).ordinary}
    for key, form in names:
        document = workspace.documents[key]
        composed = compose(document, workspace)
        units = workspace.in_language(document.language).facts.units
        traces = [trace_page(page, workspace.terms, units) for _, page in composed.pages]
        composed = mark_pages(composed, traces, internal=not document.kind.for_customers)
        bare = next(page for view, page in composed.pages if form in view.formats)
        page, _ = number_page(stamp(bare, document, composed.clearance, workspace), print_basis(workspace.project))
        data = writer(form).write(lead_to_files(page, formats()[form]))
        yield Sent(page.artifact, formats()[form].suffix, data, key, form, builds[key])


def choose_files(workspace: Workspace, chance: random.Random) -> list[tuple[str, str]]:
    """Some documents of each format; reports are left out, for they tell of the others."""
    ordinary = [one for one in workspace.documents.values() if not one.kind.survey]
    makers: dict[str, list[str]] = {}
    for one in ordinary:
        for form in dict.fromkeys(name for view in one.kind.views for name in view.formats):
            makers.setdefault(form, []).append(one.key)
    return [(key, form) for form, keys in makers.items() for key in chance.sample(keys, min(FILES, len(keys)))]


def edit_files(files: list[Sent], count: int, seed: int) -> Iterator[Edited]:
    """So many edited files of each ending, its kinds of edit in turn; the same for the same seed."""
    for ending, kinds in KINDS.items():
        chance = random.Random(f"{seed} {ending}")
        some = [one for one in files if one.ending == ending]
        yield from _edit_in_turn(some, kinds, count, chance) if some else ()


def _edit_in_turn(files: list[Sent], kinds: Mapping[str, Edit], count: int, chance: random.Random) -> Iterator[Edited]:
    made, names = 0, list(kinds)
    while made < count and names:
        for name in chance.sample(names, len(names)):
            found = _try_files(files, name, kinds[name], chance)
            if found is None:
                names.remove(name)
            elif made < count:
                made += 1
                yield found


def _try_files(files: list[Sent], name: str, edit: Edit, chance: random.Random) -> Edited | None:
    for sent in chance.sample(files, len(files)):
        for _ in range(3):
            data = edit(sent.data, chance)
            if data is not None and data != sent.data:
                return Edited(sent, name, data)
    return None


def judge(edited: list[Edited], workspace: Workspace, folder: Path) -> list[tuple[Edited, str, FileStatus]]:
    """What `verify` says of each, in one go: `missed` is fresh though it means something else, `vague` is not identical
    without a word of what differs."""
    files = [folder / f"{n}.{one.sent.ending}" for n, one in enumerate(edited)]
    for file, one in zip(files, edited, strict=True):
        file.write_bytes(one.data)
    found = verify(files, deliver((one.sent for one in edited), workspace, folder / "build"))
    return [(one, rate(one.kind, status), status) for one, status in zip(edited, found, strict=True)]


def deliver(files: Iterable[Sent], workspace: Workspace, build: Path) -> Workspace:
    """The workspace with these files in its build: what carries no record is known by the bytes that stand there."""
    artifacts = []
    for one in {(one.name, one.ending): one for one in files}.values():
        path = f"{one.name}.{one.ending}"
        (build / path).parent.mkdir(parents=True, exist_ok=True)
        (build / path).write_bytes(one.data)
        artifacts.append(Artifact(path, digest(one.data), one.document, one.name, one.format, one.inputs))
    (build / NAME).write_bytes(manifest_bytes(artifacts))
    return replace(workspace, project=Delivered(workspace.project.root, build))


def rate(kind: str, status: FileStatus) -> str:
    """The result of one edit."""
    if status.state == "fresh":
        return "equal" if kind in EQUAL else "missed"
    told = kind in PART_SAYS or status.alterations or any(one.kind not in VAGUE for one in status.differences)
    return "vague" if status.state == "not identical" and not told else status.state


def table(results: list[tuple[Edited, str, FileStatus]]) -> str:
    """The results by ending and kind of edit."""
    count = Counter((one.sent.ending, one.kind, result) for one, result, _ in results)
    rows = dict.fromkeys((one.sent.ending, one.kind) for one, _, _ in sorted(results, key=lambda row: row[0].kind))
    lines = ["| in | edit | tried | " + " | ".join(RESULTS) + " |", "| --- " * (3 + len(RESULTS)) + "|"]
    for ending in KINDS:
        lines += [_row(*row, [count[*row, result] for result in RESULTS]) for row in rows if row[0] == ending]
    total = Counter(result for _, result, _ in results)
    return "\n".join([*lines, _row("all", "all", [total[result] for result in RESULTS])])


def _row(ending: str, kind: str, counts: list[int]) -> str:
    return f"| {ending} | {kind} | {sum(counts)} | " + " | ".join(str(one or "") for one in counts) + " |"


def main(count: int, *endings: str, seed: int = 1) -> None:
    """Try so many edits in each kind of file and print what was missed; of all kinds, write the table into the README,
    too."""
    workspace, chance = kit(), random.Random(seed)
    chosen = [one for one in choose_files(workspace, chance) if not endings or formats()[one[1]].suffix in endings]
    files = list(send_out(workspace, chosen))
    with tempfile.TemporaryDirectory() as folder:
        results = judge(list(edit_files(files, count, seed)), workspace, Path(folder))
    for one, result, status in results:
        if result in {"missed", "vague"}:
            print(f"{result}: {one.kind} in {one.sent.name}.{one.sent.ending}\n{as_text([status])}\n")
    if endings:
        print(table(results))
        return
    kept = README.read_text("utf-8").partition(START)[0].rstrip()
    README.write_text(f"{kept}\n\n{START}\n{table(results)}\n", "utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 500, *sys.argv[2:])
