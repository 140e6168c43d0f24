.DEFAULT_GOAL := help
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
EXTRACT := $(BIN)/pybabel -q extract -F babel.cfg -k text -k plural:1,2 --no-location --sort-output --omit-header \
	--no-wrap -o locales/messages.pot .
export PYTHONDONTWRITEBYTECODE ?=

.PHONY: help setup run test check bench simulate model understanding words compile lock format clean

help:  ## what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*##/\t/'

$(VENV)/.run: requirements.lock
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

setup: $(VENV)/.dev compile  ## everything for development

compile: $(VENV)/.run  ## catalogues, as the bot reads them
	$(BIN)/pybabel -q compile -d locales

run: $(VENV)/.run compile  ## the bot; on a local playground when BOT_TOKEN is empty
	$(BIN)/python -m bot

test: setup  ## all tests
	$(BIN)/python -m pytest -n auto --dist worksteal

check: setup  ## lint, types, architecture, catalogues
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_architecture.py tests/locales

bench: setup  ## the figures of docs/benchmarks.md
	$(BIN)/python -m tests.benchmarks

simulate: setup  ## a broadcast to 50,000 people through troubles, its sender killed 20 times
	$(BIN)/python -m tests.simulation

model: setup  ## learn anew from conversations/understanding/intents/sentences/
	$(BIN)/python -m tests.understanding.training

understanding: setup  ## how well free text is understood, measured on sentences that were not learned
	$(BIN)/python -m tests.understanding

words: $(VENV)/.dev  ## extract the texts and update the catalogues
	$(EXTRACT)
	$(BIN)/pybabel -q update -d locales -i locales/messages.pot --no-fuzzy-matching --ignore-pot-creation-date --no-wrap --ignore-obsolete
	$(BIN)/pybabel -q compile -d locales
	$(BIN)/python -m conversations.diagrams

format: setup  ## put the code in its usual form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/.dev  ## pin the newest versions that fit pyproject.toml
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-annotate --no-header --python-version 3.11 \
		-o requirements.lock pyproject.toml
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-annotate --no-header --python-version 3.11 \
		--group dev -c requirements.lock -o requirements-dev.lock pyproject.toml

clean:  ## remove what was made, but not data/
	rm -rf $(VENV) build .mypy_cache .ruff_cache .hypothesis
	find locales -name '*.mo' -delete
