"""Pure functions: surface text -> value (dates, durations, counts, countries, agencies, names)."""
