"""The foundation: what every room stands on, each module importing only those before it."""
