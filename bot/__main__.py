"""`python -m bot` is `whosaid`."""

from bot.cli import main

if __name__ == "__main__":
    main()
