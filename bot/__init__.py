"""Kenesh: the Telegram bot of a small grants programme."""
