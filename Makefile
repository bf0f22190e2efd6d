# Needs GNU make 3.81 or later and Python 3.11 or later; everything else is set up in .venv.

PYTHON ?= python3
ARGS ?=

VENV := .venv
BENCH_VENV := .venv-bench
TOOLS_VENV := .venv-tools
ifeq ($(OS),Windows_NT)
BIN := Scripts
else
BIN := bin
endif
RUN := $(VENV)/$(BIN)/python
BENCH_RUN := $(BENCH_VENV)/$(BIN)/python
TOOLS_RUN := $(TOOLS_VENV)/$(BIN)/python
PIP := $(RUN) -m pip --disable-pip-version-check --quiet
TIDY := pipeline tests scripts benchmarks

.DEFAULT_GOAL := help
.PHONY: help extract verify review search report watch test golden check format samples words pictures accuracy foreign compare mutants fuzz bench build sbom audit lock extras clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

extract: $(VENV)/.extras ## extract the PDFs in raw_pdfs/ into output/ (options: ARGS="--delimiter ';'")
	@$(RUN) -m pipeline extract $(ARGS)

verify: $(VENV)/.extras ## compare the records with pictures of their pages, read by OCR (seconds a page)
	@$(RUN) -m pipeline verify $(ARGS)

search: $(VENV)/.extras ## find words in the records: make search Q='"rural women" training'
	@$(RUN) -m pipeline search $(ARGS) -- $(Q)

report: $(VENV)/.extras ## count cases by criterion, year, place and more, with the sentences (ARGS="--criterion innovation --in fr")
	@$(RUN) -m pipeline report $(ARGS)

watch: $(VENV)/.extras ## keep output/ up to date while PDFs come into raw_pdfs/; Ctrl-C ends it
	@$(RUN) -m pipeline watch $(ARGS)

review: $(VENV)/.extras ## show the cases in a browser, to check and correct them
	@$(RUN) -m pipeline review $(ARGS)

test: $(VENV)/.dev ## run the tests
	@$(RUN) -m pytest -n auto $(ARGS)

golden: $(VENV)/.dev ## make the pinned records of tests/golden anew, and print what has changed in them
	@$(RUN) -m tests.golden $(ARGS)

check: $(VENV)/.dev ## lint, format, types, the direction of imports, and the schema against its recorded version
	@$(RUN) -m ruff check $(TIDY)
	@$(RUN) -m ruff format --check $(TIDY)
	@$(RUN) -m mypy pipeline tests
	@$(VENV)/$(BIN)/lint-imports
	@$(RUN) -m pipeline schema --check

format: $(VENV)/.dev ## format the code and sort its imports
	@$(RUN) -m ruff check --select I --fix $(TIDY)
	@$(RUN) -m ruff format $(TIDY)

samples: $(VENV)/.dev ## make the sample publications in raw_pdfs/ anew
	@$(RUN) -m tests.press.samples

words: $(VENV)/.dev ## bring the catalogues of the commands' messages up to date (pipeline/locale)
	@$(RUN) -m scripts.make_catalogues

pictures: $(VENV)/.dev ## draw the pictures of the documentation anew
	@$(RUN) -m scripts.draw_page
	@$(RUN) -m scripts.make_screenshots
	@$(RUN) -m scripts.make_review_pictures

accuracy: $(VENV)/.dev ## score 210 publications of our own press; the table is in benchmarks/results/
	@$(RUN) -m benchmarks.accuracy $(ARGS)

foreign: $(VENV)/.dev ## score publications of other people's producers; the table is in benchmarks/results/
	@$(RUN) -m benchmarks.foreign_accuracy $(ARGS)

compare: $(VENV)/.dev $(BENCH_VENV)/.bench ## read the same publications with other tools; the table is docs/comparison.md
	@$(RUN) -m benchmarks.compare --bench $(BENCH_RUN) $(ARGS)

mutants: $(VENV)/.dev ## break rules on purpose and see whether the fast tests notice, into benchmarks/results/
	@$(RUN) -m benchmarks.mutants $(ARGS)

fuzz: $(VENV)/.fuzz ## read changed PDFs and other random inputs, to find what nobody thought of (hours; ARGS="pdfs --count 500")
	@$(RUN) -m tests.fuzz $(or $(ARGS),pdfs)

bench: $(BENCH_VENV)/.bench ## measure the speed beside other tools, into benchmarks/results/ (ARGS="--rounds 3")
	@$(BENCH_RUN) -m benchmarks.speed $(ARGS)

build: $(TOOLS_VENV)/.tools ## build the package into dist/: the same bytes of the same commit, wherever it is built
	@SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct)} $(TOOLS_RUN) -m build --no-isolation --quiet
	@$(TOOLS_RUN) -m pip hash dist/*

sbom: $(VENV)/.extras $(TOOLS_VENV)/.tools ## list what an installation holds (CycloneDX), into dist/sbom.json
	@$(TOOLS_RUN) -m scripts.sbom $(RUN) dist/sbom.json

audit: $(TOOLS_VENV)/.tools ## look up known vulnerabilities of all that the lock files name
	@$(TOOLS_RUN) -m scripts.audit $(ARGS)

lock: $(VENV)/.dev ## resolve the dependencies of pyproject.toml into the lock files
	@$(PIP) install uv
	@$(RUN) -m scripts.lock

extras: ## install anew what this machine could not have: OCR for scans, names of persons etc.
	@rm -f $(VENV)/.ocr $(VENV)/.names $(VENV)/.parquet $(VENV)/.documents $(VENV)/.report
	@$(MAKE) --no-print-directory $(VENV)/.extras

clean: ## remove the virtual environment, caches and what a run wrote
	rm -rf $(VENV) $(BENCH_VENV) $(TOOLS_VENV) dist .fuzz .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find pipeline tests scripts benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
	find output -mindepth 1 ! -name .gitignore -exec rm -rf {} + 2>/dev/null || true

# A stamp is newer than its lock file once that lock is installed, so the next run installs nothing.
$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo 'Python 3.11 or later is needed: install it, or name it: make PYTHON=python3.12 $(MAKECMDGOALS)' >&2; \
	  exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo 'Python cannot make a virtual environment here; on Debian and Ubuntu: apt install python3-venv' >&2; \
	  exit 1; }
	@touch $@

# Lock files are complete, each together with those before it: nothing else is to be installed.
INSTALL = $(PIP) install --no-deps --require-hashes
# What a machine has no package for is not built from its source, which takes long and then fails.
INSTALL_BUILT = $(INSTALL) --only-binary :all:
# langdetect is published as source alone: it is built with what is locked, not with the newest there is.
INSTALL_SOURCE = $(INSTALL) --no-build-isolation

$(VENV)/.core: $(VENV)/.created requirements-build.lock requirements.lock
	@echo 'Installing what the extraction needs into $(VENV) (once; a few minutes) …'
	@$(INSTALL_BUILT) --requirement requirements-build.lock
	@$(INSTALL_SOURCE) --requirement requirements.lock
	@touch $@

$(VENV)/.ocr: $(VENV)/.core requirements-ocr.lock requirements-ocr-older.lock
	@$(INSTALL_BUILT) --requirement requirements-ocr.lock 2>/dev/null || \
	  $(INSTALL_BUILT) --requirement requirements-ocr-older.lock 2>/dev/null || \
	  echo 'OCR cannot be installed here, so scans are rejected; all else works. “make extras” tries again.'
	@touch $@

$(VENV)/.names: $(VENV)/.core requirements-names.lock
	@$(INSTALL_BUILT) --requirement requirements-names.lock 2>/dev/null || \
	  echo 'spaCy cannot be installed here, so names of persons etc. are left out; all else works. “make extras” tries again.'
	@touch $@

$(VENV)/.parquet: $(VENV)/.core requirements-parquet.lock
	@$(INSTALL_BUILT) --requirement requirements-parquet.lock 2>/dev/null || \
	  echo 'pyarrow cannot be installed here, so no Parquet files are written; all else works. “make extras” tries again.'
	@touch $@

$(VENV)/.documents: $(VENV)/.core requirements-documents.lock
	@$(INSTALL_BUILT) --requirement requirements-documents.lock 2>/dev/null || \
	  echo 'lxml cannot be installed here, so documents of Word etc. and web pages are rejected; all else works. “make extras” tries again.'
	@touch $@

$(VENV)/.report: $(VENV)/.documents requirements-report.lock
	@$(INSTALL_BUILT) --requirement requirements-report.lock 2>/dev/null || \
	  echo 'python-docx cannot be installed here, so reports are pages for a browser alone; all else works. “make extras” tries again.'
	@touch $@

$(VENV)/.extras: $(VENV)/.ocr $(VENV)/.names $(VENV)/.parquet $(VENV)/.documents $(VENV)/.report
	@touch $@

$(VENV)/.dev: $(VENV)/.extras requirements-dev.lock
	@echo 'Installing what the tests need into $(VENV) (once) …'
	@$(INSTALL) --requirement requirements-dev.lock
	@touch $@

$(VENV)/.fuzz: $(VENV)/.dev requirements-fuzz.lock
	@$(INSTALL_BUILT) --requirement requirements-fuzz.lock 2>/dev/null || \
	  echo 'atheris cannot be installed here, so inputs are changed at random, not guided by what code they reach.'
	@touch $@

$(TOOLS_VENV)/.tools: $(VENV)/.created requirements-build.lock requirements-tools.lock
	@$(RUN) -m venv $(TOOLS_VENV)
	@$(TOOLS_RUN) -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes \
	  --only-binary :all: --requirement requirements-build.lock --requirement requirements-tools.lock
	@touch $@

$(BENCH_VENV)/.bench: $(VENV)/.created requirements-build.lock requirements-bench.lock
	@echo 'Installing what the benchmark compares into $(BENCH_VENV) (once; a few minutes) …'
	@$(RUN) -m venv $(BENCH_VENV)
	@$(BENCH_RUN) -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes \
	  --requirement requirements-build.lock
	@$(BENCH_RUN) -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes \
	  --no-build-isolation --requirement requirements-bench.lock
	@touch $@
