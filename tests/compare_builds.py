"""Are the kit's finished files the same, byte for byte, as another revision makes them?

    .venv/bin/python -m tests.compare_builds REVISION

Both trees build the kit with the same libraries. The digest of the engine's own code, which the files carry, is put to
one value in both: everything else must be the same. Ends with 1 and the names of the files that differ.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
DAY = "2026-01-01"
BUILD = f"""
import importlib
for name in ("generator.press.digests", "generator.press.plan"):
    try:
        module = importlib.import_module(name)
    except ImportError:
        continue
    if hasattr(module, "engine_digest"):
        module.engine_digest = lambda: "the same"
from generator.cli import main
if __name__ == "__main__":
    main(["build", "--today", "{DAY}"])
"""


def export(revision: str, folder: Path) -> Path:
    """The tree of a revision, without its history."""
    archive = subprocess.run(["git", "archive", revision], cwd=ROOT, capture_output=True, check=True).stdout
    folder.mkdir()
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive, check=True)
    return folder


def copy_tree(folder: Path) -> Path:
    """The working tree as it stands, edits included."""
    for name in ("generator", "layouts", "content", "pyproject.toml"):
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    return folder


def build(tree: Path) -> dict[str, bytes]:
    """The finished files by their paths, built by the tree's own engine."""
    script = tree / "build_kit.py"
    script.write_text(BUILD, "utf-8")
    done = subprocess.run([sys.executable, str(script)], cwd=tree, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{tree.name} does not build:\n{done.stdout}{done.stderr}")
    files = (path for path in (tree / "build").rglob("*") if path.is_file())
    return {path.relative_to(tree / "build").as_posix(): path.read_bytes() for path in files}


def main() -> None:
    """Build both trees and compare them."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        before = build(export(sys.argv[1], Path(folder) / "before"))
        after = build(copy_tree(Path(folder) / "after"))
    differing = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
    for name in differing:
        print(name)
    print(f"{len(differing)} of {len(after)} files differ" if differing else f"all {len(after)} files are the same")
    sys.exit(bool(differing))


if __name__ == "__main__":
    main()
