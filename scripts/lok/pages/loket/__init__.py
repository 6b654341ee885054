"""What the desk counted, and its rounds of visits."""
