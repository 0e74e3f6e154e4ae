"""One folder for each screen: <name>/<name>.py with its .kv beside it. Screens know the navigator, not one another."""
