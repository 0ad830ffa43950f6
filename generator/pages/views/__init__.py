"""What templates may see: frozen values of text, addresses and finished HTML. Types only.

Read in this order: what all pages share (`shared`); `pictures`; a `call`; `lists`; other `pages`; editions side by side
(`parallel`); the `search`.
"""
