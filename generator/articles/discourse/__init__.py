"""Who is meant and who says what: pronouns, attribution, quotations."""
