"""The oldest versions that pyproject.toml allows of the libraries it names, one a line, as constraints for pip.

`make test-oldest` installs them beside the tests' libraries of today and runs the tests.
"""

import re
import tomllib

from packaging.requirements import Requirement

from tools.supply.locked import ROOT


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    print("\n".join(oldest(project["dependencies"])))


def oldest(requirements: list[str]) -> list[str]:
    """`name==version` for each requirement with a lower bound."""
    bounds = [(Requirement(line).name, re.search(r"(?:>=|==)([\d.]+)", line)) for line in requirements]
    return [f"{name}=={bound[1]}" for name, bound in bounds if bound]


if __name__ == "__main__":
    main()
