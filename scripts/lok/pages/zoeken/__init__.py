"""The page to search on."""
