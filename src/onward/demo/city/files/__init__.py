"""The agencies' files, in their real layouts: one module a format. Folders are named by source system."""
