# Every target is one line for `make help`; the work is done by dev/ (python3 -m dev).
PYTHON ?= python3
DEV = @$(PYTHON) -m dev
.DEFAULT_GOAL = help
.PHONY: help demo test unit corpus packaging ckan faults browser lint format start stop status logs clean bench

help:     ## this list
	@echo "make TARGET [CKAN=VERSION]"; grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  \1\t/' | expand -t 12
demo:     ## a site with sample data from nothing; leaves it running, prints URL and logins
	$(DEV) demo
stop:     ## stop everything that this checkout started
	$(DEV) stop
test:     ## everything from nothing: lint, unit, corpus, packaging, ckan, browser
	$(DEV) test
unit:     ## tests that need no CKAN, network or database: seconds
	$(DEV) test unit
ckan:     ## tests with CKAN on real PostgreSQL, Redis and Solr
	$(DEV) test ckan
corpus:   ## verdicts on the labelled files of ../shared/corpus
	$(DEV) test corpus
packaging: ## build the wheel, install it without CKAN, use it
	$(DEV) test packaging
faults:   ## the part of `ckan` that kills and loses things
	$(DEV) test faults
browser:  ## tests that drive a running site with Chromium
	$(DEV) test browser
lint:     ## format, lint and types
	$(DEV) test lint
format:   ## let ruff format and fix what it can
	$(DEV) format
start:    ## PostgreSQL, Redis and Solr only
	$(DEV) start
status:   ## what runs, and is it healthy
	$(DEV) status
logs:     ## the end of each log in .stack/log
	$(DEV) logs
clean:    ## stop, and delete .stack/ with its databases and virtual environments
	$(DEV) clean
bench:    ## the figures, printed as ratios of medians
	$(DEV) bench
