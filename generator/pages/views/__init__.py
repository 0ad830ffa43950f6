"""What templates may see: frozen values of text, addresses and finished HTML. Types only."""
