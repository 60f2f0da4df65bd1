# Two commands are enough: `make demo` and `make test`. `make help` lists the rest.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= 2
SIZES ?= 10000 100000 1000000
PEERS ?= numpy,scipy,polars,duckdb,tantivy,postgresql,rapidfuzz

.PHONY: help demo test check promises bench pictures lock clean

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/.run ## Set up, fill a sample province and run everything (PORT, LOIVE_DATA)
	@exec $(BIN)/loive demo

test: $(VENV)/.dev ## Set up and pass all tests
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder -q

check: $(VENV)/.dev ## Lint, format, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

promises: $(VENV)/.dev ## The large counts behind the promises (long)
	PROMISES=full $(BIN)/python -m pytest -m promise -q -s

bench: $(VENV)/.bench ## Measure ranking and reading beside other tools (SIZES, PEERS; LOIVE_SHARED for the yardsticks)
	$(BIN)/loive bench match $(foreach size,$(SIZES),--size $(size)) --peers $(PEERS) --plot bench/match.svg
	@test -z "$$LOIVE_SHARED" || $(BIN)/loive bench quality --data "$$LOIVE_SHARED"

pictures: $(VENV)/.dev ## Take the pictures of docs/seekers.md anew (needs Chromium)
	$(BIN)/python -m tests.journeys.pictures docs/pictures

lock: ## Write the lock files again from setup.cfg (needs uv)
	uv pip compile --universal --generate-hashes --no-header --python-version 3.11 setup.cfg -o requirements.txt
	uv pip compile --universal --generate-hashes --no-header --python-version 3.11 --extra dev setup.cfg -o requirements-dev.txt
	uv pip compile --universal --generate-hashes --no-header --python-version 3.11 --extra dev --extra bench setup.cfg -o requirements-bench.txt

clean: ## Remove the virtual environment and caches (never the data)
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Cần Python 3.11 trở lên. / Python 3.11 or newer is needed."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Thiếu gói python3-venv: apt install python3-venv / The package python3-venv is missing."; exit 1; }

# The lock file decides: it is installed again whenever it changes.
$(VENV)/.run: requirements.txt setup.cfg | $(BIN)/python
	@echo "Đang cài đặt (lần đầu mất chừng nửa phút)… / Installing (half a minute the first time)…"
	@test -f $(VENV)/.dev || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt setup.cfg | $(BIN)/python
	@echo "Đang cài đặt (lần đầu mất chừng một phút)… / Installing (a minute the first time)…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(VENV)/.run $@

$(VENV)/.bench: requirements-bench.txt setup.cfg | $(VENV)/.dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@touch $@
