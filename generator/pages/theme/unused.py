"""An archive's own theme in, warnings for what nothing uses in it out: messages and templates. ⚡ Reads files.

A template is used if a kind of page is made with it, or a used one extends, includes or imports it. A message is used
if code or a template of any theme asks for it.
"""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, meta

from generator.base.problems import Place, Problem, did_you_mean
from generator.pages.theme.messages import compared


def unused(own: Path, folders: Sequence[Path], roots: Collection[str]) -> Iterator[Problem]:
    """Warnings for the theme in the folder `own`. `folders` are all themes in use, `roots` the templates of pages."""
    name = f"themes/{own.name}"
    templates = [folder / "templates" for folder in folders if (folder / "templates").is_dir()]
    catalogues = sorted((own / "locales").glob("*.po"))
    for file, what, message, line in compared(catalogues, folders) if catalogues else ():
        if what == "unused":
            said = f"nothing asks for the message “{message.text}”" + (f" ({message.meaning})" * bool(message.meaning))
            yield Problem(Place(f"{name}/locales/{file.name}", line or 1), said, "remove it", "warning")
    own_templates = sorted(path for path in (own / "templates").rglob("*.*") if path.suffix in (".html", ".svg"))
    reached = _reached(templates, roots) if own_templates else ()
    for path in own_templates:
        template = path.relative_to(own / "templates").as_posix()
        if template not in reached:
            remedy = did_you_mean(template, roots) or "remove it, or extend or include it"
            yield Problem(
                Place(f"{name}/templates/{template}"), f"nothing uses the template `{template}`", remedy, "warning"
            )


def _reached(folders: Sequence[Path], roots: Collection[str]) -> set[str]:
    """The names of all templates that pages are made of, `default/x.html` counting as `x.html`."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    reached, waiting = set[str](), list(roots)
    while waiting:
        name = waiting.pop().removeprefix("default/")
        if name in reached:
            continue
        reached.add(name)
        for file in (folder / name for folder in folders if (folder / name).is_file()):
            try:
                tree = environment.parse(file.read_text("utf-8"))
            except (TemplateSyntaxError, OSError, UnicodeDecodeError):
                continue  # the build says so, with the place
            waiting += [found for found in meta.find_referenced_templates(tree) if found]
    return reached
