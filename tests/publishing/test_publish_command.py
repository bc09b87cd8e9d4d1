"""`collateral publish`: only what has changed is carried, the catalogue last; who is cut off leaves the old one."""

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.publishing.folder_place import FolderPlace
from tests.browser import chromium
from tests.project_fixture import SampleProject
from tests.publishing.object_storage import BUCKET, Storage, started
from tests.releases.test_release_command import ADA, DAY, project, release
from tests.releases.test_withdraw_command import SAID, WHY

__all__ = ["project"]

OTHER = 'title: Oil\nbody: "That is [80%](claim:oil) less oil."\n'
PAGES = {"SHA256SUMS", "NOTES.md", "manifest.json", "index.html"}


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Storage]:
    with started(tmp_path_factory.mktemp("storage")) as server:
        yield server


@pytest.fixture
def released(project: SampleProject) -> SampleProject:
    """Release 1.0 of two notes."""
    release(project, "1.0")
    return project


def change(project: SampleProject, number: str = "1.1") -> None:
    """Another release, in which one note says something else."""
    project.write("content/notes/oil.yaml", OTHER)
    project.run("approve", "notes/oil", *ADA)
    release(project, number)


def publish(project: SampleProject, destination: str, *arguments: str, fails: int = 0) -> str:
    ran = project.run("publish", destination, *arguments, *DAY)
    assert ran.exit_code == fails, ran.output
    return ran.output


def refuse_half(get: Callable[[str], bytes]) -> str:
    """The release whose catalogue stands, after a look at every file that its pages name."""
    manifest = json.loads(get("manifest.json"))
    for one in manifest["files"]:
        assert hashlib.sha256(get(one["address"])).hexdigest() == one["sha256"], one["address"]
    links = re.findall(r'href="(files/[^"]+)"', get("index.html").decode())
    assert links
    for link in links:
        assert get(link)
    return str(manifest["release"])


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_gets_the_files_of_the_last_release_with_a_catalogue_that_leads_to_them(
    released: SampleProject, tmp_path: Path
):
    said = publish(released, str(tmp_path / "web"))
    assert "release 1.0: 2 files uploaded, 0 unchanged\n" in said
    found = files_in(tmp_path / "web")
    assert {name for name in found if not name.startswith("files/")} == PAGES
    assert len(found) == len(PAGES) + 2
    assert refuse_half(lambda name: found[name]) == "1.0"
    assert "notes/harbor-note-oil.html" not in re.findall(r'href="([^"]+)"', found["index.html"].decode())
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path / "web", check=True)


def test_a_dry_run_says_what_a_run_would_do_and_does_nothing(released: SampleProject, tmp_path: Path):
    said = publish(released, str(tmp_path / "web"), "--dry-run")
    assert len(re.findall(r"^upload  files/[0-9a-f]{16}/notes/harbor-note-\w+\.html$", said, re.MULTILINE)) == 2
    assert "write   index.html\nrelease 1.0: 2 files uploaded, 0 unchanged; nothing was done, it was a dry run" in said
    assert not (tmp_path / "web").exists()


def test_storage_gets_what_has_changed_and_nothing_the_second_time(
    released: SampleProject, storage: Storage, monkeypatch: pytest.MonkeyPatch
):
    for name, value in storage.environment.items():
        monkeypatch.setenv(name, value)
    place = f"s3://{BUCKET}/some/prefix"
    storage.put("some/prefix/robots.txt", b"theirs")
    publish(released, place)
    first = storage.written()
    assert first[-2:] == ["some/prefix/manifest.json", "some/prefix/index.html"]
    assert storage.type_of("some/prefix/index.html") == "text/html; charset=utf-8"
    assert publish(released, place) == f"{place} has release 1.0 already: nothing to do\n"
    assert storage.written() == first
    change(released)
    said = publish(released, place)
    assert "release 1.1: 1 file uploaded, 1 unchanged, 1 deleted\n" in said
    new = [key.removeprefix("some/prefix/") for key in storage.written()[len(first) :]]
    assert re.fullmatch(r"files/[0-9a-f]{16}/notes/harbor-note-oil\.html", new[0])
    assert {*new[1:]} == PAGES
    assert refuse_half(lambda name: storage.get(f"some/prefix/{name}")) == "1.1"
    kept = {key for key in storage.list() if key.startswith("some/prefix/")}
    assert len(kept) == 2 + len(PAGES) + 1
    assert storage.get("some/prefix/robots.txt") == b"theirs"


KILLED = """
import os, signal, sys
import obstore
from generator.cli import main
put, count = obstore.put, [int(os.environ["AFTER"])]
def dying(*arguments, **named):
    if not count[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    count[0] -= 1
    return put(*arguments, **named)
obstore.put = dying
main(sys.argv[1:])
"""


def test_who_is_killed_while_publishing_to_storage_leaves_a_whole_catalogue(
    released: SampleProject, storage: Storage, tmp_path: Path
):
    script = tmp_path / "killed.py"
    script.write_text(KILLED, "utf-8")
    place = f"s3://{BUCKET}/killed"

    def run(after: int) -> int:
        command = [sys.executable, str(script), "--project", str(released.root), "publish", place, *DAY]
        environment = {**os.environ, **storage.environment, "AFTER": str(after), "PYTHONPATH": str(Path.cwd())}
        return subprocess.run(command, env=environment, capture_output=True, check=False).returncode

    assert run(100) == 0
    change(released)
    seen = []
    for after in range(6):
        done = run(after)
        seen.append(refuse_half(lambda name: storage.get(f"killed/{name}")))
        if done == 0:
            break
        assert done == -9
    assert seen[0] == "1.0"
    assert seen[-1] == "1.1"
    assert len([key for key in storage.list() if key.startswith("killed/files/")]) == 2


@pytest.mark.parametrize("step", range(7))
@pytest.mark.slow
def test_a_fault_at_any_step_leaves_a_whole_catalogue_and_the_next_run_mends_all(
    released: SampleProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
):
    web = tmp_path / "web"
    publish(released, str(web))
    change(released)
    done: list[str] = []

    def failing(method: str) -> Callable[..., None]:
        real = getattr(FolderPlace, method)

        def fail(self: FolderPlace, *arguments: object) -> None:
            if len(done) == step:
                raise KeyboardInterrupt
            done.append(method)
            real(self, *arguments)

        return fail

    for method in ("put", "delete", "finish"):
        monkeypatch.setattr(FolderPlace, method, failing(method))
    assert released.run("publish", str(web), *DAY).exit_code == 130
    assert refuse_half(lambda name: (web / name).read_bytes()) == ("1.1" if step > 3 else "1.0")
    monkeypatch.undo()
    publish(released, str(web))
    assert refuse_half(lambda name: (web / name).read_bytes()) == "1.1"
    assert len(files_in(web)) == len(PAGES) + 2


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode()


def test_a_branch_gets_one_commit_for_each_publication_that_says_something_new(released: SampleProject, tmp_path: Path):
    root = released.root
    git(root, "init", "-q", "-b", "main")
    said = publish(released, "git:pages")
    assert "to send it: git push origin pages" in said
    assert publish(released, "git:pages") == "git:pages has release 1.0 already: nothing to do\n"
    change(released)
    publish(released, "git:pages")
    assert git(root, "log", "--format=%s", "pages").splitlines() == ["Publish release 1.1", "Publish release 1.0"]
    assert refuse_half(lambda name: git(root, "show", f"pages:{name}").encode()) == "1.1"
    assert len(git(root, "ls-tree", "-r", "--name-only", "pages").splitlines()) == len(PAGES) + 2
    assert not (root / "index.html").exists()
    git(root, "symbolic-ref", "HEAD", "refs/heads/pages")
    assert "the branch is checked out" in publish(released, "git:pages", fails=2)
    assert "no branch can have this name" in publish(released, "git:a..b", fails=2)


def test_what_was_withdrawn_is_published_no_more_and_the_pages_say_why(released: SampleProject, tmp_path: Path):
    web = tmp_path / "web"
    publish(released, str(web))
    assert released.run("withdraw", "notes/oil", *WHY).exit_code == 0
    assert "1 unchanged, 1 deleted" in publish(released, str(web))
    assert refuse_half(lambda name: (web / name).read_bytes()) == "1.0"
    assert not [name for name in files_in(web) if "oil" in name]
    assert f"<b>Oil</b> {SAID}" in (web / "index.html").read_text("utf-8")
    assert f"## Withdrawn after this release\n\n- **Oil** (`notes/oil`)\n  - {SAID}" in (web / "NOTES.md").read_text(
        "utf-8"
    )
    assert json.loads((web / "manifest.json").read_bytes())["withdrawn"] == [{"document": "notes/oil", "why": SAID}]


def test_a_reader_sees_which_documents_were_withdrawn_whatever_they_search_for(released: SampleProject, tmp_path: Path):
    assert released.run("withdraw", "notes/oil", *WHY).exit_code == 0
    publish(released, str(tmp_path / "web"))
    with chromium() as browser:
        page = browser.new_context(offline=True).new_page()
        page.goto((tmp_path / "web/index.html").as_uri())
        assert page.locator("#withdrawn li:visible").all_text_contents() == [f"Oil {SAID}"]
        page.fill("input[type=search]", "submarine")
        assert page.locator("#withdrawn li").is_visible()


def test_the_build_as_it_stands_is_published_without_what_is_internal_unless_it_is_asked_for(
    project: SampleProject, tmp_path: Path
):
    web = tmp_path / "web"
    project.run("build", *DAY)
    kinds = {path.parent.name for path in (project.root / "build").glob("*/*")}
    assert kinds > {"notes"}
    said = publish(project, str(web), "--release", "now")
    assert "the build as it stands: " in said
    assert refuse_half(lambda name: (web / name).read_bytes()) == ""
    inside = {one.split("/")[2] for one in files_in(web) if one.startswith("files/")}
    assert inside < kinds
    said = publish(project, str(web), "--release", "now", "--internal")
    assert "copied" in said, "what lies there already is not carried again"
    found = [one for one in files_in(web) if one.startswith("files/")]
    assert {one.split("/")[2] for one in found} == kinds
    assert len({one.split("/")[1] for one in found}) == 1, "documents of our own lead to files beside them"
    project.write("build/notes/harbor-note-oil.html", "edited")
    assert "`build/notes/harbor-note-oil.html` is not as it was built" in publish(
        project, str(web), "--release", "now", fails=1
    )


@pytest.mark.parametrize(
    "destination, said",
    [
        ("ftp://host/kit", "`ftp` is no storage we know"),
        ("s3://", "it is no bucket"),
        ("git:pages", "the project is in no Git repository"),
        ("{root}/content/web", "the project itself lies there"),
        ("{root}", "the project itself lies there"),
        ("{root}/collateral.txt", "it is a file"),
        ("{root}/theirs", "holds a page that `collateral publish` has not written"),
        ("{root}/linked", "`files` in it is a link"),
    ],
)
def test_what_is_no_place_is_wrong_usage_and_left_alone(released: SampleProject, destination: str, said: str):
    released.write("collateral.txt", "theirs")
    released.write("theirs/index.html", "theirs")
    (released.root / "linked").mkdir()
    (released.root / "linked/files").symlink_to(released.root / "content")
    before = files_in(released.root)
    printed = publish(released, destination.replace("{root}", str(released.root)), fails=2)
    assert "error[bad-destination]" in printed
    assert said in printed
    assert {name: data for name, data in files_in(released.root).items() if name != ".build-lock"} == {
        name: data for name, data in before.items() if name != ".build-lock"
    }


def test_a_release_that_is_not_there_is_told_with_those_that_are(released: SampleProject, tmp_path: Path):
    said = publish(released, str(tmp_path / "web"), "--release", "1.O", fails=2)
    assert "error[unknown-release]" in said
    assert "did you mean `1.0`?" in said
    released.write("releases/1.0/files/notes/harbor-note-oil.html", "edited")
    said = publish(released, str(tmp_path / "web"), fails=1)
    assert "error[altered-file]: `notes/harbor-note-oil.html` has changed" in said
    assert not (tmp_path / "web/index.html").exists()


def test_without_a_release_the_drafts_have_to_be_asked_for(project: SampleProject, tmp_path: Path):
    assert "`--release now` publishes build/ as it stands" in publish(project, str(tmp_path / "web"), fails=2)
    assert "nothing is built" in publish(project, str(tmp_path / "web"), "--release", "now", fails=1)
    assert "`--internal` goes with `--release now`" in publish(project, str(tmp_path / "web"), "--internal", fails=2)


def test_storage_that_does_not_answer_is_an_error_of_the_machine(
    released: SampleProject, storage: Storage, monkeypatch: pytest.MonkeyPatch
):
    for name, value in storage.environment.items():
        monkeypatch.setenv(name, value)
    said = publish(released, "s3://nobodys-bucket/kit", fails=3)
    assert "error[cannot-publish]: `s3://nobodys-bucket/kit`: " in said
    assert "what was published before is whole" in said
