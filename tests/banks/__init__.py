"""Tests of app/banks."""
