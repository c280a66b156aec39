# Two commands do everything on a fresh machine:
#   make demo   sets famnet up and makes an invented family with its pictures, plan, agenda and reviews in ./demo
#   make test   sets famnet up and runs its tests
# Python 3.11 or newer is all they need.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/ready

.PHONY: demo test test-apps check cover fix docs examples bench soak soak-short clean

demo: $(READY)
	$(BIN)/famnet demo --to demo --yes

test: $(READY)
	$(BIN)/pytest -n auto

# What LibreOffice, Chromium, a PDF reader and a real terminal make of famnet's files and questions.
test-apps: $(READY)
	sh tools/install-apps.sh
	$(BIN)/python -m pip install --quiet --no-deps axe-playwright-python # axe-core alone, without a browser of its own
	$(BIN)/pytest -m apps

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/reference.py --check
	$(BIN)/pytest -n auto --cov --cov-report=term

fix: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(READY)
	$(BIN)/python tools/reference.py
	$(BIN)/python tools/reading_ages.py

# The pictures and documents that the README shows; commit what changes.
examples: $(READY)
	$(BIN)/python tools/examples.py

bench: $(READY)
	$(BIN)/python -m tools.bench

soak: $(READY)
	$(BIN)/python soak/run.py

soak-short: $(READY)
	$(BIN)/python soak/run.py --short

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[pdf]' --group dev
	@touch $(READY)

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
