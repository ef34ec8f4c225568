"""A folder of records and its releases as one HTML file that opens offline: what `eventextract report` writes."""
