"""Is it true: quantities, what implies what, and the ledger of claims with their evidence."""
