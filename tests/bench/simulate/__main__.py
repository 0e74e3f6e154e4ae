"""Starts the simulation."""

from __future__ import annotations

from tests.bench.simulate.run import main

main()
