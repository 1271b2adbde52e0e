"""`python -m repair_cli` is the same program as `repair`."""

from repair_cli.cli.main import main

if __name__ == "__main__":
    main()
