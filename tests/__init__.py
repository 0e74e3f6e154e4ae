"""Tests: they mirror app/."""
