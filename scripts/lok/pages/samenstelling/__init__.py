"""Who sits in the council: seats, mandates, and the composition of every period."""
