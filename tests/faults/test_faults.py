"""A fault at any file operation leaves what people use whole, the next command mends all, and nothing is left over.

A few operations of each command are disturbed here; `FAULTS=all` disturbs each of them, some hundred runs.
"""

import json
import os
import subprocess
import sys
from itertools import product

import pytest

from tests.faults.disturbed import LEAKED
from tests.faults.scenes import SCENES
from tests.faults.sweep import FAULTS
from tests.tools import REPOSITORY

SOME = 0 if os.environ.get("FAULTS") == "all" else 3
"""How many operations of each command are disturbed; none is all."""


@pytest.mark.slow
@pytest.mark.parametrize("scene, fault", [*product(SCENES, FAULTS)])
def test_a_fault_leaves_all_whole_and_the_next_run_mends_it(scene: str, fault: str):
    command = [sys.executable, "-m", "tests.faults.sweep", scene, fault, "--some", str(SOME)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=7200, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    runs = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(runs) >= (SOME or 4)
    assert [run for run in runs if run["wrong"]] == []
    assert all(run["code"] == -9 for run in runs if fault == "killed")
    assert all(run["code"] != LEAKED for run in runs)
