"""One module for each terminal command: `add_parser(sub)` declares it, `run(args, app)` does it."""
