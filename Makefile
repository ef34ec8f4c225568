# `make run` and `make test` need Python 3.11 to 3.13, make and, the first time, the package index; all else goes to .venv.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.installed
# The first Python that really runs, fits, and can make environments; another: make PYTHON=/path/to/python
FITS := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))
CANDIDATES := python3 python3.13 python3.12 python3.11 python
PYTHON ?= $(shell for p in $(CANDIDATES); do "$$p" -c '$(FITS)' >/dev/null 2>&1 && { echo "$$p"; break; }; done)
PIP := $(PY) -m pip --disable-pip-version-check --quiet
RUN := $(PY) -m eventextract

.PHONY: help run test lint types unit fuzz in-sync schema rules accuracy docs picture raise-floor lock clean

help:  ## what there is to make
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/'

run: $(STAMP)  ## write the records of seeds/ to out/
	$(RUN) run seeds --out out

test: lint types in-sync unit  ## everything that must hold: lint, format, types, tests, generated files in sync

lint: $(STAMP)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: $(STAMP)
	$(PY) -m mypy

unit: $(STAMP)
	$(PY) -m pytest -n auto

fuzz: $(STAMP)  ## any bytes, for MINUTES (20): each round with another seed, ends at the first failure
	@end=$$((SECONDS + 60 * $${MINUTES:-20})); round=0; \
	while ((SECONDS < end)); do round=$$((round + 1)); \
	  HYPOTHESIS_PROFILE=long timeout --preserve-status $$((end - SECONDS + 5)) $(PY) -m pytest -q -x \
	    --hypothesis-seed=$$RANDOM tests/test_any_bytes.py tests/release/test_properties.py \
	    || { code=$$?; ((SECONDS >= end)) && break; exit $$code; }; \
	done; echo "$$round rounds, nothing found"

in-sync: $(STAMP)  ## the committed schema and records are what the program makes
	@$(RUN) schema | diff - schemas/event_record.schema.json \
	  || { echo 'schemas/ is out of date: make schema' >&2; exit 1; }
	@fresh=$$(mktemp -d) && trap 'rm -rf "$$fresh"' EXIT && $(RUN) run seeds --out "$$fresh" \
	  && diff -r -x .eventextract "$$fresh" out \
	  || { echo 'out/ is out of date: make run' >&2; exit 1; }
	@echo 'schemas/ and out/ are in sync'

schema: $(STAMP)  ## write schemas/event_record.schema.json and docs/tables.md anew
	$(RUN) schema > schemas/event_record.schema.json
	$(PY) scripts/tables_page.py > docs/tables.md

rules: $(STAMP)  ## check all patterns, and note in models/checked/ what loading need not find out again
	$(PY) scripts/check_rules.py

accuracy: $(STAMP)  ## measure, and write docs/accuracy.md anew
	$(PY) scripts/accuracy.py

docs: $(STAMP)  ## write what docs/ takes from the program, and build the pages in site/
	$(PY) scripts/record_page.py
	$(PY) scripts/snippets.py --write README.md docs/*.md
	$(PY) -m mkdocs build --strict --quiet
	@echo 'open site/index.html'

picture: $(STAMP)  ## take the README's picture of the report anew (needs Debian's chromium)
	@page=$$(mktemp -d)/report.html && $(RUN) report out --texts seeds --out "$$page" \
	  && $(PY) scripts/picture.py "$$page" docs/images/report.png

raise-floor: $(STAMP)  ## raise the pinned scores to what is reached now
	@for corpus in dev own press houses fresh styles pages aspects desks; do \
	  folder=tests/corpus/$$corpus; floor=$$folder/floor.json; [ $$corpus != dev ] || floor=tests/corpus/floor.json; \
	  $(RUN) evaluate $$folder/gold $$folder/texts --floor $$floor --raise-floor || exit; \
	done

lock:  ## pin requirements.txt anew (needs uv)
	printf 'hatchling\neditables\n' | uv pip compile --universal --generate-hashes --no-header --no-annotate \
	  --python-version 3.11 --extra dev --quiet --upgrade --output-file requirements.txt pyproject.toml -

clean:  ## remove the environment and the caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis dist build site

$(STAMP): requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo 'no Python 3.11 to 3.13 with venv found: make PYTHON=/path/to/python' >&2; exit 1; }
	@$(PIP) --version >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear $(VENV)
	@echo 'installing the pinned packages into $(VENV) (once)'
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@
