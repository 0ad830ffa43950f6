"""A live preview: the archive in, a served site that follows every save out. ⚡ Watches the disk, serves loopback."""

import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from generator import terminal
from generator.build import build, load
from generator.publish.serve import serve_folder


def preview(archive: Path, port: int, drafts: bool, quiet: bool) -> None:
    """Serve the archive until interrupted. The site is built into a folder of its own, `site/` is left alone."""
    loaded = load(archive, drafts=drafts)
    base_path = urlsplit(loaded.site.base_url).path if loaded.site else "/"
    with tempfile.TemporaryDirectory(prefix="briefings-preview-") as scratch:
        output = Path(scratch) / "site"

        def rebuild() -> None:
            built = build(archive, output, drafts=drafts)
            terminal.show_problems(built.problems)
            if built.stopped:
                terminal.say("The preview stays as it was.", quiet)
            else:
                terminal.say(f"{built.pages:,} pages, {built.written:,} files changed.", quiet)

        rebuild()
        watched = [path for path in (archive / "content", archive / "themes") if path.is_dir()]
        serve_folder(output, base_path, port, watched, rebuild, lambda url: terminal.say(f"Look at {url}", quiet))
