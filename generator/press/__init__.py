"""Plan, render in workers, publish all or nothing."""
