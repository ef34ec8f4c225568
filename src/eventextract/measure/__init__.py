"""How right the records are: scores against gold files, with intervals, and a floor that tests hold."""
