"""How many processors this process may use: those of the machine, or a container's share of them."""

import os
from pathlib import Path

SHARE = Path("/sys/fs/cgroup/cpu.max")
"""In a container with a limit: microseconds of computing, and in how many of the clock. Without one it says `max`."""


def count_processors(share: Path = SHARE) -> int:
    """At least one; a part of a processor counts as a whole one."""
    every = os.cpu_count() or 1
    try:
        computing, clock = share.read_text("ascii").split()
        return max(1, min(every, -(-int(computing) // int(clock))))
    except (OSError, ValueError):
        return every
