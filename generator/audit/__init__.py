"""Read finished files back with readers of their own, never with a writer's code."""
