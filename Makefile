# One door: every target sets up what it needs first. `make help` lists them.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
HOST   ?= 127.0.0.1
PORT   ?= 8501
TESTERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)

.PHONY: help run test fuzz lint format pins bench clean
.DEFAULT_GOAL := help

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(VENV)/run.stamp: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

run: $(VENV)/run.stamp  ## start the dashboard on this machine (HOST=127.0.0.1 PORT=8501)
	$(BIN)/streamlit run dashboard/app.py --server.address $(HOST) --server.port $(PORT)

# Half of the time the tests wait for browsers and servers, so there is one more worker than there are cores; each takes
# whole files, which share a server and a browser. They start some sixty processes of the program: what the first one
# compiles the others find.
test: lint  ## everything that CI checks: lint, types, house rules, tests
	PYTHONDONTWRITEBYTECODE= HYPOTHESIS_PROFILE=ci $(BIN)/python -m pytest -n $(TESTERS) --dist loadfile $(ARGS)

fuzz: $(VENV)/dev.stamp  ## the property tests with thousands of new examples each
	HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -n auto -m hypothesis $(ARGS)

lint: $(VENV)/dev.stamp  ## ruff, mypy --strict, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(VENV)/dev.stamp  ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

pins: $(VENV)/dev.stamp  ## write requirements*.txt anew from pyproject.toml
	$(BIN)/uv pip compile --universal --generate-hashes --no-header -q pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --universal --generate-hashes --no-header -q pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt

bench: $(VENV)/dev.stamp  ## speed, measured side by side with named peers
	$(BIN)/python -m tests.benchmarks $(NAMES)

clean:  ## remove the virtual environment and caches (never your data)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
