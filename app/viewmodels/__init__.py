"""One view model for each screen: plain Python; its state is a frozen dataclass, replaced whole."""
