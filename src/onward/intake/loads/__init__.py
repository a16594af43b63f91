"""A load, from the files as received to the facts of people's lives; each step can be stopped anywhere and taken up again.

receiving: files kept under their own digest; archives opened with limits. reading: units checked and kept as rows.
standing: which row stands for each key. deriving: what the standing rows of each subject claim. joining: who is who.
telling: each person's life, told to `people` and `sharing`. working: the order of the steps.
"""
