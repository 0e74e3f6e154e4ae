"""One module for each thing a person does, and the ports they need."""
