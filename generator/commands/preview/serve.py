"""A function that builds in, a live preview on the loopback out. ⚡ Serves.

Tornado and livereload take a tenth of a second to load, so they are loaded when a preview is wanted and not before.
"""

from collections.abc import Callable

from generator.commands.preview.state import Outcome, Preview


def serve_live(
    preview: Preview, port: int, started: Callable[[str], None], built: Callable[[Outcome, str, float], None]
) -> None:
    """Serve until interrupted (SIGINT, SIGTERM). Raises `SetupError` if the port cannot be had; 0 takes a free one.

    `started(address)` is called before the first build, `built(outcome, address, seconds)` after each, from the event
    loop; the address ends with the base path, as far as it is known.
    """
    from generator.commands.preview.loop import run

    run(preview, port, started, built)
