# Prongsai (โปร่งใส). Needs GNU make 4.3 and a POSIX shell.
# Every path is relative, so the repository may stand in a folder with spaces in its name.

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

PYTHON ?= python3
PYTEST_ARGS ?=
# Each file of tests goes to one core: what its tests share is made once. PYTEST_ARGS="-n 0" is one after another.
# In the order of tests/conftest.py, where what takes longest begins first, so that no core waits for it at the end.
PARALLEL := --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
SERVE_ARGS ?=
BENCH_ARGS ?=
NATION ?= 7850
NATION_ARGS ?=
CHECK_ARGS ?=
ACCURACY_ARGS ?=
MUTANTS ?= 400
MUTANTS_ARGS ?=
REV ?=
PERSONAL_ARGS ?=
TABLES ?= reports
LIGHTHOUSE_ARGS ?=
SEARCH_ARGS ?=
KILLS_ARGS ?=
SECONDS ?= 60
FUZZ_ARGS ?=
SCREENSHOTS_ARGS ?=
LOCK_ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
# -qq: errors only.
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
LOCK_VENV := .venv-lock
PIP_TOOLS := pip-tools==7.6.2

# Material prints a banner about its own end of life (2027-05-05) on every build. The project knows
# (the engine does not depend on its host), so in our logs the banner is only noise.
export NO_MKDOCS_2_WARNING := 1
# Thai text is UTF-8 whatever the locale of the machine says.
export PYTHONUTF8 := 1

# A stamp carries a checksum in its name: a changed lock, interpreter or place of the repository makes a
# new environment, and nothing changed means nothing to do.
key = $(shell { $(1); } 2>/dev/null | cksum | cut -d ' ' -f 1)
VENV_STAMP := $(VENV)/.python-$(call key,pwd; '$(PYTHON)' -V; cat requirements/site.txt requirements/test.txt)
SITE_STAMP := $(VENV)/.site-$(call key,cat requirements/site.txt)
PACKAGE_STAMP := $(VENV)/.package-$(call key,cat pyproject.toml)
TEST_STAMP := $(VENV)/.test-$(call key,cat requirements/test.txt)
AUDIT_STAMP := $(VENV)/.audit-$(call key,cat requirements/audit.txt)
DOCUMENTS_STAMP := $(VENV)/.documents-$(call key,cat requirements/documents.txt)
SBOM := sbom.json
LIGHTHOUSE := tests/lighthouse
LIGHTHOUSE_STAMP := $(LIGHTHOUSE)/node_modules/.installed-$(call key,cat tests/lighthouse/package-lock.json)

.PHONY: help site serve test quick check lint format types bench nation accuracy personal tables lighthouse search screenshots docs accessibility reference schemas lock audit sbom kills fuzz mutants clean

help: ## แสดงคำสั่งทั้งหมด | list every target
	@printf '%s\n' 'Prongsai (โปร่งใส)' '' 'วิธีใช้ | usage: make <target>' ''
	@awk -F ' *## *' '/^[a-z]+:.*## / { sub(/:.*/, "", $$1); printf "  %-13s %s\n", $$1, $$2 }' Makefile
	@printf '%s\n' '' 'ตัวเลือก | options: PYTHON=python3.12  PYTEST_ARGS="-k scores"  SERVE_ARGS="-a localhost:8001"'

site: $(DOCUMENTS_STAMP) ## สร้างเว็บไซต์ลงโฟลเดอร์ site | build the website into site/
	@$(BIN)/prongsai build
	@printf '%s\n' 'เปิดดูเว็บไซต์: รันคำสั่งด้านล่าง แล้วเปิด http://localhost:8000 ในเบราว์เซอร์' \
	  'To look at it, run the command below and open http://localhost:8000 in a browser:' \
	  '  python3 -m http.server -d site 8000'

serve: $(PACKAGE_STAMP) ## ดูเว็บไซต์ขณะแก้ไข ปรับตามทันที | preview the site while editing
	@$(BIN)/mkdocs serve $(SERVE_ARGS)

check: $(PACKAGE_STAMP) ## ตรวจข้อมูลใน content โดยไม่สร้างเว็บไซต์ | check content/ without building
	@$(BIN)/prongsai check $(CHECK_ARGS)

# Types are looked at while the first tests run, and told where they are not right.
test: $(TEST_STAMP) ## ตรวจรูปแบบโค้ด ชนิดข้อมูล และรันการทดสอบทั้งหมด | lint, types and every test
	@chromium=$$(sh tests/tools/ensure_browser.sh) && \
	  printf 'เบราว์เซอร์ | browser: %s\n' "$$chromium" && \
	  sh tests/tools/ensure_programs.sh && sh tests/tools/ensure_pango.sh $(BIN)/python && \
	  $(BIN)/ruff check && $(BIN)/ruff format --check || exit 1; \
	  $(BIN)/mypy > $(VENV)/types.log 2>&1 & types=$$!; \
	  PRONGSAI_CHROMIUM="$$chromium" PYTHONWARNDEFAULTENCODING=1 $(BIN)/python -m pytest $(PARALLEL) $(PYTEST_ARGS); \
	  tests=$$?; wait $$types || { cat $(VENV)/types.log; exit 1; }; exit $$tests

quick: $(TEST_STAMP) ## รันการทดสอบที่ใช้เวลาน้อย สำหรับงานประจำวัน | the tests that take little time, for daily work
	@PYTHONWARNDEFAULTENCODING=1 $(BIN)/python -m pytest --quick $(PARALLEL) $(PYTEST_ARGS)

lint: $(TEST_STAMP) ## ตรวจรูปแบบโค้ด | lint, and check the formatting
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

format: $(TEST_STAMP) ## จัดรูปแบบโค้ดให้ถูกต้อง | format the code in place
	@$(BIN)/ruff format

types: $(TEST_STAMP) ## ตรวจชนิดข้อมูลของโค้ด | check the types
	@$(BIN)/mypy

bench: $(TEST_STAMP) ## วัดเวลาที่ใช้สร้างเว็บไซต์ | measure how long a build takes
	@$(BIN)/python tests/tools/bench.py $(BENCH_ARGS)

nation: $(TEST_STAMP) ## สร้างเว็บไซต์ของทั้งประเทศสมมุติ แล้วบอกว่าใช้เท่าใด | build an invented nation in parts, and measure it
	@PYTHONPATH=. $(BIN)/python tests/tools/nation.py --agencies '$(NATION)' $(NATION_ARGS)

accuracy: $(TEST_STAMP) ## วัดว่าพบตัวเลขที่พิมพ์ผิดได้เพียงใด | measure how well planted faults are found
	@PYTHONPATH=. $(BIN)/python tests/tools/accuracy.py $(ACCURACY_ARGS)

personal: $(TEST_STAMP) ## วัดว่าพบข้อมูลส่วนบุคคลได้เพียงใด | measure how well planted personal data is found
	@PYTHONPATH=. $(BIN)/python tests/tools/personal.py $(PERSONAL_ARGS)

tables: $(TEST_STAMP) ## วัดว่าอ่านตารางมาตรการของรายงานใน TABLES ได้เพียงใด | measure how well tables of the reports in TABLES are read
	@PYTHONPATH=. $(BIN)/python tests/tools/tables.py '$(TABLES)'

kills: $(TEST_STAMP) ## ตัดการสร้างเว็บไซต์กลางคันทุกจุด แล้วดูว่าเว็บไซต์ยังอยู่ครบ | stop a build at every call, and see that the site is whole
	@PYTHONPATH=. $(BIN)/python tests/tools/kills.py $(KILLS_ARGS)

fuzz: $(TEST_STAMP) ## ลองข้อมูลที่ไม่มีใครเขียน นานตาม SECONDS | try inputs that nobody wrote, as long as SECONDS says
	@PYTHONPATH=. $(BIN)/python tests/tools/fuzz.py --seconds '$(SECONDS)' $(FUZZ_ARGS)

mutants: $(TEST_STAMP) ## วัดว่าการทดสอบเห็นความผิดพลาดในโค้ดเพียงใด | measure how many mistakes in the code the tests see
	@PYTHONWARNDEFAULTENCODING=1 PYTHONPATH=. $(BIN)/python tests/tools/mutants.py --sample '$(MUTANTS)' \
	  $(if $(REV),--since '$(REV)') $(MUTANTS_ARGS)

search: $(TEST_STAMP) ## วัดความเร็วของการค้นหาบนเว็บไซต์ 500 หน้า | time the search on a site of 500 pages
	@PRONGSAI_CHROMIUM=$$(sh tests/tools/ensure_browser.sh) PYTHONPATH=. \
	  $(BIN)/python tests/tools/search_bench.py $(SEARCH_ARGS)

lighthouse: $(TEST_STAMP) $(LIGHTHOUSE_STAMP) ## วัดหน้าเว็บด้วย Lighthouse (ต้องมี Node.js) | judge pages with Lighthouse (needs Node.js)
	@PRONGSAI_CHROMIUM=$$(sh tests/tools/ensure_browser.sh) PYTHONPATH=. \
	  $(BIN)/python $(LIGHTHOUSE)/measure.py $(LIGHTHOUSE_ARGS)

screenshots: $(TEST_STAMP) ## ถ่ายภาพทุกแบบของหน้าและหน้าพิมพ์ไว้ดู | photograph every kind of page, and what it prints
	@PRONGSAI_CHROMIUM=$$(sh tests/tools/ensure_browser.sh) PYTHONPATH=. \
	  $(BIN)/python tests/tools/screenshots.py $(SCREENSHOTS_ARGS)

docs: $(PACKAGE_STAMP) ## สร้างคู่มือเป็นเว็บไซต์ลงโฟลเดอร์ docs-site | build the guides as a site into docs-site/
	@$(BIN)/mkdocs build --config-file hooks/docs.yml

accessibility: $(TEST_STAMP) ## ตรวจการเข้าถึงทุกแบบของหน้า แล้วบันทึกผลลงคำแถลง | look for barriers, and write the result for the statement
	@PRONGSAI_ACCESSIBILITY=write PRONGSAI_CHROMIUM=$$(sh tests/tools/ensure_browser.sh) PYTHONWARNDEFAULTENCODING=1 \
	  $(BIN)/python -m pytest tests/browser/accessibility $(PYTEST_ARGS)

reference: $(PACKAGE_STAMP) ## เขียน REFERENCE.md ใหม่จากแบบจำลองข้อมูล | write REFERENCE.md again from the model
	@$(BIN)/python -m prongsai.reference REFERENCE.md

schemas: $(PACKAGE_STAMP) ## เขียน JSON Schema ของไฟล์และของข้อมูลเปิดใหม่ | write the JSON Schemas of files and of open data again
	@$(BIN)/python -m prongsai.schemas

# The locks hold for the oldest supported Python. Pins stay as they are, unless LOCK_ARGS=--upgrade.
# The test lock is held to the site lock, so the site is tested with what it is built with.
lock: ## ล็อกรุ่นของแพ็กเกจใหม่ (ต้องใช้ Python 3.11) | write the locks again (needs Python 3.11)
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { printf '%s\n' \
	  'การล็อกรุ่นต้องใช้ Python 3.11: make lock PYTHON=python3.11 | The locks are made with Python 3.11: make lock PYTHON=python3.11' >&2; exit 1; }
	@'$(PYTHON)' -m venv $(LOCK_VENV)
	@$(LOCK_VENV)/bin/python -m pip -qq --disable-pip-version-check --no-input install '$(PIP_TOOLS)'
	@set -e; \
	compile() { CUSTOM_COMPILE_COMMAND='make lock' $(LOCK_VENV)/bin/python -m piptools compile --quiet \
	  --generate-hashes --allow-unsafe --strip-extras --build-deps-for=editable --no-emit-index-url \
	  --no-emit-trusted-host --no-emit-find-links $(LOCK_ARGS) "$$@" pyproject.toml; }; \
	compile --extra=install --output-file=requirements/site.txt; \
	compile --extra=install --extra=documents --extra=sheets --extra=cluster --extra=test --constraint=requirements/site.txt --output-file=requirements/test.txt; \
	compile --extra=install --extra=documents --extra=sheets --constraint=requirements/test.txt --output-file=requirements/documents.txt; \
	compile --extra=install --extra=sheets --constraint=requirements/test.txt --output-file=requirements/sheets.txt; \
	compile --extra=install --extra=documents --extra=sheets --extra=cluster --constraint=requirements/test.txt --output-file=requirements/cluster.txt; \
	compile --extra=install --extra=audit --constraint=requirements/test.txt --output-file=requirements/audit.txt

audit: $(AUDIT_STAMP) ## ตรวจว่ารุ่นที่ล็อกไว้มีช่องโหว่ที่รู้แล้วหรือไม่ (ใช้อินเทอร์เน็ต) | look for known vulnerabilities (needs a network)
	@$(BIN)/python tests/tools/audit.py $(wildcard requirements/*.txt)

sbom: $(AUDIT_STAMP) ## เขียนรายการซอฟต์แวร์ที่ใช้สร้างเว็บไซต์ลง sbom.json | write the bill of materials (CycloneDX)
	@$(BIN)/python -W ignore -m cyclonedx_py requirements requirements/documents.txt --pyproject pyproject.toml --mc-type application \
	  --output-reproducible --validate --output-file $(SBOM)

clean: ## ลบสิ่งที่สร้างขึ้นทั้งหมด | remove everything that was built
	@rm -rf site docs-site screenshots $(SBOM) .site-* $(VENV) $(LIGHTHOUSE)/node_modules $(LOCK_VENV) .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist
	@find hooks tests -depth \( -name __pycache__ -o -name '*.egg-info' \) -exec rm -rf {} +

$(VENV_STAMP):
	@command -v '$(PYTHON)' >/dev/null || { printf '%s\n' \
	  'ไม่พบคำสั่ง $(PYTHON): ติดตั้ง Python 3.11 ขึ้นไปก่อน | $(PYTHON) was not found: install Python 3.11 or newer.' >&2; exit 1; }
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { printf '%s\n' \
	  "ต้องใช้ Python 3.11 ขึ้นไป แต่ $(PYTHON) คือ $$('$(PYTHON)' -V 2>&1) | Prongsai needs Python 3.11 or newer, but $(PYTHON) is $$('$(PYTHON)' -V 2>&1)." >&2; exit 1; }
	@'$(PYTHON)' -c 'import ensurepip, venv' 2>/dev/null || { printf '%s\n' \
	  'Python นี้ไม่มีโมดูล venv: บน Debian/Ubuntu ให้ติดตั้ง python3-venv | This Python lacks the venv module: on Debian/Ubuntu install python3-venv.' >&2; exit 1; }
	@printf '%s\n' 'กำลังเตรียมสภาพแวดล้อมใน $(VENV) | preparing $(VENV)' >&2
	@'$(PYTHON)' -m venv --clear $(VENV)
	@touch $@

$(SITE_STAMP): $(VENV_STAMP)
	@$(PIP) install --require-hashes -r requirements/site.txt
	@touch $@

# The lock holds the build backend too, so installing the package itself fetches nothing.
$(PACKAGE_STAMP): $(SITE_STAMP)
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# What writes documents for filing, and workbooks. Without the libraries of the system that draw PDF there are Word files alone.
$(DOCUMENTS_STAMP): $(PACKAGE_STAMP)
	@sh tests/tools/ensure_pango.sh $(BIN)/python
	@$(PIP) install --require-hashes -r requirements/documents.txt
	@touch $@

$(LIGHTHOUSE_STAMP): $(LIGHTHOUSE)/package-lock.json
	@command -v npm >/dev/null || { printf '%s\n' \
	  'ไม่พบคำสั่ง npm: ติดตั้ง Node.js ก่อน | npm was not found: install Node.js.' >&2; exit 1; }
	@npm ci --prefix $(LIGHTHOUSE) --ignore-scripts --loglevel=error
	@touch $@

$(AUDIT_STAMP): $(PACKAGE_STAMP)
	@$(PIP) install --require-hashes -r requirements/audit.txt
	@touch $@

$(TEST_STAMP): $(PACKAGE_STAMP)
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@
