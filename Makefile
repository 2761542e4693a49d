# Everything to be done here, one target each. `make` alone lists them.
# On a fresh Debian, this one line comes first: apt-get install -y make git python3-venv

PYTHON ?= python3
PORT   ?= 8501
HOST   ?= localhost
HOSTS  ?= $(if $(filter localhost 127.0.0.1,$(HOST)),localhost 127.0.0.1,*)
AID    ?= .
VENV   := .venv
BIN    := $(VENV)/bin
export AID

.DEFAULT_GOAL := help
.PHONY: help run test lint cover check bench shots clean

help:  ## list these targets
	@sed -n 's/^\([a-z]*\):.*##  *\(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|' 2>/dev/null || grep '##' $(MAKEFILE_LIST)

run: $(VENV)/run.done  ## start the app (PORT=8501, AID=folder of another aid, HOST=0.0.0.0 for other machines)
	$(BIN)/python -m tools.make_fonts
	$(BIN)/streamlit run server.py --server.port $(PORT) --server.address $(HOST) $(foreach name,$(HOSTS),--server.allowedHosts '$(name)')

test: $(VENV)/dev.done lint  ## lint, then all tests, those in a real browser included
	chromium=$$(tools/ensure_chromium.sh) && CHROMIUM="$$chromium" $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

lint: $(VENV)/dev.done  ## style and types of all code, which room imports which, nothing unused or undeclared
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/vulture
	$(BIN)/deptry .
	$(BIN)/deptry tests bench --exclude $(VENV) --extend-exclude $(VENV) --requirements-files bench/requirements.txt --ignore DEP002

cover: $(VENV)/dev.done  ## the share of code the tests run, those in a browser left out; counting doubles their time
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder --cov --ignore=tests/browser

check: $(VENV)/run.done  ## list every problem in the aid's questions and content
	$(BIN)/python -m logic check

bench: $(VENV)/bench.done  ## measure the app and the rules (some minutes; leave the machine alone)
	$(BIN)/python -m tools.make_fonts
	$(BIN)/python bench/run.py

shots: $(VENV)/dev.done  ## a picture of every page, phone and desk, into test-output/screens/
	chromium=$$(tools/ensure_chromium.sh) && CHROMIUM="$$chromium" $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder tests/browser

clean:  ## remove what make made
	rm -rf $(VENV) test-output

# One .venv for all; a stamp says which list it already holds. An interpreter without venv fails here, with the line to run.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Run first: apt-get install -y python3-venv"; exit 1; }

$(VENV)/run.done: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet -r $<
	@touch $@

$(VENV)/dev.done: requirements-dev.txt requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet -r $<
	@touch $@ $(VENV)/run.done

$(VENV)/bench.done: bench/requirements.txt bench/surveyjs/package.json requirements-dev.txt requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet -r $<
	@command -v npm >/dev/null && npm install --no-package-lock --silent --prefix bench/surveyjs || echo "npm is not here: SurveyJS will not be measured"
	@touch $@ $(VENV)/dev.done $(VENV)/run.done
