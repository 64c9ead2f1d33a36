"""The only code that speaks the Bot API."""
