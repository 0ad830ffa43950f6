"""Calls and other contacts: who, when, how long, by whose word."""
