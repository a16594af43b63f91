"""SEN2, the person-level census of EHC plans: the XML that councils send, and the CSV files that COLLECT gives back.

Source: DfE SEN2 person-level guide 2025 (v1.4); v1.1 to v1.4 are read alike, since each only adds or renames tags.
"""
