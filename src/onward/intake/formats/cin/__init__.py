"""The children in need census, XML, in the shapes of 2020-21 onwards."""
