"""Runs the benchmarks named on the command line, or all, each in a process of its own."""

import asyncio
import importlib
import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Run them; returns 1 where one of them failed."""
    if sys.argv[1:2] == ["--one"]:
        module = importlib.import_module(f"tests.bench.bench_{sys.argv[2]}")
        asyncio.run(module.main())
        return 0
    every = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    failed = 0
    for name in sys.argv[1:] or every:
        print(f"\n== {name}", flush=True)
        failed |= subprocess.call([sys.executable, "-m", "tests.bench", "--one", name])
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
