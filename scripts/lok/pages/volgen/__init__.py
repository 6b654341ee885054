"""How to follow the council: feeds and calendar."""
