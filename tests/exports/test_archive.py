"""Archives that are sent while they are made, the same each time."""

import io
import zipfile

from enishi.exports.archive import File, write_archive


def test_files_come_back_with_their_japanese_names() -> None:
    """Names are marked as UTF-8, so that Windows shows them."""
    files = [File("川崎市.md", [b"\xe7\xb8\x81", b"!"]), File("a/b.csv", [])]
    archive = zipfile.ZipFile(io.BytesIO(b"".join(write_archive(files))))
    assert archive.testzip() is None
    assert archive.read("川崎市.md").decode() == "縁!"
    assert archive.read("a/b.csv") == b""


def test_nothing_depends_on_the_clock() -> None:
    """Every file is from 1980, and readable by everyone."""
    archive = zipfile.ZipFile(io.BytesIO(b"".join(write_archive([File("a", [b"x"])]))))
    (entry,) = archive.infolist()
    assert entry.date_time == (1980, 1, 1, 0, 0, 0)
    assert entry.external_attr >> 16 == 0o100644


def test_bytes_leave_before_the_last_file_is_read() -> None:
    """An archive need not fit into memory."""
    read: list[str] = []

    def content(name: str) -> list[bytes]:
        read.append(name)
        return [name.encode()]

    pieces = write_archive(File(name, content(name)) for name in ("a", "b"))
    assert next(pieces).startswith(b"PK")
    assert read == ["a"]
    assert b"".join(pieces).count(b"PK\x05\x06") == 1
