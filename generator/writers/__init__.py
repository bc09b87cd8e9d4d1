"""Writers: one module a format, each `write(page) -> bytes`. A new format is a new module; nothing else names it."""

import importlib
import pkgutil
from types import ModuleType


def formats() -> frozenset[str]:
    """The formats that have a writer, found by the modules of this package; none of them is loaded."""
    return frozenset(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))


def writer(name: str) -> ModuleType:
    """The writer's module: `write(page)` gives the bytes, `SUFFIX` the ending of the file's name."""
    return importlib.import_module(f"{__name__}.{name}")
