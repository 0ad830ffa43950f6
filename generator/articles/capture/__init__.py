"""A file becomes text: read, decoded, cut into visible blocks, wrapped rows joined."""
