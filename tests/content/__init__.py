"""Tests of the shipped course."""
