"""What a finished page looks like as a file."""
