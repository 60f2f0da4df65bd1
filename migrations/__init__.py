"""Schema migrations: append-only, one head, tested up and down. Run by ``loive migrate``."""
