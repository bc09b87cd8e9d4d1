"""The command line: the only place that prints and exits. Heavy rooms are imported inside the commands.

A command is a function in a module of this package; a new module is named here, and its commands are known.
"""

from generator.cli import building, checking, claims, documents, helping, signing, verifying
from generator.cli.entry import main

__all__ = ["building", "checking", "claims", "documents", "helping", "main", "signing", "verifying"]
