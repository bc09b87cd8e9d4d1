# Every target prepares what it needs first: Python packages in .venv, Pango, the programs that tests use (.ci/setup).
# PYTHON=/path/to/python3 chooses the interpreter when .venv is made.
# Compiled modules are kept, whatever the shell says: each command would compile them anew.
export PYTHONDONTWRITEBYTECODE =
.DEFAULT_GOAL := help
.PHONY: build docs test quick check release bench words clean help

build: ## Build every document, or some: make build TARGETS="one-pagers/saas pitches"
	@sh .ci/setup build
	@.venv/bin/collateral build $(TARGETS)

docs: ## Build the guides for everybody who uses the program, into docs/build/
	@sh .ci/setup build
	@.venv/bin/python docs/errors.py
	@cd docs && ../.venv/bin/collateral build

test: ## Run the tests, or some: make test TESTS=tests/writers
	@sh .ci/setup test
	.venv/bin/pytest -n 2 --dist loadfile --no-loadscope-reorder $(TESTS)

quick: ## Run the tests that start no program and run no command: about a minute on two cores
	@sh .ci/setup build
	.venv/bin/pytest -n 2 --dist loadfile -m "not slow" $(TESTS)

check: ## Check the code (style, types, layers), the content and what editors read
	@sh .ci/setup build
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo
	.venv/bin/collateral check
	.venv/bin/collateral schema --check

release: ## Freeze what is cleared under a number: make release NUMBER=1.4 NOTES=what-is-new.md
	@sh .ci/setup build
	@test -n "$(NUMBER)" || { echo 'which one? make release NUMBER=1.4' >&2; exit 2; }
	@.venv/bin/collateral release "$(NUMBER)" $(if $(NOTES),--notes "$(NOTES)") $(TARGETS)

bench: ## Measure how fast the documents build, or more: make bench BENCH="growth ledger --sizes 26,300,1000"
	@sh .ci/setup build
	.venv/bin/python -m tests.bench --json bench.json $(BENCH)
	.venv/bin/python -m tests.bench_editions

words: ## List the words that pages print, for translators
	@sh .ci/setup build
	@.venv/bin/collateral words --engine

clean: ## Remove what was built and every cache; .venv stays
	rm -rf build .build-* .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -path ./.venv -prune -o -name __pycache__ -type d -exec rm -rf {} +

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-7s %s\n", $$1, $$2}' Makefile
