"""Everything that can be said of an archive before it is published: a folder in, problems out. ⚡ Reads files.

First what stops a build; where nothing does, the review of the content, then the pages as they would be.
Nothing is written.
"""

from dataclasses import replace
from pathlib import Path

from generator.base.problems import in_order
from generator.build import Loaded, Progress, load, nothing_in, silent, theme_folders
from generator.commands.checking.outside_links import check_outside_links
from generator.commands.checking.placeholders import unfilled
from generator.commands.checking.rendered import check_rendered
from generator.commands.checking.review import review
from generator.content import read_text
from generator.pages import plan_site


def check(
    folder: Path, drafts: bool = False, strict: bool = False, progress: Progress = silent, external: bool = False,
    built: Path | None = None,
) -> Loaded:  # fmt: skip
    """What `load` gives, with the warnings for which a build has no time. Raises `SetupError` for a wrong set-up.

    With `external` the addresses outside are asked too, which is the only use of the network. With `built`, the folder
    that holds the site of this archive, its pages are read there instead of being rendered again.
    """
    loaded = load(folder, None, drafts, progress=progress)
    site, archive = loaded.site, loaded.archive
    if site is None or archive is None or not loaded.sound:
        return loaded
    texts = {edition.path: read_text(folder, edition.path)[0] for edition in loaded.editions}
    problems = [*loaded.problems, *nothing_in(archive), *review(archive, site.quotation_words, texts, strict)]
    problems += () if strict else unfilled(folder)  # only who runs the site can fill them in
    folders = theme_folders(folder, site.theme)
    planned = plan_site(archive, site, folders)
    problems += planned.problems
    if not any(problem.severity == "error" for problem in planned.problems) and archive.entries:
        problems += planned.unused(folder / "themes" / site.theme)
        problems += check_rendered(planned, archive, site, texts, progress, built)
    if external:
        problems += check_outside_links(archive, texts, progress)
    return replace(loaded, problems=in_order(problems))
