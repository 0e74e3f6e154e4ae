"""Coverage: a map of the text, coloured by its questions or by the answers to them."""
