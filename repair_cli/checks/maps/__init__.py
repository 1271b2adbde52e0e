"""Maps of guides: a map as data, and a module for each format that it is drawn in."""
