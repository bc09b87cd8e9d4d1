"""The studio: one thread that owns the project as read, looks at what browsers show, and tells them what has changed.

Requests and edits wait in one row. After an edit the web page comes first, then what needs the whole project to be read
again, and at last the pictures, which take longest; a further edit passes them.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Lock
from typing import TypeVar

from generator.diagnostics import Diagnostic
from generator.pages.workspace import Workspace
from generator.project import Project
from generator.serve.listeners import KIT, Listeners, Subject
from generator.serve.live_catalogue import Listing, draw_catalogue, list_files, write_file
from generator.serve.looking import Laid, Seen, look, print_pages
from generator.serve.messages import tell_kit, tell_seen
from generator.serve.pieces import Pieces
from generator.serve.reloading import load, load_touched
from generator.serve.report_surveys import ReportSurveys

Made = TypeVar("Made")


class Studio:
    """What the server shows of a project. Its methods may be called by any thread."""

    def __init__(self, project: Project, today: date | None) -> None:
        """Read the project; one that cannot be read at all is a `Problem`."""
        self.project, self.today = project, today
        self.listeners, self.pieces = Listeners(), Pieces()
        self._loaded = load(project, today)
        self._seen: dict[Subject, Seen] = {}
        self._surveys = ReportSurveys(project)
        self._touched, self._lock = set[str](), Lock()
        self._row = ThreadPoolExecutor(1, "studio")

    def close(self) -> None:
        """Let go of all that waits."""
        self._row.shutdown(wait=True, cancel_futures=True)

    def show(self, subject: Subject) -> str:
        """The message about a page as it is seen now; a page that nobody has looked at yet is looked at first."""
        return self._ask(lambda: self._open(subject)) if subject not in self._seen else self._tell(subject)

    def holds(self, key: str) -> bool:
        """Whether there is such a document, be it readable or not."""
        return self.project.holds_document(key)

    def say_kit(self) -> str:
        """The message about the whole kit."""
        return tell_kit(self._loaded.findings, self.project)

    def catalogue(self) -> bytes:
        """The catalogue of the kit as it is now."""
        return self._ask(lambda: draw_catalogue(self._loaded.workspace))

    def file(self, path: str) -> tuple[bytes, tuple[Diagnostic, ...]] | None:
        """A file of the catalogue as a build would make it now, or the findings that stop it; nothing if a build makes
        no such file."""
        listing: Listing | None = self._ask(lambda: list_files(self._loaded.workspace).get(path))
        return self._ask(lambda: write_file(listing, self._workspace_of(listing.document))) if listing else None

    def edited(self, names: Iterable[str]) -> None:
        """Somebody has edited these files of the project: what is shown is looked at again."""
        with self._lock:
            self._touched |= {*names}
        self._row.submit(self._guarded, self._renew)

    def _ask(self, work: Callable[[], Made]) -> Made:
        return self._row.submit(work).result()

    def _guarded(self, work: Callable[[], None], *subjects: Subject) -> None:
        """Do it; a fault of the program is told to those who show the subjects, and the server goes on."""
        try:
            work()
        except Exception as reason:  # noqa: BLE001 - one failure must not cost what comes after it
            hint = "this is a fault of the program; please report it"
            found = Diagnostic("render-failed", f"{type(reason).__name__}: {reason}", None, hint)
            for subject in subjects or self.listeners.subjects:
                self._publish(subject, replace(self._before(subject), findings=(found,)))

    def _renew(self) -> None:
        """Look again at what is shown, for all edits until now; further ones are left to the next turn in the row."""
        with self._lock:
            names, self._touched = tuple(self._touched), set()
        if not names:
            return
        quick = load_touched(names, self._loaded)
        if quick:
            self._loaded = quick
            self._look_at_all(reports=False)
            if self._touched:  # a further edit reads all of the project in its turn
                return
        self._loaded = load(self.project, self.today, self._loaded)
        waiting = self._look_at_all()
        self.listeners.tell(KIT, self.say_kit())
        for subject, laid in waiting.items():
            if not self._touched:
                self._print(subject, laid)

    def _look_at_all(self, *, reports: bool = True) -> dict[Subject, Laid]:
        """Look at what somebody has open, reports last, as they wait for all other documents; what has new pages to
        print."""
        shown = sorted(self.listeners.subjects, key=self._is_report)
        self._seen = {subject: one for subject, one in self._seen.items() if subject in shown}
        wanted = (subject for subject in shown if reports or not self._is_report(subject))
        return {subject: laid for subject in wanted if (laid := self._look(subject))}

    def _open(self, subject: Subject) -> str:
        laid = self._look(subject)
        if laid:
            self._row.submit(self._print, subject, laid)
        return self._tell(subject)

    def _look(self, subject: Subject) -> Laid | None:
        """Look at the page; what is to be printed of it."""
        waiting: list[Laid] = []

        def work() -> None:
            loaded = replace(self._loaded, workspace=self._workspace_of(subject[0]))
            seen, laid = look(self._before(subject), loaded)
            self._publish(subject, seen)
            waiting.extend([laid] if laid and not seen.current else [])

        self._guarded(work, subject)
        return waiting[0] if waiting else None

    def _workspace_of(self, key: str) -> Workspace:
        """The workspace that the document is laid out in: with a survey if it is a report."""
        workspace = self._loaded.workspace
        return self._surveys.equip(workspace) if self._is_report((key, 0)) else workspace

    def _is_report(self, subject: Subject) -> bool:
        document = self._loaded.workspace.documents.get(subject[0])
        return bool(document and document.kind.survey)

    def _print(self, subject: Subject, laid: Laid) -> None:
        """Print the page, unless an edit has passed it, and the web shows another by now."""
        if self._before(subject).printed == laid.printed:
            self._guarded(lambda: self._publish(subject, print_pages(self._before(subject), laid)), subject)

    def _before(self, subject: Subject) -> Seen:
        return self._seen.get(subject) or Seen(*subject)

    def _publish(self, subject: Subject, seen: Seen) -> None:
        known = self._seen.get(subject)
        self._seen[subject] = seen
        if seen != known:
            self.pieces.keep((seen.web, *seen.pictures))
            self.listeners.tell(subject, tell_seen(seen, self.project))

    def _tell(self, subject: Subject) -> str:
        return tell_seen(self._before(subject), self.project)
