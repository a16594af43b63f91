"""SSDA903: the yearly return of children looked after and care leavers, as its set of CSV files and as one XML file."""
