"""The server on which persons check and correct cases."""
