"""What the writers of Office packages share."""
