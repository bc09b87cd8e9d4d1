"""Why a page or a row is laid out in full: something about it is not as the masters know it."""


class Unusual(Exception):
    """A page, a row or a line that no master serves; its reason names no value."""
