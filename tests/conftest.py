"""Fixtures that all tests share."""

from tests.project_fixture import project

__all__ = ["project"]
