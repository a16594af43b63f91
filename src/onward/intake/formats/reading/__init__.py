"""How files are opened, sniffed and walked through, whatever their format: tables, XML, dates, code lists."""
