"""Publishing: a set of finished files with its catalogue is carried to where people fetch it, and nothing half."""
