# Everything a person or a build server does with this checkout. `make help` lists the targets.
# `make demo` and `make test` set up what is missing and nothing that is there already.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
JOBS ?= auto
VENV := .venv
BIN := $(VENV)/bin
DONE := $(VENV)/.done
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
PYTEST := $(BIN)/python -m pytest --numprocesses $(JOBS) --dist worksteal

SAMPLE := checker/samples/position-paper-nl.pdf
DEMO := build/demo/report.pdf

##@ Using checker

.PHONY: demo
demo: install ## Assess the shipped sample paper and write its report
	@mkdir -p $(dir $(DEMO))
	$(BIN)/checker assess $(SAMPLE) --service vlop --on 2024-06-01 --format pdf --output $(DEMO)
	@echo
	@echo "The report is $(DEMO)."
	@echo "For the web page: run $(BIN)/checker serve and open the link that it prints."

.PHONY: install
install: $(DONE)/runtime ## Make .venv and install checker with its locked requirements

##@ Working on checker

.PHONY: test
test: develop ## Run the tests, without those marked slow
	POSTGRESQL=$$(scripts/postgresql) $(PYTEST) -m "not slow"

.PHONY: test-postgresql
test-postgresql: develop ## Run the tests of storage, pages and worker over PostgreSQL alone
	POSTGRESQL=$$(scripts/postgresql) TEST_DATABASE=postgresql $(PYTEST) tests/storage tests/web tests/worker

.PHONY: test-slow
test-slow: develop $(DONE)/spark ## Run the tests marked slow: builds, installations, large inputs
	POSTGRESQL=$$(scripts/postgresql) $(PYTEST) -m slow

.PHONY: lint
lint: develop ## Check style and formatting of the code
	$(BIN)/ruff check .

.PHONY: types
types: develop ## Check the types of checker and plugins
	$(BIN)/mypy

.PHONY: rules
rules: develop ## Check every shipped rule set and run the cases beside its rules
	@for set in rules/*/ruleset.yaml; do \
		$(BIN)/checker rules lint --rules $$(basename $$(dirname $$set)); \
		$(BIN)/checker rules test --rules $$(basename $$(dirname $$set)); \
	done

.PHONY: ci
ci: ## Do all that the build server does
	bash .ci/run

.PHONY: develop
develop: $(DONE)/develop ## Install what tests, lint and types need

.PHONY: wheel
wheel: develop ## Build the wheel into dist/
	rm -rf build/lib build/bdist.* dist
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .

.PHONY: bench
bench: develop ## Measure loading rules, matching, reading, assessing and rendering (CPU seconds, medians)
	@for one in assess load_rules matching read_pdf report; do echo "== $$one"; $(BIN)/python bench/$$one.py; done

.PHONY: lock
lock: develop ## Lock the newest requirements that pyproject.toml allows
	scripts/lock

.PHONY: clean
clean: ## Remove everything that can be made again
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help
help: ## List the targets
	@awk 'BEGIN {FS = ":.*## "} \
		/^##@/ {printf "\n%s\n", substr($$0, 5)} \
		/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# What is installed, remembered as files newer than what they were made from.

$(DONE)/system:
	$(PYTHON) scripts/system_packages.py run
	@mkdir -p $(DONE) && touch $@

$(DONE)/system-develop:
	$(PYTHON) scripts/system_packages.py test
	@mkdir -p $(DONE) && touch $@

$(BIN)/python: | $(DONE)/system
	$(PYTHON) -m venv $(VENV)

$(DONE)/runtime: requirements.txt requirements-build.txt pyproject.toml | $(BIN)/python
	$(PIP) install --quiet --require-hashes -r requirements-build.txt -r requirements.txt
	$(PIP) install --quiet --no-build-isolation --no-deps --editable .
	@touch $@

$(DONE)/develop: requirements-dev.txt $(DONE)/runtime | $(DONE)/system-develop
	$(PIP) install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

# Spark is 500 MB, so only the slow tests have it. It is built from its source archive, with setuptools.
$(DONE)/spark: requirements-spark.txt $(DONE)/develop
	$(PYTHON) scripts/system_packages.py spark
	$(PIP) install --quiet --no-build-isolation --require-hashes -r requirements-spark.txt
	@touch $@
