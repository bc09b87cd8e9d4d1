"""The command line: the only place that prints and exits. Heavy rooms are imported inside the commands.

A command is a function in a module of this package; a new module is named here, and its commands are known.
"""

from generator.cli import (
    build_command,
    check_commands,
    claims_command,
    document_commands,
    edition_commands,
    editions_command,
    gallery_command,
    help_commands,
    layouts_command,
    map_command,
    publish_command,
    release_commands,
    serve_command,
    sign_commands,
    start_commands,
    translate_command,
    verify_command,
    withdraw_command,
    words_command,
)
from generator.cli.entry import main

__all__ = [
    "build_command",
    "check_commands",
    "claims_command",
    "document_commands",
    "edition_commands",
    "editions_command",
    "gallery_command",
    "help_commands",
    "layouts_command",
    "main",
    "map_command",
    "publish_command",
    "release_commands",
    "serve_command",
    "sign_commands",
    "start_commands",
    "translate_command",
    "verify_command",
    "withdraw_command",
    "words_command",
]
