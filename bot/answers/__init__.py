"""From a question to its answer; pure, over the catalogue."""
