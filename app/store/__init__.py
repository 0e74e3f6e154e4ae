"""The progress store on SQLite, and the small files read before it; rows never leave this room."""
