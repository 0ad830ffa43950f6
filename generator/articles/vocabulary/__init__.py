"""What the import knows beforehand: words, states, outlets, the register of actors, and how names are spelled."""
