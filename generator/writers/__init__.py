"""Writers: one module a format, which exports its `FORMAT` and `write(page) -> bytes`. A new format is a new module."""

import importlib
import pkgutil
from collections.abc import Mapping
from types import ModuleType

from generator.content.formats import Format
from generator.diagnostics import Diagnostic, Problem


def formats() -> Mapping[str, Format]:
    """The formats that have a writer by their names, found by the modules of this package. What does the work, such as
    a print engine, is loaded when a writer writes."""
    names = (module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    return {name: _format_of(name) for name in sorted(names)}


def writer(name: str) -> ModuleType:
    """The writer's module: `write(page)` gives the bytes, `FORMAT` tells what they are."""
    return importlib.import_module(f"{__name__}.{name}")


def _format_of(name: str) -> Format:
    found = getattr(writer(name), "FORMAT", None)
    if isinstance(found, Format):
        return found
    message = f"the writer `{name}` does not say what its files are"
    hint = 'let its module export `FORMAT = Format("its ending", "what people call it")`'
    raise Problem(Diagnostic("writer-without-format", message, hint=hint))
