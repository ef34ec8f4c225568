"""For people who look at records: what the commands `show` and `explain` print."""
