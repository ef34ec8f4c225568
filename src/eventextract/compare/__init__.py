"""Two folders of records compared by meaning: what a reviewer must know of a change, and whether it is for the better."""
