# Byline: `make` builds the site, `make test` runs the tests, `make help` lists the rest.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
BYLINE := $(BIN)/python -m generator
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := build
.PHONY: build website serve check clean reference bless lint test test-all bench audit release upload lock help

build: $(VENV)/.ready ## build the site into output/ (the default)
	@$(BYLINE) build $(ARGS)

website: $(VENV)/.ready ## build the sample with the documentation below docs/, into .website/ (BASE_URL=…)
	@$(BYLINE) build --quiet $(if $(BASE_URL),--base-url $(BASE_URL))
	@$(BYLINE) build --quiet --config generator/docs/config.yaml --output .docs \
	    $(if $(BASE_URL),--base-url $(BASE_URL)/docs)
	@rm -rf .website && cp -R output .website && cp -R .docs .website/docs
	@echo "built .website"

serve: $(VENV)/.ready ## show the site in a browser while you edit; it follows every save
	@$(BYLINE) serve --open $(ARGS)

check: $(VENV)/.ready ## say what is wrong in content/, and build nothing
	@$(BYLINE) check $(ARGS)

clean: $(VENV)/.ready ## remove what Byline made (output/), and nothing else
	@$(BYLINE) clean

test: $(VENV)/.ready-test ## run the tests (under five minutes)
	@$(BIN)/python -m ruff check --quiet . && $(BIN)/python -m ruff format --check --quiet .
	@$(BIN)/python -m mypy
	@$(BIN)/python -m pytest -q -n auto -m "not long" $(ARGS)

test-all: $(VENV)/.ready-test $(VENV)/.ready-bench $(VENV)/.ready-audit $(VENV)/.ready-release ## run the long tests too
	@$(BIN)/python -m pytest -q -n auto $(ARGS)

bench: $(VENV)/.ready-bench ## measure builds of made-up sites, against Hugo too (takes long; ARGS=--help)
	@$(BIN)/python -m tests.programs.bench $(ARGS)

audit: $(VENV)/.ready-audit ## look for known holes in what the lock files name (asks OSV and npm)
	@$(BIN)/python -m pip_audit --vulnerability-service osv --strict --disable-pip \
	    --progress-spinner off $(addprefix --requirement=,$(wildcard requirements*.txt)) $(ARGS)
	@cd tests/node && npm audit --package-lock-only --audit-level=high

release: $(VENV)/.ready-release ## make wheel, source archive and bill of materials in .release/
	@$(BIN)/python -m tests.programs.release .release $(ARGS)

upload: $(VENV)/.ready-release ## upload the release in .release/ to PyPI (the release workflow does)
	@$(BIN)/python -m uv publish --trusted-publishing always .release/*.whl .release/*.tar.gz

bless: $(VENV)/.ready-test ## renew the golden files; read the diff before you commit it
	@$(BIN)/python -m tests.programs.bless

reference: $(VENV)/.ready ## renew what is made from the program: JSON Schemas, content/README.md, TEMPLATES.md
	@$(BIN)/python -m byline.render.generated

lock: ## renew the lock files of what is installed (needs uv and npm)
	@uv pip compile pyproject.toml --extra install --universal --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-header --quiet -o requirements.txt
	@uv pip compile pyproject.toml --extra install --extra test -c requirements.txt --universal \
	    --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet \
	    -o requirements-test.txt
	@uv pip compile pyproject.toml --extra install --extra bench -c requirements.txt --universal \
	    --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet \
	    -o requirements-bench.txt
	@uv pip compile pyproject.toml --extra install --extra audit -c requirements.txt --universal \
	    --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet \
	    -o requirements-audit.txt
	@uv pip compile pyproject.toml --extra install --extra release -c requirements.txt \
	    -c requirements-audit.txt --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header --quiet -o requirements-release.txt
	@cd tests/node && npm install --package-lock-only --ignore-scripts --no-audit --no-fund --silent
	@$(PYTHON) -c 'import json, pathlib as p; f = p.Path("tests/node/package-lock.json"); \
	    d = json.loads(f.read_text()); [it.pop("funding", 0) for it in d["packages"].values()]; \
	    f.write_text(json.dumps(d, indent=2) + "\n")' # no address of any site

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The pinned parts, installed once; a changed requirements file, or a folder that was moved or
# copied, installs again.
HERE := $(shell cat $(VENV)/.ready 2>/dev/null)
.PHONY: moved
$(VENV)/.ready: requirements.txt pyproject.toml $(if $(filter-out $(CURDIR),$(HERE)),moved)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "Byline needs Python 3.11 or later; name one: make PYTHON=python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || { echo "making $(VENV) ..."; $(PYTHON) -m venv $(VENV); } \
	    || { echo "Python could not make an environment; on Debian and Ubuntu, install python3-venv" >&2; \
	         rm -rf $(VENV); exit 1; }
	@echo "installing the pinned parts ..."
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@echo $(CURDIR) > $@

$(VENV)/.ready-test: $(VENV)/.ready requirements-test.txt
	@echo "installing what the tests need ..."
	@$(PIP) install --require-hashes -r requirements-test.txt
	@touch $@

$(VENV)/.ready-bench: $(VENV)/.ready requirements-bench.txt
	@echo "installing what the measurements need ..."
	@$(PIP) install --require-hashes -r requirements-bench.txt
	@touch $@

$(VENV)/.ready-audit: $(VENV)/.ready requirements-audit.txt
	@echo "installing what looks for known holes ..."
	@$(PIP) install --require-hashes -r requirements-audit.txt
	@touch $@

$(VENV)/.ready-release: $(VENV)/.ready requirements-release.txt
	@echo "installing what makes releases ..."
	@$(PIP) install --require-hashes -r requirements-release.txt
	@touch $@
