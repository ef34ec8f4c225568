"""`python -m eventextract` is the command `eventextract`."""

from eventextract.cli import main

if __name__ == "__main__":
    main()
