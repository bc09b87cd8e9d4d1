"""Workers of the small projects: forked from a process that has loaded everything, not started one by one.

They are processes of their own all the same, and are asked and ended as ever. How the command starts them by itself,
tests/kit and `tests.tools.collateral` show.
"""

from functools import cache
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext


@cache
def forking(_: str = "spawn") -> ForkServerContext:
    """The context that starts a worker, whichever way is asked for."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["__main__", "tests.warm_worker"])
    return context
