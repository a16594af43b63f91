"""A made-up local area: its families, what has happened to them, and the files its agencies would send. No one is real."""

from onward.demo.city.making import make_city
from onward.demo.city.model import City
from onward.demo.city.workforce import CAST
from onward.demo.city.writing import write_files, write_truth

__all__ = ["CAST", "City", "make_city", "write_files", "write_truth"]
