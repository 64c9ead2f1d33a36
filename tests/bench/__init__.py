"""Speed, measured: `make bench`, or `python -m tests.bench NAME ...` for some of it.

Every module `bench_NAME.py` here has `async def main() -> None`, which measures and prints a table; what it
compares runs in the same run, on the same server.
"""
