"""The loops: what is due becomes deliveries, deliveries become messages."""
