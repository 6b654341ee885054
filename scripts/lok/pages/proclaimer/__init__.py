"""Who publishes the site, which text prevails, and how the data may be used again."""
