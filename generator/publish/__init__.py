"""Output files in, a published folder or a live preview out. ⚡ Touches the disk and the network's loopback."""

from generator.publish.deploy import deploy
from generator.publish.output import check_output
from generator.publish.serve import serve_live
from generator.publish.serve_state import Outcome, Preview
from generator.publish.write import write_site

__all__ = ["Outcome", "Preview", "check_output", "deploy", "serve_live", "write_site"]
