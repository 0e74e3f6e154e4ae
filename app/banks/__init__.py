"""YAML course folders -> domain, every fault with its place and remedy; no YAML type leaves this room."""
