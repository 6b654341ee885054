"""For programs that read the data: every word of the linked data, and the bodies that they name."""
