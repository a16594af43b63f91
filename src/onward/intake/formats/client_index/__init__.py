"""Client indexes: who a social care system holds, in tables of the Standard Safeguarding Dataset.

Adult systems, and others that list who works with whom, send the same tables.
"""
