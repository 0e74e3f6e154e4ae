"""Settings of this device's window."""
