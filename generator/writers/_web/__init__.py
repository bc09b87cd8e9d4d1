"""What the writers of web pages share."""
