"""How the council fares, year by year."""
