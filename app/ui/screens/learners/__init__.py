"""Learners: who studies on this device."""
