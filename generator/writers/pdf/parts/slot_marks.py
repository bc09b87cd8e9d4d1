"""Marks: what stands in a content stream for the letters of a slot until the stream is parted there."""


class Mark(bytes):
    """Draws nothing; `number` is the slot's."""

    number: int
