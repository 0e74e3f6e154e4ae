"""The door: no argument opens the window, a command runs in the terminal."""

from app.bootstrap import main

if __name__ == "__main__":
    raise SystemExit(main())
