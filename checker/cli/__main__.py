"""Lets the command line be started as `python -m checker.cli`."""

from checker.cli import main

if __name__ == "__main__":
    main()
