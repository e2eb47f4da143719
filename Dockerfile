# The engine with all that it needs, for servers without Python: put the agency's folder at /site.
#   docker build --tag prongsai .
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/site" prongsai build
FROM python:3.11-slim-bookworm

# Dates and the history of pages come from git, PDF documents from Pango; who owns the folder outside is another user in here.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends git libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/* \
 && git config --system --add safe.directory /site

WORKDIR /engine
COPY requirements/documents.txt requirements/documents.txt
RUN python -m pip install --no-cache-dir --require-hashes --requirement requirements/documents.txt
COPY LICENSE mkdocs.yml pyproject.toml ./
COPY LICENSES LICENSES
COPY hooks hooks
COPY overrides overrides
# The lock holds the build backend too, so this fetches nothing.
RUN python -m pip install --no-cache-dir --no-deps --no-build-isolation .

ENV PYTHONUTF8=1
WORKDIR /site
USER 1000
ENTRYPOINT ["python", "-m", "prongsai"]
CMD ["build"]
