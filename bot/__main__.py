"""python -m bot."""

import sys


def main() -> int:
    """Run one of the `kenesh` commands; the one that stays is started small."""
    if sys.argv[1:2] == ["run"]:
        from bot.lean import restart_terse

        restart_terse()
    from bot.cli import main as command

    return command()


if __name__ == "__main__":
    sys.exit(main())
