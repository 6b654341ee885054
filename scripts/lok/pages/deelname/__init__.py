"""For members: how often each organisation took part, and a page for each of them."""
