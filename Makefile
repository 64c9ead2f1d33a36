# Two commands: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
PIP = -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:
# Without docstrings the running bot is 4 MB smaller; `kenesh run` uses what this leaves (bot/lean.py).
TERSE = -m compileall -qq -j 0 -o 2 bot
export PYTHONDONTWRITEBYTECODE =

.DEFAULT_GOAL := help
.PHONY: help run install test fuzz bench learn audit lock

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

.venv/run.stamp: requirements.lock
	@test -x .venv/bin/python || $(PYTHON) -m venv .venv
	@echo "Installing what the bot needs (once) ..."
	@.venv/bin/python $(PIP) -r requirements.lock
	@.venv/bin/python $(TERSE) .venv/lib || true
	@touch $@

.venv/dev.stamp: requirements-dev.lock
	@test -x .venv/bin/python || $(PYTHON) -m venv .venv
	@echo "Installing what the tests need (once) ..."
	@.venv/bin/python $(PIP) -r requirements-dev.lock
	@.venv/bin/python $(TERSE) .venv/lib || true
	@touch $@ .venv/run.stamp

.venv-bench/stamp: requirements-bench.lock
	@test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	@.venv-bench/bin/python $(PIP) -r requirements-bench.lock
	@.venv-bench/bin/python $(TERSE) .venv-bench/lib || true
	@touch $@

run: .venv/run.stamp ## start the bot; without BOT_TOKEN, in a playground in your browser
	@exec .venv/bin/python -m bot run

install: .venv/run.stamp ## what the bot needs, for a service that starts it (docs/operating.md)
	@.venv/bin/python -m compileall -q -o 0 -o 2 bot

test: .venv/dev.stamp ## every check: format, lint, types, import contracts, data, tests
	@tests/install-chromium
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python -m bot check
	.venv/bin/python -m pytest -n 2 --dist loadfile

bench: .venv-bench/stamp ## speed, measured against other libraries in the same run
	.venv-bench/bin/python -m tests.bench

learn: .venv-bench/stamp ## learn from data/answers/examples/ what people ask, after a change of these
	.venv-bench/bin/python -m tools.learn

fuzz: .venv/dev.stamp ## 50,000 odd updates through the whole bot; FUZZ=N for another number
	FUZZ=$(or $(FUZZ),50000) .venv/bin/python -m pytest tests/fuzz --timeout=0

audit: ## compare the locked libraries with the published vulnerabilities (needs the network)
	@test -x .venv-audit/bin/pip-audit || { $(PYTHON) -m venv .venv-audit \
	  && .venv-audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit==2.10.1; }
	.venv-audit/bin/pip-audit --disable-pip --require-hashes -r requirements.lock

lock: ## renew the lock files (needs uv)
	for name in requirements requirements-dev requirements-bench; do \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    --no-emit-index-url --no-emit-find-links $$name.in -o $$name.lock || exit 1; done
