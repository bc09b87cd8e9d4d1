"""The layouts that come with the package, and the file by which a project says that it takes them."""

import tomllib
from pathlib import Path

from generator.diagnostics import Diagnostic, Position, Problem, did_you_mean

FILE = "collateral.toml"
"""A project that has this file takes the layouts of the package; a file of the same name in its own `layouts/` wins."""
FOLDER = "_layouts"
"""Where an installed package keeps them; in its repository they stand beside the engine, as `layouts/`."""
HERE = Path(__file__).parent
PACKAGED = HERE / FOLDER if (HERE / FOLDER).is_dir() else HERE.with_name("layouts")
SETTINGS = {"layouts": "package"}
CURE = 'write `layouts = "package"` and nothing else'


def takes_packaged(root: Path) -> bool:
    """Whether the project in this folder takes the layouts of the package."""
    return (root / FILE).is_file()


def check_settings(root: Path) -> None:
    """A `Problem` for a `collateral.toml` that says something else than where the layouts come from."""
    if not takes_packaged(root):
        return
    try:
        found = tomllib.loads((root / FILE).read_text("utf-8"))
    except (OSError, ValueError) as reason:  # what is no TOML, or no UTF-8, is a ValueError
        message = f"`{FILE}` cannot be read: {str(reason).splitlines()[0]}"
        raise Problem(Diagnostic("bad-project-file", message, Position(FILE), CURE)) from None
    for name in sorted(found.keys() - SETTINGS.keys()):
        hint = did_you_mean(name, SETTINGS)
        raise Problem(Diagnostic("bad-project-file", f"`{name}` is no setting of a project", Position(FILE), hint))
    if found != SETTINGS:
        raise Problem(
            Diagnostic("bad-project-file", f"`{FILE}` does not say where the layouts are", Position(FILE), CURE)
        )
