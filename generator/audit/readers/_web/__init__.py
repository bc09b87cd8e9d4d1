"""What web pages tell beside their words."""
