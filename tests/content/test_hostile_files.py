"""What is no ordinary file is a finding in its own place: nothing waits for it, and nothing breaks."""

import os

import pytest


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to(path)], ids=["pipe", "link to itself"])
@pytest.mark.parametrize("name", ["content/notes/other.yaml", "content/facts/other.yaml"])
def test_a_pipe_or_a_link_to_itself_is_a_finding(project, make, name):
    make(project.root / name)
    found = project.run("check")
    assert found.exit_code == 1
    assert name in found.output
