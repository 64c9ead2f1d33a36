"""What Telegram brings, routed: parse, call one service, show one screen."""
