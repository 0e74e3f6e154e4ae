"""The methods of the progress store, one module per thing it keeps."""
