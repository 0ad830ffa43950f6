"""Output files in, a published folder or a live preview out. ⚡ Touches the disk and the network's loopback."""

from generator.publish.output import check_output
from generator.publish.write import Changes, write_site

__all__ = ["Changes", "check_output", "write_site"]
