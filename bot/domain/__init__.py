"""Pure rules and types; the time is always an argument."""
