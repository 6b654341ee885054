"""What became of the advices: the numbers, and a page for every body that was asked."""
