"""`python -m generator` is `briefings`."""

from generator.commands.cli import main

if __name__ == "__main__":
    main()
