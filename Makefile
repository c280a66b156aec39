# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

.PHONY: demo test check fix

$(BIN)/famnet: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[pdf]' --group dev
	@touch $(BIN)/famnet

check: $(BIN)/famnet
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test
fix: $(BIN)/famnet
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
test: $(BIN)/famnet
	$(BIN)/pytest
