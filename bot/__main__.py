"""python -m bot."""

import sys

INTERRUPTED = 130
"""What a shell takes for the end by Ctrl-C."""


def main() -> int:
    """Run one of the `kenesh` commands; the one that stays is started small, and ends well by Ctrl-C."""
    stays = sys.argv[1:2] == ["run"]
    try:
        if stays:
            from bot.lean import restart_terse

            restart_terse()
        from bot.cli import main as command

        return command()
    except KeyboardInterrupt:
        return 0 if stays else INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
