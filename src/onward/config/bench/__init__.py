"""Benchmarks, one file each: what is timed, at what size, and beside which alternative. `onward.config.benchmarks` runs them."""
