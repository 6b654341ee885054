"""The home page of each edition, and for members what asks for attention."""
