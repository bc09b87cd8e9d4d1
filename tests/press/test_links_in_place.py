"""A build never writes through a link that stands where its own files belong."""

import pytest


@pytest.mark.parametrize("name", [".build-new", ".build-old", "build"])
def test_a_link_in_the_place_of_a_folder_of_the_build_is_not_followed(project, tmp_path_factory, name):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "kept.txt").write_text("kept")
    (project.root / name).symlink_to(outside)
    assert "cannot-write" in project.run("build").output
    assert [path.name for path in outside.iterdir()] == ["kept.txt"]


def test_a_file_behind_the_lock_is_not_emptied(project, tmp_path):
    kept = tmp_path / "kept.txt"
    kept.write_text("kept")
    (project.root / ".build-lock").unlink(missing_ok=True)
    (project.root / ".build-lock").symlink_to(kept)
    assert "cannot-write" in project.run("build").output
    assert kept.read_text() == "kept"
