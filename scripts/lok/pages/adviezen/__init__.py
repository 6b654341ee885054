"""The register of advices, and the page of each with its chain of steps."""
