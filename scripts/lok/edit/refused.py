"""What is said where a change cannot be made."""


class NotEditedError(ValueError):
    """The change cannot be made in this text without touching something else; in Dutch, for whoever asked for it."""
