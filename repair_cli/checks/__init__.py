"""What a sound guide can still have wrong: rules over guides, each with a code and a manual."""
