"""What is done for the project, not by the app: message catalogue, phone package."""
