"""Simulated learners study with several schedules until a test: python -m tests.bench.simulate --help."""
