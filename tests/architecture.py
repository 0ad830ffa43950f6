"""The rules of the house, read from the code with `ast`: nothing is imported, nothing is run.

In: the folder that holds the package `generator`. Out: violations as `path:line: what is wrong, and what to do`.
The surprising thing: an import inside a function counts like any other, so a circle cannot be hidden there.
"""

import ast
import re
import sys
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

PACKAGE = "generator"
ROOMS = ("articles", "content", "links", "pages", "publish")
APART = ("articles", "content")  # they meet in the file format and import no room

# The plan of the house, the one place where the order stands: what lies in a folder, in the order in which data flows.
# Of two names in a folder the later one imports the earlier one, never the other way round.
PLAN = {
    "": "base articles content links pages publish build commands __main__",
    "base": "problems languages litter notation figures config memo workers profile git",
    "base/notation": "characters nodes values front_matter",
    "base/figures": "words read stamps moments lengths",
    "articles": (
        "article findings vocabulary capture layout metadata read text people discourse readings calls accounts "
        "compare remarks meaning drafts intake"
    ),
    "articles/vocabulary": "own words states outlets spellings register",
    "articles/capture": "fetch page_data page clipping wrapped",
    "articles/layout": "shapes credits heads markup forms features label",
    "articles/metadata": "dates updates credited metadata",
    "articles/text": ("quotation_marks tagging outline document phrases subjects pieces clauses channels reading"),
    "articles/people": (
        "offices names bodies somebody written grounds strangers people states titles introduced holders cast"
    ),
    "articles/discourse": "source_phrases sources focus pairs roles unnamed referents sayings speakers quotations",
    "articles/calls": ("narrator triggers who roles place parties status times event making events merging contacts"),
    "articles/accounts": "sides course voices tellers fact days asking facts lasting statements found_calls",
    "articles/compare": "content_words values marks contrasts scopes heads wordings differences",
    "articles/drafts": "markup report report_fields report_articles from_report ids calldraft draft write",
    "content": "pieces facts entry addresses plain fields schema units body card checks parse read reading",
    "content/body": (
        "fences places sentences quotations inline blocks bounds definitions elsewhere emphasis quotes markdown "
        "statements read"
    ),
    "links": (
        "archive order alignment resolve backlinks translations staleness consistency wordings accounts exchange "
        "editions link"
    ),
    "pages": "words views site partials files search kinds theme render output rendering search_indexes indexing",
    "pages/words": "compiled formats catalogues markup",
    "pages/views": "shared pictures call lists pages parallel search",
    "pages/site": (
        "permalinks fragments registers language_site sites listings pagination selections page_counts plan changes"
    ),
    "pages/theme": "mistakes templates theme messages unused",
    "pages/partials": (
        "body_html glyphs call_lines call_facts call_accounts citations source_notes mentions quotations pictures "
        "notices jsonld metadata head"
    ),
    "pages/files": (
        "tables data_rows data_tables exports flat feeds calendars data_package data_files share_pictures sitemap"
    ),
    "pages/search": "words same records texts scratch index page",
    "pages/kinds": "call lists actor positions topic entries pairs parallel data timeline home entrance table",
    "publish": "lock output stage swap write up_to_date deploy",
    "commands": (
        "terminal completion options checking editing preview build check serve new import_articles translations "
        "messages schema init deploy cli"
    ),
    "commands/checking": "outside_links placeholders rendered review check",
    "commands/editing": "pinned sample init new history accept",
    "commands/preview": "requests script report state socket answers watch loop serve glimpse preview",
}

LONGEST_MODULE, LONGEST_FUNCTION, FRONT_DOOR, BREADTH = 300, 60, 6, 14
FORBIDDEN = frozenset({"manager", "handler", "helper", "util", "processor", "info", "item"})

# One home for each library. A library that is not named here has no home: give it one, and a line in pyproject.toml.
HOMES = {
    "yaml": ("base/notation/*",),
    "markdown_it": ("content/body/*",),
    "mdit_py_plugins": ("content/body/*",),
    "jinja2": ("pages/*",),
    "markupsafe": ("pages/*",),
    "babel": ("pages/*",),
    "PIL": ("pages/files/share_pictures.py",),
    "pagefind_bin_extended": ("pages/search/index.py",),
    "livereload": ("commands/preview/*",),
    "tornado": ("commands/preview/*",),
    "trafilatura": ("articles/capture/page.py",),
    "lxml": ("articles/capture/page.py",),
    "charset_normalizer": ("articles/capture/fetch.py",),
    "ahocorasick": ("articles/*",),
    "rapidfuzz": ("articles/*",),
    "HanTa": ("articles/text/tagging.py",),
    "click": ("commands/*",),
    "rich": ("commands/*",),
}


@dataclass(frozen=True, slots=True)
class Module:
    """One file: `place` is its path below the package with `/`, `name` what it is imported as."""

    place: str
    name: str
    text: str
    tree: ast.Module

    @property
    def top(self) -> str:
        """What it belongs to in the listing of the package; empty for the package itself."""
        return self.name.split(".")[1] if "." in self.name else ""


@dataclass(frozen=True, slots=True)
class Import:
    """One imported thing: `target` is a full dotted name, `line` where it is imported."""

    target: str
    line: int
    type_checking: bool


def violations(folder: Path) -> tuple[str, ...]:
    """Everything in `folder`/generator that breaks a rule, sorted by place."""
    modules = read_modules(folder)
    imports = {module.name: tuple(imports_of(module, modules)) for module in modules.values()}
    found: list[str] = []
    for module in modules.values():
        found.extend(shape_violations(module))
        for imported in imports[module.name]:
            says = import_violation(module, imported, modules)
            if says:
                found.append(f"{PACKAGE}/{module.place}:{imported.line}: {says}")
    found.extend(wide_folders(modules))
    found.extend(circles(imports, modules))
    return tuple(sorted(found, key=by_place))


def by_place(violation: str) -> tuple[str, int, str]:
    path, line, says = violation.split(":", 2)
    return path, int(line), says


def read_modules(folder: Path) -> dict[str, Module]:
    package = folder / PACKAGE
    modules = {}
    for path in sorted(package.rglob("*.py")):
        place = path.relative_to(package).as_posix()
        parts = [PACKAGE, *place.removesuffix(".py").split("/")]
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        modules[name] = read_module(place, name, path.read_text(encoding="utf-8"))
    return modules


@cache
def read_module(place: str, name: str, text: str) -> Module:
    return Module(place, name, text, ast.parse(text, place))


def statements(tree: ast.AST) -> Iterator[ast.AST]:
    """The node and every statement below it, also those within functions; expressions are not looked into."""
    waiting = deque([tree])
    while waiting:
        node = waiting.popleft()
        yield node
        for part in ("body", "orelse", "finalbody", "handlers", "cases"):
            waiting.extend(getattr(node, part, ()))


# Imports


def imports_of(module: Module, modules: dict[str, Module]) -> Iterator[Import]:
    """Every import of the module; of our own, the module that is really meant (`from generator import problems`)."""
    hidden = {id(node) for block in type_checking_blocks(module.tree) for node in statements(block)}
    for node in statements(module.tree):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            targets = [meant(origin(node, module), alias.name, modules) for alias in node.names]
        else:
            continue
        for target in dict.fromkeys(targets):
            yield Import(target, node.lineno, id(node) in hidden)


def type_checking_blocks(tree: ast.Module) -> Iterator[ast.If]:
    for node in statements(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield node


def origin(node: ast.ImportFrom, module: Module) -> str:
    """The absolute name of what stands after `from`."""
    if not node.level:
        return node.module or ""
    is_package = module.place.endswith("__init__.py")
    parts = module.name.split(".")
    base = parts[: len(parts) - node.level + is_package]
    return ".".join([*base, *filter(None, [node.module])])


def meant(origin_name: str, imported: str, modules: dict[str, Module]) -> str:
    """`a.b` for `from a import b` where b is a module of ours that the front door of a does not offer as a name."""
    candidate = f"{origin_name}.{imported}"
    if candidate in modules and imported not in offered(modules.get(origin_name)):
        return candidate
    return origin_name


def offered(module: Module | None) -> frozenset[str]:
    """The names that a front door binds itself."""
    names = set()
    for node in module.tree.body if module else ():
        if isinstance(node, ast.Import | ast.ImportFrom):
            names |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return frozenset(names)


def import_violation(module: Module, imported: Import, modules: dict[str, Module]) -> str | None:
    """What is wrong with this import, or None."""
    first = imported.target.split(".")[0]
    if first != PACKAGE:
        return library_violation(module, first)
    if imported.type_checking:
        return f"{imported.target} is imported behind TYPE_CHECKING: import it openly, or move what both sides need up"
    target = imported.target.partition(".")[2].split(".")[0]
    if not target:  # the package itself imports nothing and says only its version
        return None
    return order_violation(module, imported.target) or front_door_violation(module, imported.target, modules)


def library_violation(module: Module, library: str) -> str | None:
    if library in sys.stdlib_module_names:
        return None
    homes = HOMES.get(library)
    if homes is None:
        return f"{library} has no home: name one in HOMES of tests/architecture.py and declare it in pyproject.toml"
    if any(fnmatch(module.place, home) for home in homes):
        return None
    return f"{library} is at home in {' or '.join(homes)}: what is needed of it here belongs there"


def order_violation(module: Module, target: str) -> str | None:
    """The order of the house, at each level: what stands in one folder imports only what stands before it there."""
    if not module.top:
        return "the map of the house imports nothing"
    importer, imported = module.name.split(".")[1:], target.split(".")[1:]
    if importer[0] in APART and imported[0] in ROOMS and imported[0] != importer[0]:
        return f"{importer[0]} imports no room, but this imports {imported[0]}: they meet in the files and in notation"
    folder, here, there = parting(importer, imported)
    if not here or not there or rank(folder, there) < rank(folder, here):
        return None
    where = f"generator/{folder}".rstrip("/")
    return (
        f"{here} imports {there}, which comes after it in {where}: move what both need before {here}, "
        "or change the order in PLAN of tests/architecture.py"
    )


def parting(one: list[str], other: list[str]) -> tuple[str, str, str]:
    """The folder in which two paths part, and the names there; a name is empty where its path ends with the folder."""
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return "/".join(one[:shared]), "".join(one[shared : shared + 1]), "".join(other[shared : shared + 1])


def rank(folder: str, name: str) -> int:
    """Its place in the order of its folder; what the plan does not name comes last, so nothing may import it."""
    order = PLAN.get(folder, "").split()
    return order.index(name) if name in order else len(order)


def front_door_violation(module: Module, name: str, modules: dict[str, Module]) -> str | None:
    """Whether a room is entered past its front door; inside a room every module may be imported."""
    room = name.split(".")[1]
    if room not in ROOMS or room == module.top or name.count(".") == 1 or f"{PACKAGE}.{room}" not in modules:
        return None
    return f"{name} is imported past its front door: import the name from {PACKAGE}.{room}"


def circles(imports: dict[str, tuple[Import, ...]], modules: dict[str, Module]) -> Iterator[str]:
    """Each circle of imports once, said at the module that comes first in the alphabet."""
    edges = {
        name: sorted({i.target for i in found if i.target in modules and i.target != name})
        for name, found in imports.items()
    }
    for start in sorted(edges):
        way = way_back(start, edges)
        if way and start == min(way):
            yield f"{PACKAGE}/{modules[start].place}:1: imports go in a circle: {' → '.join([*way, start])}"


def way_back(start: str, edges: dict[str, list[str]]) -> list[str] | None:
    """A shortest way from `start` back to itself."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for target in edges.get(way[-1], ()):
            if target == start:
                return way
            if target not in seen:
                seen.add(target)
                ways.append([*way, target])
    return None


# Shape and names


def shape_violations(module: Module) -> Iterator[str]:
    """Length, docstring, names, and whether the plan of the house knows the place."""
    place = f"{PACKAGE}/{module.place}"
    folder, _, name = module.name.partition(".")[2].rpartition(".")
    if name and name not in PLAN.get(folder.replace(".", "/"), "").split():
        yield (
            f"{place}:1: {name} is not in the plan of the house: put this where its result belongs, "
            "and give it its place in PLAN of tests/architecture.py"
        )
    if not ast.get_docstring(module.tree):
        yield f"{place}:1: no docstring: say what comes in, what goes out, and the one surprising thing"
    lines = module.text.count("\n")
    if lines > LONGEST_MODULE:
        yield f"{place}:{LONGEST_MODULE + 1}: {lines} lines, at most {LONGEST_MODULE}: find what is a part of its own"
    yield from long_functions(module, place)
    yield from forbidden_names(module, place)
    yield from wide_front_door(module, place)


def wide_folders(modules: dict[str, Module]) -> Iterator[str]:
    """Folders with more modules than one takes in at a glance."""
    folders = Counter(module.place.rpartition("/")[0] for module in modules.values() if "__init__" not in module.place)
    for folder, breadth in sorted(folders.items()):
        if breadth > BREADTH:
            place = "/".join(filter(None, (PACKAGE, folder, "__init__.py")))
            yield f"{place}:1: {breadth} modules in one folder, at most {BREADTH}: find which of them make a room"


def long_functions(module: Module, place: str) -> Iterator[str]:
    for node in statements(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                most = f"at most {LONGEST_FUNCTION}: name its steps"
                yield f"{place}:{node.lineno}: {node.name} has {length} lines, {most}"


def forbidden_names(module: Module, place: str) -> Iterator[str]:
    names = [(1, part) for part in module.name.split(".")] + list(top_level_names(module.tree))
    for line, name in names:
        for word in sorted(FORBIDDEN & set(words(name))):
            yield f"{place}:{line}: {name} is called “{word}”, which says nothing: say what it makes"


def top_level_names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Name):
                    yield node.lineno, target.id


def words(name: str) -> list[str]:
    """`PageManager`, `page_manager` and `PAGE_MANAGERS` hold the word manager."""
    found = [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]
    return found + [word.removesuffix("s") for word in found]


def wide_front_door(module: Module, place: str) -> Iterator[str]:
    if module.top not in ROOMS or module.place != f"{module.top}/__init__.py":
        return
    for node in module.tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            width = len(ast.literal_eval(node.value))
            if width > FRONT_DOOR:
                most = f"at most {FRONT_DOOR}: hand over one thing that holds them"
                yield f"{place}:{node.lineno}: a front door of {width} names, {most}"
