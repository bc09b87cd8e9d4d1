"""What the packages of Word and Excel have in common, and the rooms of their readers."""
