"""Answers questions about files and their metadata as `packaging` 26.3 and Python's own modules do.

The protocol is that of `oracle.py`. Bytes travel as text, one character (U+0000 to U+00FF) for each.
"""

import csv
import importlib.metadata
import io
import json
import platform
import sys
import sysconfig
import types
import warnings
from unittest import mock

import packaging
from packaging import _manylinux, _musllinux, tags
from packaging.direct_url import DirectUrl, DirectUrlValidationError
from packaging.errors import ExceptionGroup
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.metadata import InvalidMetadata, Metadata, parse_email
from packaging.tags import InvalidTag, TooManyTagsError, UnsortedTagsError
from packaging.utils import InvalidSdistFilename, InvalidWheelFilename, parse_sdist_filename, parse_wheel_filename

DOCUMENTED = (
    DirectUrlValidationError,
    InvalidLicenseExpression,
    InvalidSdistFilename,
    InvalidTag,
    InvalidWheelFilename,
    TooManyTagsError,
    UnsortedTagsError,
)


def texts(found):
    return [str(tag) for tag in found]


def tag(question):
    found = tags.parse_tag(question["text"], validate_order=question["ordered"], limit=question["limit"])
    return sorted(texts(found))


def cpython_tags(question):
    return texts(tags.cpython_tags(question["python"], question["abis"], question["platforms"]))


def cpython_abis(question):
    build = question["build"]
    variables = {
        "Py_DEBUG": build["debug"],
        "Py_GIL_DISABLED": build["freeThreaded"],
        "WITH_PYMALLOC": build["pymalloc"],
        "Py_UNICODE_SIZE": 4 if build["wideUnicode"] else 2,
    }
    with mock.patch.object(sysconfig, "get_config_var", variables.get):
        return tags._cpython_abis(question["python"])


def generic_tags(question):
    return texts(tags.generic_tags(question["text"], question["abis"], question["platforms"]))


def portable_tags(question):
    return texts(tags.compatible_tags(question["python"], question["text"], question["platforms"]))


def mac_platforms(question):
    return list(tags.mac_platforms(tuple(question["version"]), question["text"]))


def ios_platforms(question):
    return list(tags.ios_platforms(tuple(question["version"]), question["text"]))


def android_platforms(question):
    return list(tags.android_platforms(question["version"][0], question["text"]))


def linux_platforms(question):
    library, version = question["library"], question["version"]
    glibc = _manylinux._GLibCVersion(*version) if library == "glibc" else _manylinux._GLibCVersion(-1, -1)
    musl = _musllinux._MuslVersion(*version) if library == "musl" else None
    with (
        mock.patch.object(sysconfig, "get_platform", lambda: f"linux-{question['text']}"),
        mock.patch.object(_manylinux, "_get_glibc_version", lambda: glibc),
        mock.patch.object(_manylinux, "_get_manylinux_module", lambda: None),
        mock.patch.object(_manylinux, "_is_linux_armhf", lambda executable: True),
        mock.patch.object(_manylinux, "_is_linux_i686", lambda executable: True),
        mock.patch.object(_musllinux, "_get_musl_version", lambda executable: musl),
    ):
        return list(tags._linux_platforms(is_32bit=False))


def machine(question):
    """`sys_tags` of a machine whose platform tags are given."""
    python = question["python"]
    implementation = question["text"]
    interpreter = types.SimpleNamespace(
        version_info=tuple(python), implementation=types.SimpleNamespace(name=implementation)
    )
    with (
        mock.patch.object(tags, "sys", interpreter),
        mock.patch.object(tags, "platform_tags", lambda: iter(question["platforms"])),
        mock.patch.object(tags, "_cpython_abis", lambda version, warn=False: question["abis"]),
        mock.patch.object(tags, "_generic_abi", lambda: list(question["abis"])),
        mock.patch.object(tags, "_get_config_var", lambda name, warn=False: None),
    ):
        return texts(tags.sys_tags())


def rank(question):
    ordered = [tags.Tag(*text.split("-")) for text in question["supported"]]
    wheels = [(name, parse_wheel_filename(name)[3]) for name in question["names"]]
    return list(tags.create_compatible_tags_selector(ordered)(wheels))


def wheel_name(question):
    name, version, build, found = parse_wheel_filename(question["text"], validate_order=question["ordered"])
    return [name, str(version), [str(build[0]), build[1]] if build else None, sorted(texts(found))]


def sdist_name(question):
    name, version = parse_sdist_filename(question["text"])
    return [name, str(version)]


def license_expression(question):
    return canonicalize_license_expression(question["text"])


def source_of(question):
    return question["bytes"].encode("latin-1") if "bytes" in question else question["text"]


def as_text(value):
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return value if isinstance(value, str) else ""


def raw_fields(raw):
    fields = {key: value for key, value in raw.items() if value != "" or key == "description"}
    if "project_urls" in fields:
        fields["project_urls"] = list(fields["project_urls"].items())
    return fields


def email(question):
    raw, unparsed = parse_email(source_of(question))
    return {
        "raw": raw_fields(raw),
        "unparsed": {key: [as_text(value) for value in values] for key, values in unparsed.items()},
    }


def invalid_metadata(question):
    """The fields that are wrong, none when the metadata is valid."""
    try:
        Metadata.from_email(source_of(question), validate=True)
    except ExceptionGroup as group:
        return sorted({error.field if isinstance(error, InvalidMetadata) else "?" for error in group.exceptions})
    return []


def metadata_print(question):
    metadata = Metadata.from_email(source_of(question), validate=False)
    return str(metadata.as_rfc822())


def content_type(question):
    try:
        Metadata.from_raw({
            "metadata_version": "2.6", "name": "a", "version": "1", "description_content_type": question["text"],
        })
    except ExceptionGroup:
        return False
    return True


def direct_url(question):
    parsed = DirectUrl.from_dict(json.loads(question["text"]))
    return [parsed.to_dict(), parsed.to_dict(generate_legacy_hash=True, strip_user_password=False)]


def record(question):
    return [row for row in csv.reader(io.StringIO(question["text"], newline="")) if row]


def entry_points(question):
    found = importlib.metadata.EntryPoints._from_text(question["text"])
    return [[point.group, point.name, point.value, reference_of(point)] for point in found]


def reference_of(point):
    match = point.pattern.match(point.value)
    return match and [match.group("module"), match.group("attr")]


KINDS = {
    function.__name__: function
    for function in [
        tag, cpython_tags, cpython_abis, generic_tags, portable_tags, mac_platforms, ios_platforms, android_platforms,
        linux_platforms, machine, rank, wheel_name, sdist_name, license_expression, email, invalid_metadata,
        metadata_print, content_type, direct_url, record, entry_points,
    ]
}


def answer(question):
    try:
        return KINDS[question["kind"]](question)
    except DOCUMENTED as error:
        return {"error": type(error).__name__.replace("_DirectUrlRequiredKey", "DirectUrlValidation")}
    except Exception as error:  # noqa: BLE001 - whatever breaks is an answer too
        return {"crash": f"{type(error).__name__}: {error}"}


def main():
    if sys.argv[1:] == ["--version"]:
        print(packaging.__version__)
        return
    warnings.simplefilter("ignore")
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


main()
