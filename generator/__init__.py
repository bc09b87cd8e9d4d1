"""Sales collateral from structured content: one tree of pages, every format, no number unproven."""
