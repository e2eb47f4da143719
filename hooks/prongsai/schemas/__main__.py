"""Writes the schemas of content files and of the open data: `python -m prongsai.schemas`."""

from prongsai.render import publish_schema
from prongsai.schemas import write_schemas

write_schemas()
publish_schema()
