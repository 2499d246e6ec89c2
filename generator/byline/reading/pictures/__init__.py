"""Pictures: what is published of them, held in bounds before anything of them is decoded."""
