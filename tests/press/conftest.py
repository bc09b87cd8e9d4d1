"""What was sent out and comes back, and the one who reads it; built and started once for each module."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.press.bounded_reading import BoundedReader, open_bounded_reader
from tests.press.field import Field, sent_out


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Field:
    """What was sent, built once."""
    return sent_out(tmp_path_factory.mktemp("field"))


@pytest.fixture(scope="module")
def reader() -> Iterator[BoundedReader]:
    """One process that reads the files of all tests of a module: starting it takes longer than reading."""
    with open_bounded_reader() as reader:
        yield reader


@pytest.fixture
def field(origin: Field, reader: BoundedReader, tmp_path: Path) -> Field:
    """The project and its files, fresh for each test."""
    shutil.copytree(origin.sent.parent, tmp_path / "field")
    return Field.at(tmp_path / "field", reader)
