"""Loads and validates the catalogue (data/) and the texts (locales/)."""
