"""The whole kit, built once from the real content in a copy of the project and shared by all workers."""

import json
import os
import pickle
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checks.examine import Examined
from generator.checks.page_marks import mark_pages
from generator.checks.trace import trace_page
from generator.content.documents import Document
from generator.content.survey import Survey
from generator.layout.artifact_names import plain_name
from generator.layout.compose import compose
from generator.models.speaking import speak_as
from generator.pages.page import Page
from generator.pages.workspace import Workspace
from generator.press.loading import load_workspace
from generator.press.manifest import Artifact, read_manifest
from generator.press.surveying import survey_document, survey_documents
from generator.project import Project
from generator.writers import formats
from tests.tools import built_name, collateral, copied, once


@dataclass(frozen=True)
class Kit:
    """A copy of the project with what was built in it, and how that went."""

    root: Path

    @property
    def build(self) -> Path:
        return self.root / "build"

    def file(self, path: str) -> Path:
        """An artifact, by its document, view and ending; a test of one that was not built fails with what the build
        said."""
        path = built_name(path, plain_name(self.brand["short_name"]))
        if not (self.build / path).is_file():
            said = "\n".join(step["out"] for step in self.log.values())
            pytest.fail(f"{path} was not built:\n{said[-2000:]}")
        return self.build / path

    @cached_property
    def log(self) -> dict[str, Any]:
        """The exit codes, the output and the seconds of the first build and of the one right after it."""
        return json.loads((self.root / "log.json").read_text("utf-8"))

    @cached_property
    def brand(self) -> dict[str, Any]:
        return yaml.safe_load((self.root / "content/facts/brand.yaml").read_text("utf-8"))

    @cached_property
    def workspace(self) -> Workspace:
        return load_workspace(Project(self.root), formats())[0]

    @property
    def pages(self) -> Mapping[str, Page]:
        """The page tree of every artifact, by its path without the ending; laid out once for all workers."""
        return self._laid_out.pages

    @cached_property
    def telling(self) -> Workspace:
        """The workspace that the reports are laid out in."""
        return replace(self.workspace, survey=self._laid_out.survey)

    @cached_property
    def _laid_out(self) -> "LaidOut":
        kept = once(self.root.with_name(f"{self.root.name}-pages"), self._keep_pages)
        return pickle.loads(kept.read_bytes())

    def _keep_pages(self, file: Path) -> None:
        file.write_bytes(pickle.dumps(self.lay_out(read_manifest(self.build)), pickle.HIGHEST_PROTOCOL))

    def lay_out(self, built: Iterable[Artifact]) -> "LaidOut":
        """The page trees as they are after this build, which reports tell of. Each document is laid out once, for the
        reports, too; finding its faults is left to the build."""
        ordinary = [_lay_out(one, self.workspace) for one in self.workspace.documents.values() if not one.kind.survey]
        known = {one.document.key: survey_document(one, self.workspace) for one in ordinary}
        telling = replace(self.workspace, survey=survey_documents(self.workspace, tuple(built), known))
        reports = [_lay_out(one, telling) for one in self.workspace.documents.values() if one.kind.survey]
        pages = {page.artifact: page for one in (*ordinary, *reports) for _, page in one.composed.pages}
        return LaidOut(pages, telling.survey)

    def source(self, document: str) -> dict[str, Any]:
        """The data of a document's content file."""
        return yaml.safe_load((self.root / "content" / f"{document}.yaml").read_text("utf-8"))

    def page_of(self, path: str) -> Page:
        """The page tree that an artifact shows."""
        name = self.file(path).relative_to(self.build).with_suffix("").as_posix()
        return self.pages[name.removesuffix("-draft") if path.endswith(".csv") else name]


@dataclass(frozen=True)
class LaidOut:
    """Every page tree by its artifact, and what reports tell of the documents."""

    pages: Mapping[str, Page]
    survey: Survey


def _lay_out(document: Document, workspace: Workspace) -> Examined:
    """The document on its pages, with the marks of each."""
    spoken = speak_as(document, workspace)
    composed = compose(document, spoken)
    traces = tuple(trace_page(page, spoken.terms, spoken.facts.units) for _, page in composed.pages)
    marked = mark_pages(composed, traces, internal=not document.kind.for_customers)
    return Examined(document, marked, traces, tuple(composed.findings))


def built(root: Path, *names: str, targets: Sequence[str] = ()) -> None:
    """Build the project in the folder, all of it or the targets, once for each name, and note how it went."""
    notes = {}
    for name in names:
        start = time.monotonic()
        done = collateral(root, "build", *targets)
        seconds = time.monotonic() - start
        notes[name] = {"status": done.returncode, "out": done.stdout, "err": done.stderr, "seconds": seconds}
    (root / "log.json").write_text(json.dumps(notes), "utf-8")


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


@pytest.fixture(scope="session")
def kit(common: Path) -> Kit:
    """The real content, built."""
    return Kit(once(common / "kit", lambda root: built(copied(root), "cold", "warm")))
