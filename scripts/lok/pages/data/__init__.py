"""Open data: what there is to download, what each field means, and how complete it is. For the public site alone."""
