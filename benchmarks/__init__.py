"""How fast `repair` is, in ratios. See README.md."""
