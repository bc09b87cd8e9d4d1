"""Destinations as people write them: a folder, `s3://bucket/prefix`, or `git:branch`."""

from pathlib import Path

from generator.project import Project
from generator.publishing.branch_place import open_branch
from generator.publishing.bucket_place import open_bucket
from generator.publishing.folder_place import open_folder
from generator.publishing.publishing_places import Place


def open_place(destination: str, project: Project) -> Place:
    """The place of this name; a `Problem` for what is none."""
    if destination.startswith("git:"):
        return open_branch(destination, project)
    if "://" in destination:
        return open_bucket(destination)
    return open_folder(Path(destination), project)
