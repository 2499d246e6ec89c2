"""How works are cited elsewhere: one reference of plain values, and a module for each format."""
