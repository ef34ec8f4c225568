"""Print `docs/tables.md`: the columns of the tables that `run --format csv|parquet` writes."""

from eventextract.batch.table_schema import page

print(page(), end="")
