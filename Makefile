# Every target does its own set-up in .venv; a machine with python3 (3.11 or newer) and make is enough.

BIN := .venv/bin
CODE := src tests benchmarks

.PHONY: help run test check format docs bench lighthouse icons lock clean env env-dev browser

help: ## Say what there is
	@awk -F ': ?[a-z -]*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: env ## Open the app in the browser; ARGS="today --json" is a command instead
	@$(BIN)/backstride $(if $(ARGS),$(ARGS),serve)

test: check browser ## Everything that must hold: check, then all tests
	@$(BIN)/python -m pytest -n 2 --dist worksteal

check: env-dev ## Format, lint, types, import contracts, knowledge files
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/backstride kb lint

format: env-dev ## Put the code into the one format and mend what can be mended
	@$(BIN)/ruff format $(CODE)
	@$(BIN)/ruff check --fix $(CODE)

docs: env-dev ## Write docs/cases.md from the cases and what comes out
	@$(BIN)/python tests/cases/case_page.py

bench: env-dev browser ## Time it: medians of repeated runs, each beside an alternative
	@$(BIN)/python -m benchmarks

lighthouse: env-dev browser ## Lighthouse on the main pages; PAGES="/today" only these, RUNS=3 medians
	@RUNS=$(or $(RUNS),1) sh tools/lighthouse.sh $(PAGES)

icons: env-dev browser ## Draw the icons of the installed app from its SVG
	@$(BIN)/python tools/icons.py

lock: env-dev ## Choose versions anew and write requirements/*.txt
	@sh tools/lock.sh

clean: ## Remove what the other targets made
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

env:
	@sh tools/environment.sh run

env-dev:
	@sh tools/environment.sh dev

browser:
	@sh tools/browser.sh
