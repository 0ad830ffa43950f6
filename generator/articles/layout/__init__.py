"""Lines become labelled lines: headline, lead, body, furniture, each with its reason."""
