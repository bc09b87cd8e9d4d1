"""Serve: the kit in the browser as it is being written, from this machine and for nobody else."""
