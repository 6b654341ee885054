"""The steps to start or enlarge a facility."""
