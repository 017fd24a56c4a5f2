"""What CPython's zipfile and tarfile see in archives.

Reads from standard input, for each archive, one letter (z or t), eight bytes of length (big-endian) and the bytes.
Writes a line of JSON for each: a list of [name, kind, SHA-256 of the bytes] or {"error": ...}.
"""

import hashlib
import io
import json
import struct
import sys
import tarfile
import zipfile


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def list_zip(data: bytes) -> list:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [
            [info.filename.rstrip("/"), "folder" if info.is_dir() else "file", digest(archive.read(info))]
            for info in archive.infolist()
        ]


def list_tar(data: bytes) -> list:
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as archive:
        return [
            [member.name, kind_of(member), digest(archive.extractfile(member).read() if member.isreg() else b"")]
            for member in archive.getmembers()
        ]


def kind_of(member: tarfile.TarInfo) -> str:
    if member.isreg():
        return "file"
    if member.issym():
        return "symlink"
    return "folder" if member.isdir() else "other"


def main() -> None:
    stream = sys.stdin.buffer
    while letter := stream.read(1):
        (length,) = struct.unpack(">Q", stream.read(8))
        data = stream.read(length)
        try:
            result = list_zip(data) if letter == b"z" else list_tar(data)
        except Exception as error:  # whatever CPython says is an answer
            result = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(result), flush=True)


main()
