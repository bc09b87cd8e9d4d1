"""Content files of documents: one place says whether there is one, and which there are."""

import pytest

from generator.project import Project


@pytest.fixture
def notes(project) -> Project:
    """Notes that can be read and notes that cannot."""
    project.write("content/notes/odd.md", "no front matter, and none of its fields")
    project.write("content/notes/.draft.yaml", "title: Draft\n")
    project.write("outside.yaml", "title: Outside\n")
    (project.root / "content/notes/link.yaml").symlink_to(project.root / "outside.yaml")
    return Project(project.root)


@pytest.mark.parametrize(
    "key, file", [("notes/welcome", "content/notes/welcome.yaml"), ("notes/odd", "content/notes/odd.md")]
)
def test_a_document_has_a_content_file_be_it_readable_or_not(notes, key, file):
    found = notes.document_file(key)
    assert found is not None
    assert notes.name(found) == file


@pytest.mark.parametrize(
    "key", ["notes/nowhere", "notes", "terms", "notes/../notes/welcome", "notes/link", "../outside", ""]
)
def test_what_is_elsewhere_is_no_content_file_of_a_document(notes, key):
    assert not notes.holds_document(key)


def test_all_content_files_of_a_kind_are_named_but_for_hidden_ones(notes):
    assert notes.document_keys("notes") == ("notes/link", "notes/odd", "notes/welcome")
    assert notes.document_keys("nowhere") == ()
