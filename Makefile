# Everything is done inside .venv, which `make setup` makes from any Python 3.11 or later.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
CORPORA ?=
SIZES ?= 10000,100000
BENCH ?=

.PHONY: faults image-steps setup demo test check accuracy bench screenshots lock

setup: .venv/.done

.venv/.done: requirements/uv.txt requirements/runtime.txt requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "whosaid needs Python 3.11 or later; name one: make setup PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/uv.txt
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements/runtime.txt -r requirements/dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	$(BIN)/python -c "import spacy" # libraries come from a cold disk once: better here than at the first question
	@touch $@

demo: setup ## read the seeds and open the console
	$(BIN)/whosaid demo --port $(PORT)

test: setup ## every test, on SQLite and on PostgreSQL
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --ignore tests/bot/test_faults.py
	$(BIN)/python -m pytest tests/bot/test_faults.py # by itself: days pass there by a real clock

check: setup ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

accuracy: .venv/.bench ## what the reader finds, against the gold and the committed baseline, textacy beside it
	$(BIN)/python -m tests.accuracy --peer $(CORPORA)
	$(BIN)/python -m tests.accuracy_intake

screenshots: setup ## pictures of the console for the README and the docs
	$(BIN)/python -m tests.browser.screenshots

faults: setup ## a thousand digests on each engine while processes die, Slack fails and clocks jump
	$(BIN)/python -m tests.faults

image-steps: setup ## the Dockerfile's commands without Docker, and the program on a read-only tree; as root
	unshare --mount $(BIN)/python -m tests.image

lock: setup ## renew the locks within the bounds of pyproject.toml
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --no-annotate --quiet --upgrade \
		pyproject.toml -o requirements/runtime.txt
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --no-annotate --quiet --upgrade \
		--group dev -c requirements/runtime.txt -o requirements/dev.txt
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --no-annotate --quiet --upgrade \
		--group bench -c requirements/runtime.txt -c requirements/dev.txt -o requirements/bench.txt

bench: .venv/.bench ## what everything costs, beside its peers, as one report: bench.json
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.bench --sizes $(SIZES) $(BENCH) $(CORPORA)

.venv/.bench: .venv/.done requirements/bench.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/bench.txt
	@touch $@
