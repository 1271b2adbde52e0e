"""What changes for users between two versions of guides: where answers lead, what is asked, what is said."""
