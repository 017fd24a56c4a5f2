"""Answers questions about documents as the reference implementations do: lock files and dependency groups as `packaging`
26.3, scripts as the function in the specification, pyproject.toml as pyproject-metadata and validate-pyproject, pages as
pip. The protocol is that of `oracle.py`; what is not installed answers {"unavailable": NAME}.
"""

import datetime
import functools
import json
import logging
import math
import os
import pathlib
import re
import sys
import tempfile
import tomllib
import warnings

import packaging
from packaging.dependency_groups import resolve_dependency_groups
from packaging.errors import ExceptionGroup
from packaging.markers import UndefinedComparison, UndefinedEnvironmentName
from packaging.pylock import Pylock, PylockSelectError, PylockValidationError, is_valid_pylock_path
from packaging.tags import Tag

DOCUMENTED = (PylockSelectError, UndefinedComparison, UndefinedEnvironmentName)

FILES = {
    "README.md": "# Readme\n",
    "docs/readme.rst": "Readme\n",
    "LICENSE": "licence\n",
    "licenses/MIT.txt": "MIT\n",
    "licenses/more/BSD.txt": "BSD\n",
}


def plain(value):
    """What JSON can hold, with integers and floats still apart."""
    if isinstance(value, bool) or isinstance(value, str):
        return value
    if isinstance(value, int):
        return f"int {value}"
    if isinstance(value, float):
        return str(value) if math.isnan(value) or math.isinf(value) else value
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    return str(value)


def loose(value):
    """The same, but a whole float is an integer."""
    if isinstance(value, float) and value.is_integer():
        return plain(int(value))
    if isinstance(value, dict):
        return {key: loose(item) for key, item in value.items()}
    return [loose(item) for item in value] if isinstance(value, list) else plain(value)


def pylock(question):
    return plain(Pylock.from_dict(tomllib.loads(question["text"])).to_dict())


def pylock_path(question):
    return is_valid_pylock_path(pathlib.PurePosixPath(question["text"]))


def select(question):
    lock = Pylock.from_dict(tomllib.loads(question["text"]))
    chosen = lock.select(
        environment=question["environment"],
        tags=[Tag(*tag.split("-")) for tag in question["tags"]],
        extras=question["extras"],
        dependency_groups=question["groups"],
        prefer_sdist_predicate=lambda name: name in question["sdists"],
    )
    return [
        [package.name, str(package.version), type(source).__name__, getattr(source, "filename", None)]
        for package, source in chosen
    ]


def group(question):
    try:
        return list(resolve_dependency_groups(question["groups"], *question["names"]))
    except ExceptionGroup:
        return {"error": "group"}


REGEX = r"(?m)^# /// (?P<type>[a-zA-Z0-9-]+)$\s(?P<content>(^#(| .*)$\s)+)^# ///$"


def script(question):
    matches = list(filter(lambda match: match.group("type") == "script", re.finditer(REGEX, question["text"])))
    if len(matches) > 1:
        return {"error": "script"}
    if not matches:
        return None
    lines = matches[0].group("content").splitlines(keepends=True)
    content = "".join(line[2:] if line.startswith("# ") else line[1:] for line in lines)
    try:
        return loose(tomllib.loads(content))
    except tomllib.TOMLDecodeError:
        return {"error": "script"}


@functools.cache
def validator():
    import validate_pyproject.api

    return validate_pyproject.api.Validator()


def pyproject(question):
    try:
        import pyproject_metadata
        import validate_pyproject.api  # noqa: F401
    except ImportError as error:
        return {"unavailable": error.name}
    verdicts = set()
    table = tomllib.loads(question["text"])
    try:
        validator()(tomllib.loads(question["text"]))
        verdicts.add("accepted")
    except Exception:
        verdicts.add("refused")
    if "project" in table:
        try:
            standard_metadata(pyproject_metadata, table)
            verdicts.add("accepted")
        except Exception:
            # It also breaks on values that it should refuse.
            verdicts.add("refused")
    return verdicts.pop() if len(verdicts) == 1 else "contested"


def metadata(question):
    try:
        import pyproject_metadata
    except ImportError as error:
        return {"unavailable": error.name}
    try:
        return standard_metadata(pyproject_metadata, tomllib.loads(question["text"])).as_json()
    except pyproject_metadata.ConfigurationError:
        return {"error": "metadata"}


def standard_metadata(module, table):
    for name, text in FILES.items():
        path = pathlib.Path(name)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    return module.StandardMetadata.from_pyproject(table, allow_extra_keys=False)


def page(question):
    try:
        from pip._internal.index.collector import IndexContent, parse_links
    except ImportError as error:
        return {"unavailable": error.name}
    content = IndexContent(
        question["text"].encode(), question["type"], "utf-8", question["url"], cache_link_parsing=False
    )
    return [
        {
            "url": link.url_without_fragment,
            "hashes": dict(link._hashes),
            "requires": link.requires_python,
            "yanked": link.yanked_reason,
            "metadata": link.metadata_file_data and (link.metadata_file_data.hashes or True),
        }
        for link in parse_links(content)
    ]


KINDS = {
    function.__name__: function
    for function in [pylock, pylock_path, select, group, script, pyproject, metadata, page]
}


def answer(question):
    try:
        return KINDS[question["kind"]](question)
    except PylockValidationError:
        return {"error": "PylockValidationError"}
    except DOCUMENTED as error:
        return {"error": type(error).__name__}
    except tomllib.TOMLDecodeError:
        return {"error": "toml"}
    except (ValueError, TypeError, AttributeError, AssertionError, KeyError, RecursionError) as error:
        return {"crash": type(error).__name__}


def main():
    if sys.argv[1:] == ["--version"]:
        print(packaging.__version__)
        return
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        answer_all()
        os.chdir("/")


def answer_all():
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


main()
