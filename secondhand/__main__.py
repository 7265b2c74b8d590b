"""The program: `secondhand scan FILE…` at once, everything else as a task of the desk's."""

from __future__ import annotations

import sys


def main() -> None:
    """Run what the command line says, and exit with its status."""
    try:
        if sys.argv[1:2] == ["scan"]:
            from secondhand.scanning.command import run

            status = run(sys.argv[2:])
            if status is not None:
                sys.exit(status)
        if sys.argv[1:2] == ["merge-driver"]:
            from secondhand.workflow.merge_driver import run as merge

            sys.exit(merge(sys.argv[2:]))
        from secondhand import cli

        cli.main()
    except KeyboardInterrupt:
        # While the program is still loading; later each way in says so itself.
        sys.exit(130)


if __name__ == "__main__":
    main()
