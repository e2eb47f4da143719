"""`python -m prongsai.schemas` writes the schemas again."""

from prongsai.schemas import write_schemas

write_schemas()
