"""A consent is given once, holds until it is withdrawn, and is never edited."""
