"""Finds packs, reads their YAML safely, and turns it into guides. Every problem knows its line and column."""
