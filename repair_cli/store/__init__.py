"""What is kept on this computer: sessions in one SQLite file, and the vault that locks them."""
