"""A batch of inputs becomes a folder of records: find inputs, plan their places, extract, write, report errors."""
