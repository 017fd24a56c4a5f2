"""Answers questions about packaging standards as `packaging` 26.3 does. One JSON question a line, one JSON answer a line.

A question is {"kind": ..., ...}; an answer is any JSON value. Errors that the library documents are {"error": NAME};
anything else that it raises is {"crash": NAME}. Integers of versions go as text, as JSON readers round large ones.
"""

import json
import sys
import warnings

import packaging
from packaging.markers import InvalidMarker, Marker, UndefinedComparison, UndefinedEnvironmentName
from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, Specifier, SpecifierSet
from packaging.utils import InvalidName, canonicalize_name, canonicalize_version, is_normalized_name
from packaging.version import InvalidVersion, Version

DOCUMENTED = (
    InvalidMarker,
    UndefinedComparison,
    UndefinedEnvironmentName,
    InvalidRequirement,
    InvalidSpecifier,
    InvalidName,
    InvalidVersion,
)


def name(question):
    text = question["text"]
    try:
        canonicalize_name(text, validate=True)
        valid = True
    except InvalidName:
        valid = False
    return {"canonical": canonicalize_name(text), "normalized": is_normalized_name(text), "valid": valid}


def integer(value):
    return None if value is None else str(value)


def version(question):
    text = question["text"]
    parsed = Version(text)
    return {
        "text": str(parsed),
        "epoch": integer(parsed.epoch),
        "release": [integer(number) for number in parsed.release],
        "pre": parsed.pre and [parsed.pre[0], integer(parsed.pre[1])],
        "post": integer(parsed.post),
        "dev": integer(parsed.dev),
        "local": parsed.local,
        "public": parsed.public,
        "base": parsed.base_version,
        "is": [parsed.is_prerelease, parsed.is_postrelease, parsed.is_devrelease],
        "canonical": canonicalize_version(text),
        "kept": canonicalize_version(text, strip_trailing_zero=False),
    }


def canonical(question):
    return canonicalize_version(question["text"], strip_trailing_zero=question["strip"])


def compare(question):
    left, right = Version(question["a"]), Version(question["b"])
    return [(left > right) - (left < right), left == right, hash(left) == hash(right)]


def specifier(question):
    parsed = Specifier(question["text"])
    return {
        "operator": parsed.operator,
        "version": parsed.version,
        "text": str(parsed),
        "canonical": "".join(parsed._canonical_spec),
        "prereleases": bool(parsed.prereleases),
    }


def specifier_set(question):
    parsed = SpecifierSet(question["text"])
    return {"length": len(parsed), "prereleases": parsed.prereleases, "text": str(parsed)}


def specifier_sets_equal(question):
    return SpecifierSet(question["a"]) == SpecifierSet(question["b"])


def both(question):
    return str(SpecifierSet(question["a"]) & SpecifierSet(question["b"]))


def version_or_text(question, text):
    return Version(text) if question["parsed"] else text


def contains(question):
    specifiers = SpecifierSet(question["set"], prereleases=question["configured"])
    return specifiers.contains(
        version_or_text(question, question["version"]),
        prereleases=question["prereleases"],
        installed=question["installed"],
    )


def specifier_contains(question):
    return Specifier(question["set"]).contains(question["version"], prereleases=True)


def filter_versions(question):
    specifiers = SpecifierSet(question["set"], prereleases=question["configured"])
    return list(specifiers.filter(question["versions"], prereleases=question["prereleases"]))


def unsatisfiable(question):
    return SpecifierSet(question["set"], prereleases=question["configured"]).is_unsatisfiable()


def relation(question):
    left = SpecifierSet(question["a"], prereleases=question["configured"])
    right = SpecifierSet(question["b"], prereleases=question["other"])
    try:
        return [left.is_subset(right), left.is_superset(right), left.is_disjoint(right)]
    except ValueError as error:
        if "===" in str(error) or "pre-release" in str(error):
            return {"error": "relation"}
        raise


def requirement(question):
    parsed = Requirement(question["text"])
    return {
        "name": parsed.name,
        "extras": sorted(parsed.extras),
        "specifiers": str(parsed.specifier),
        "url": parsed.url,
        "marker": parsed.marker and str(parsed.marker),
        "text": str(parsed),
    }


def requirements_equal(question):
    return Requirement(question["a"]) == Requirement(question["b"])


def marker(question):
    return str(Marker(question["text"]))


def markers_equal(question):
    return Marker(question["a"]) == Marker(question["b"])


def combine(question):
    left, right = Marker(question["a"]), Marker(question["b"])
    return [str(left & right), str(left | right)]


def evaluate(question):
    parsed = Marker(question["text"])
    environment = {
        key: set(value) if isinstance(value, list) else value for key, value in question["environment"].items()
    }
    return parsed.evaluate(environment, context=question["context"])


KINDS = {
    function.__name__: function
    for function in [
        name, version, canonical, compare, specifier, specifier_set, specifier_sets_equal, both, contains,
        specifier_contains, filter_versions, unsatisfiable, relation, requirement, requirements_equal, marker,
        markers_equal, combine, evaluate,
    ]
}


def answer(question):
    try:
        return KINDS[question["kind"]](question)
    except DOCUMENTED as error:
        return {"error": type(error).__name__}
    except (ValueError, AssertionError, RecursionError) as error:
        return {"crash": type(error).__name__}


def main():
    if sys.argv[1:] == ["--version"]:
        print(packaging.__version__)
        return
    warnings.simplefilter("ignore")
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


main()
