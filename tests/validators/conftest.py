"""The kit that tests/kit builds, for the validators, too."""

from tests.kit.conftest import common, kit

__all__ = ["common", "kit"]
