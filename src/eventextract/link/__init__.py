"""Records of the same event, found among many: which belong together, why, and where they contradict each other.

`facts` reads of each record what is compared, `blocking` says which records are compared at all, `comparing` adds up
what speaks for and against each pair, `grouping` joins the pairs, `conflicts` lists what the records of a group dispute.
"""
