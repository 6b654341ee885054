# De opdrachten van dit project. `make` alleen toont ze.

PYTHON ?= python3
# Evenveel testprocessen als er kernen zijn op de kleinste machine waarop we rekenen.
WORKERS ?= 2
# Extra woorden voor lok, bijvoorbeeld: make check ARGS="--format json"
ARGS ?=

BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help site publish serve desk check changes hook test test-records format pictures bench lock lock-newest upgrade environment environment-dev environment-register

help: ## toon deze lijst
	@echo "Gebruik: make <opdracht>"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 22

site: environment ## controleer de gegevens en bouw beide sites in build/
	@$(BIN)/lok build $(ARGS)
	@$(BIN)/lok hook --offer

publish: environment ## zet de gebouwde sites op de server van het bestuur
	@$(BIN)/lok publish $(ARGS)

serve: environment ## bekijk de site terwijl u schrijft
	@$(BIN)/lok serve $(ARGS)

desk: environment ## open het bureau van de secretaris: schrijven in de browser
	@$(BIN)/lok desk $(ARGS)

check: environment ## controleer de gegevens
	@$(BIN)/lok check $(ARGS)

changes: environment ## toon wat lezers merken van een wijziging
	@$(BIN)/lok changes $(ARGS)

upgrade: environment ## neem een nieuwere versie van het programma
	@$(BIN)/lok upgrade $(ARGS)

hook: environment ## laat git alles nakijken voor het iets bewaart
	@$(BIN)/lok hook

# Honderden processen beginnen met dezelfde programma's: wat Python daarvan vertaalt, houdt het bij, ook waar dat af staat.
test: environment-dev ## voer alle controles en tests uit, met een echte browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/codespell README.md CONTRIBUTING.md
	scripts/setup/libical
	scripts/setup/libreoffice
	scripts/setup/server
	CHROMIUM="$$(scripts/setup/browser)" && TMPDIR="$$(scripts/setup/workplace)" && export CHROMIUM TMPDIR && \
		PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

test-records: environment-dev ## controleer de gegevens, bouw beide sites en lees na wat erin staat
	$(BIN)/lok check $(ARGS)
	$(BIN)/pytest tests/living tests/repository/test_handbook.py

format: environment-dev ## zet de Python-code in de afgesproken vorm
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

pictures: environment-dev ## maak de beelden van de handleiding opnieuw
	CHROMIUM="$$(scripts/setup/browser)" && export CHROMIUM && LOK_ACCEPT=1 $(BIN)/pytest tests/browser/test_handbook_pictures.py

bench: environment-dev ## meet hoe lang controleren en bouwen duurt
	$(BIN)/python tests/bench/run.py $(ARGS)

lock: environment-dev ## schrijf de lijsten van pakketten opnieuw uit pyproject.toml
	$(BIN)/python scripts/setup/lock.py

lock-newest: environment-dev ## idem, en neem de nieuwste versies die pyproject.toml toelaat
	$(BIN)/python scripts/setup/lock.py --upgrade

environment:
	@python=$$(scripts/setup/find-python "$(PYTHON)") && "$$python" scripts/setup/environment.py site

environment-register: ## zet klaar wat een register van raden nodig heeft
	@python=$$(scripts/setup/find-python "$(PYTHON)") && "$$python" scripts/setup/environment.py register

environment-dev:
	@python=$$(scripts/setup/find-python "$(PYTHON)") && "$$python" scripts/setup/environment.py dev
