"""The council itself: its rules and its documents."""
