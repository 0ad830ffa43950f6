"""Who is named: persons, offices, bodies, groups, each with its exact span."""
