"""The theme: templates, its own files, its catalogues kept up to date."""
