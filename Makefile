# Runatomy: every command a developer needs. `make help` lists them.

VENV := .venv
BIN := $(VENV)/bin
ATLAS := src/runatomy/mechanics/atlas/data
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# The first Python of version 3.11 or newer that can make an environment; or: make demo PYTHON=/path/to/python
PYTHON ?= $(shell for p in python3.11 python3.12 python3 python3.13; do \
	$$p -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)

.DEFAULT_GOAL := help
.PHONY: help demo test format format-check lint imports types unit docs bench atlas validation platforms readme clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.ready-demo ## install, analyze an example run, say where the report is
	$(BIN)/python examples/make_runs.py --out demo --only hilly
	$(BIN)/runatomy analyze demo/hilly.fit --mass 62 --height 168 --sex f \
		--html demo/hilly.html --json demo/hilly.json --csv demo/hilly.csv --parquet demo/hilly.parquet
	@echo
	@echo "The report:  $(CURDIR)/demo/hilly.html   (open it in a browser)"
	@echo "Your own:    $(BIN)/runatomy analyze my_run.fit --html my_run.html"

test: $(VENV)/.ready-test ## install the test tools, run every check
	@$(MAKE) --no-print-directory --jobs 2 --output-sync=target format-check lint imports types docs
	@$(MAKE) --no-print-directory unit

format: $(VENV)/.ready-test ## lay out the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

format-check: $(VENV)/.ready-test
	$(BIN)/ruff format --check .

lint: $(VENV)/.ready-test ## rules of style
	$(BIN)/ruff check .

imports: $(VENV)/.ready-test ## imports run one way
	$(BIN)/lint-imports --no-logo

types: $(VENV)/.ready-test ## types, strictly
	$(BIN)/mypy --num-workers 2

# Compiled modules are kept, or each of the many processes that the tests start compiles its own. Four
# of pytest's on two cores: many tests wait for a browser or a server.
unit: $(VENV)/.ready-test ## the tests
	PYTHONDONTWRITEBYTECODE= OPENBLAS_NUM_THREADS=1 $(BIN)/pytest --numprocesses 4 --dist loadfile --no-loadscope-reorder

docs: $(VENV)/.ready-test ## build the documentation into site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

bench: $(VENV)/.ready-test ## measure speed against the yardsticks
	$(BIN)/python benchmarks

atlas: $(VENV)/.ready-test ## solve the atlas anew (about 20 minutes; may be stopped and resumed)
	@mkdir -p $(ATLAS)
	$(BIN)/runatomy atlas build --jobs 2 --resume --out $(ATLAS)/atlas.zip
	$(BIN)/python -c "import hashlib, pathlib; p = pathlib.Path('$(ATLAS)/atlas.zip'); \
		p.with_suffix('.sha256').write_text(hashlib.sha256(p.read_bytes()).hexdigest() + '  atlas.zip\n')"

validation: $(VENV)/.ready-test ## write docs/validation.md anew from computed values
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tools.validate

platforms: $(VENV)/.ready-test ## on which systems each dependency has a wheel
	$(BIN)/python tools/wheels.py

readme: $(VENV)/.ready-test ## write the example output in README.md anew
	$(BIN)/python tools/readme.py

clean: ## remove what these commands made, the environment too
	rm -rf $(VENV) site demo dist build .mypy_cache .ruff_cache .import_linter_cache .hypothesis

# The environment is made once; it is installed into again only when pyproject.toml changed.
$(VENV)/.ready-demo: $(BIN)/pip pyproject.toml
	$(PIP) install --editable '.[arrow]'
	@touch $@

$(VENV)/.ready-test: $(BIN)/pip pyproject.toml
	$(PIP) install --no-compile --editable '.[test]'
	@touch $@ $(VENV)/.ready-demo

$(BIN)/pip:
	@test -n "$(PYTHON)" || { \
		echo "No Python 3.11 or newer with venv was found."; \
		echo "Install one (Debian: apt-get install python3 python3-venv), or: make demo PYTHON=/path/to/python3.11"; \
		exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
