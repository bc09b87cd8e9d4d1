"""What goes wrong costs little: the last good build stays whole, and one bad document costs only itself."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.kit.flyers import KIND, flyer, handed, stand, with_formats
from tests.tools import collateral, command, surroundings, written

SPRING = {"text": f"build/{handed('spring.txt')}", "html": f"build/{handed('spring.html')}"}
"""The files of one flyer, by their formats."""
LETHAL = '''\
"""A format whose worker dies, fails or runs out of memory as soon as a file says so."""

import os
import signal
from pathlib import Path

from generator.content.formats import Format
from generator.pages.page import Page
from generator.pages.tree import Element

FORMAT = Format("lethal", "lethal text")


def write(page: Page) -> bytes:
    """The words, unless this document is doomed."""
    how = Path(__file__).with_name("doom.txt")
    if page.artifact.endswith("-doomed") and how.exists():
        end = how.read_text()
        if end == "is killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if end == "runs out of memory":
            raise MemoryError
        raise KeyError("a fault of the writer")
    return say(page.root).encode()


def say(element: Element) -> str:
    return " ".join(child if isinstance(child, str) else say(child) for child in element.children)
'''

SLOW = '''\
"""A format that takes a minute."""

import time
from pathlib import Path

from generator.content.formats import Format
from generator.pages.page import Page

FORMAT = Format("slow", "slow text")


def write(page: Page) -> bytes:
    """Nothing, late."""
    Path(__file__).with_name("begun.txt").touch()
    time.sleep(60)
    return b""
'''


def snapshot(root: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of the build: its bytes and when it was written."""
    files = (path for path in (root / "build").rglob("*") if path.is_file())
    return {str(path.relative_to(root)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def edited(root: Path, **flyers: str) -> None:
    written(root, {f"content/flyers/{name}.yaml": text for name, text in flyers.items()})


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two flyers as web pages and text, built once."""
    root = stand(tmp_path_factory.mktemp("original"), "html", "text", spring=flyer("Spring"), autumn=flyer("Autumn"))
    done = collateral(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture
def built(original: Path, tmp_path: Path) -> Path:
    """The built project, for one test to spoil."""
    return Path(shutil.copytree(original, tmp_path / "project"))


def test_a_brand_file_that_cannot_be_read_leaves_the_last_build_whole(built: Path) -> None:
    before = snapshot(built)
    written(built, {"content/facts/brand.yaml": "name: [unclosed\n"})
    done = collateral(built, "build")
    assert done.returncode == 1
    assert "content/facts/brand.yaml:" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert snapshot(built) == before


def test_a_disk_that_is_full_leaves_the_last_build_whole(built: Path, tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk: writing fails half-way through the set."""
    before = snapshot(built)
    edited(built, spring=flyer("Spring, once more"))
    limit = "import resource\n\nresource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n"
    start = 'if __name__ == "__main__":\n    from generator.cli import main\n\n    main()\n'
    script = written(tmp_path, {"full_disk.py": limit + start}) / "full_disk.py"
    done = collateral(built, "build", script=script)
    assert "error[cannot-write]" in done.stdout
    assert "the last build is unchanged" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert snapshot(built) == before
    assert collateral(built, "build").returncode == 0
    assert "Spring, once more" in (built / "build" / handed("spring.txt")).read_text("utf-8")
    assert done.returncode == 3, "a full disk is no error of the content"


def test_a_document_with_an_error_keeps_its_last_good_files_and_the_others_are_rebuilt(built: Path) -> None:
    before = snapshot(built)
    edited(built, spring=flyer("Spring").replace("invites", "invite"), autumn=flyer("Late autumn"))
    done = collateral(built, "build")
    after = snapshot(built)
    assert done.returncode == 1
    assert "content/flyers/spring.yaml:2:1: error[unknown-field]" in done.stdout
    assert after[SPRING["text"]] == before[SPRING["text"]]
    assert after[SPRING["html"]] == before[SPRING["html"]]
    assert b"Late autumn" in after[f"build/{handed('autumn.txt')}"][0]
    listed = (built / "build/SHA256SUMS").read_text("utf-8")
    assert {line.split("  ")[1] for line in listed.splitlines()} == {
        handed(f"{name}.{ending}") for name in ("spring", "autumn") for ending in ("html", "txt")
    }


def test_a_document_that_is_deleted_takes_its_files_with_it(built: Path) -> None:
    (built / "content/flyers/autumn.yaml").unlink()
    assert collateral(built, "build").returncode == 0
    assert {f"build/flyers/{path.name}" for path in (built / "build/flyers").iterdir()} == set(SPRING.values())
    assert "autumn" not in (built / "build/index.html").read_text("utf-8")


def test_an_edit_renders_only_the_document_that_it_touched(built: Path) -> None:
    before = snapshot(built)
    edited(built, autumn=flyer("Late autumn"))
    done = collateral(built, "build")
    after = snapshot(built)
    assert done.stdout.startswith("2 files written, 2 unchanged")
    assert done.stderr.split() == ["flyers/autumn"]
    assert after[SPRING["html"]] == before[SPRING["html"]]


def test_a_file_that_somebody_changed_in_the_build_is_made_again(built: Path) -> None:
    before = snapshot(built)
    (built / "build" / handed("spring.txt")).write_text("scribbled over", "utf-8")
    assert collateral(built, "build").returncode == 0
    assert snapshot(built)[SPRING["text"]][0] == before[SPRING["text"]][0]


def test_a_build_cut_off_while_it_was_swapped_in_is_brought_back(built: Path) -> None:
    before = snapshot(built)
    (built / "build").rename(built / ".build-old")
    done = collateral(built, "build")
    assert done.stdout.startswith("0 files written")
    assert {name: data for name, (data, _) in snapshot(built).items()} == {n: data for n, (data, _) in before.items()}
    assert not (built / ".build-old").exists()


FOUR = ("doomed", "spring", "summer", "winter")


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with four flyers in a format that may be lethal, built while none was doomed."""
    folder = tmp_path_factory.mktemp("four")
    root = stand(folder / "project", "text", "lethal", **{name: flyer("First print") for name in FOUR})
    assert collateral(root, "build", script=with_formats(folder, {"lethal": LETHAL})).returncode == 0
    return root


@pytest.mark.parametrize("end", ["is killed", "runs out of memory", "fails"])
def test_a_worker_that_dies_costs_one_document_and_the_report_names_it(four: Path, tmp_path: Path, end: str) -> None:
    root = Path(shutil.copytree(four, tmp_path / "project"))
    script = with_formats(tmp_path, {"lethal": LETHAL})
    before = snapshot(root)
    (tmp_path / "formats/doom.txt").write_text(end)
    edited(root, **{name: flyer("Second print") for name in FOUR})
    done = collateral(root, "build", script=script)
    after = snapshot(root)
    assert done.returncode == 4, done.stdout + done.stderr
    assert "content/flyers/doomed.yaml:1:1: error[render-failed]: `flyers/doomed`" in done.stdout
    assert (end == "is killed") == ("was cut off: the system or a person killed its worker" in done.stdout)
    assert done.stdout.count("error[") == 1
    assert "Traceback" not in done.stdout + done.stderr
    doomed = f"build/{handed('doomed.txt')}"
    for name in FOUR:
        ending = "txt" if name == "doomed" else "lethal"
        file = f"build/{handed(f'{name}.{ending}')}"
        assert (b"First print" if name == "doomed" else b"Second print") in after[file][0]
    assert after[doomed] == before[doomed]


@contextmanager
def building(root: Path, folder: Path) -> Iterator[subprocess.Popen]:
    """A build that has begun, and will be at work for a minute."""
    script = with_formats(folder, {"slow": SLOW})
    running = subprocess.Popen(
        command("build", script=script),
        cwd=root,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A job in the background is started deaf to Ctrl-C; the command under test listens, as on a terminal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - one system call, no lock
    )
    try:
        until((root / ".build-lock").exists, 30)
        yield running
    finally:
        if processes(running.pid):
            os.killpg(running.pid, signal.SIGKILL)
        running.communicate()


def until(come: object, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not come():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.05)


def processes(group: int) -> bool:
    """Whether a process of the group is still there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def slow(built: Path) -> Path:
    """The built project with a flyer more, which a slow format takes a minute for."""
    kind = KIND["layouts/flyers/kind.yaml"].replace("pdf, docx, html, text", "html, text, slow")
    written(built, {"layouts/flyers/kind.yaml": kind})
    edited(built, spring=flyer("Spring, once more"))
    (built / ".build-lock").unlink()
    return built


@pytest.mark.parametrize("whom", ["the whole terminal", "the command alone"])
@pytest.mark.parametrize("when", ["at work", "while the workers start"])
def test_ctrl_c_leaves_the_build_as_it_was_and_no_process_behind(
    slow: Path, tmp_path: Path, whom: str, when: str
) -> None:
    before = snapshot(slow)
    with building(slow, tmp_path) as running:
        if when == "at work":
            until((tmp_path / "formats/begun.txt").exists, 30)
        else:
            time.sleep(0.15)
        start = time.monotonic()
        (os.killpg if whom == "the whole terminal" else os.kill)(running.pid, signal.SIGINT)
        out, err = running.communicate(timeout=30)
        assert running.returncode == 130
        assert time.monotonic() - start < 15
        assert "interrupted" in err
        assert "Traceback" not in out + err
        until(lambda: not processes(running.pid), 5)
    assert snapshot(slow) == before
    assert {path.name for path in slow.iterdir()} <= {"build", "content", "layouts", ".build-lock", ".build-cache"}


def test_a_second_build_at_the_same_time_is_refused(slow: Path, tmp_path: Path) -> None:
    before = snapshot(slow)
    with building(slow, tmp_path):
        until((tmp_path / "formats/begun.txt").exists, 30)
        written(slow, {"layouts/flyers/kind.yaml": KIND["layouts/flyers/kind.yaml"]})
        second = collateral(slow, "build")
        assert "error[build-running]: another build of this project is running" in second.stdout
        assert snapshot(slow) == before
        assert second.returncode == 3, "that another build runs is no error of the content"
    written(slow, {"layouts/flyers/kind.yaml": KIND["layouts/flyers/kind.yaml"].replace("pdf, docx, ", "")})
    assert collateral(slow, "build").returncode == 0, "the lock goes with the process that held it"
