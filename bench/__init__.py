"""Benchmarks, run by hand; each prints ratios of ways tried in the same run."""
