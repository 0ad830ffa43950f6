"""Where accounts differ, within one article and between several."""
