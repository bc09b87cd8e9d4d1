"""Imported by the process that workers are forked from: the sample project has been rendered once, so that print
engine, fonts and schemas are loaded."""

from pathlib import Path
from tempfile import TemporaryDirectory

from generator.press.loading import load_workspace
from generator.press.render import render
from generator.project import Project
from generator.writers import formats
from tests.project_fixture import sample_project

with TemporaryDirectory() as folder:
    workspace, _ = load_workspace(Project(sample_project(Path(folder) / "project").root), formats())
    for document in workspace.documents.values():
        render(document, formats(), workspace, "")
