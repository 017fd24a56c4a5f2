"""Calls the PEP 517 hooks of one project, inside whichever sandbox started this.

main(request) takes and returns plain JSON. It never raises for what a backend does: the outcome says it.

request:
    source            the project's folder
    backend           "module:object", as in [build-system] build-backend
    backend_path      folders of the project that come first on the import path
    search_path       folders of build requirements that the interpreter does not know by itself
    action            "sdist" or "wheel"
    output            the folder to build into
    config_settings   a table, handed to the hooks as it is
    provided          the requirements that are installed already, as they were asked for
    dynamic           whether get_requires_for_build_* is to be called (it is not, once it was obeyed)
outcome:
    {"outcome": "needs", "requirements": [...]}
    {"outcome": "built", "name": file name}
    {"outcome": "failed", "hook": ..., "error": class name, "message": ..., "traceback": ...}
"""

import importlib
import json
import os
import sys
import traceback


def main(request):
    os.chdir(request["source"])
    sys.path[:] = _import_path(request)
    _forget_modules_of(request["source"])
    try:
        backend = _load_backend(request)
    except BaseException as error:
        return _failure("import " + request["backend"], error)
    needs = _additional_requirements(backend, request)
    if needs["outcome"] == "failed" or needs.get("requirements"):
        return needs
    return _build(backend, request)


def _import_path(request):
    """backend-path first (PEP 517), then the requirements; never the source folder itself."""
    own = [os.path.normpath(os.path.join(request["source"], path)) for path in request["backend_path"]]
    kept = [path for path in sys.path if path not in ("", ".", request["source"])]
    return own + list(request["search_path"]) + kept


def _forget_modules_of(source):
    importlib.invalidate_caches()
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", "") or "").startswith(source + "/"):
            del sys.modules[name]


def _load_backend(request):
    module_name, _, attributes = request["backend"].partition(":")
    backend = importlib.import_module(module_name)
    if request["backend_path"]:
        _refuse_backend_from_elsewhere(backend, request)
    for attribute in filter(None, attributes.split(".")):
        backend = getattr(backend, attribute)
    return backend


def _refuse_backend_from_elsewhere(backend, request):
    """PEP 517: with backend-path, the backend must be loaded from one of its folders."""
    origin = os.path.realpath(getattr(backend, "__file__", "") or "")
    folders = [os.path.realpath(os.path.join(request["source"], path)) for path in request["backend_path"]]
    if not any(origin.startswith(folder + os.sep) for folder in folders):
        raise ImportError("the backend was not loaded from backend-path: " + origin)


def _additional_requirements(backend, request):
    hook = "get_requires_for_build_" + request["action"]
    function = getattr(backend, hook, None) if request["dynamic"] else None
    if function is None:
        return {"outcome": "needs", "requirements": []}
    try:
        wanted = [str(requirement) for requirement in function(request["config_settings"])]
    except BaseException as error:
        return _failure(hook, error)
    return {"outcome": "needs", "requirements": [each for each in wanted if each not in request["provided"]]}


def _build(backend, request):
    hook = "build_" + request["action"]
    os.makedirs(request["output"], exist_ok=True)
    try:
        name = getattr(backend, hook)(request["output"], request["config_settings"])
    except BaseException as error:
        return _failure(hook, error)
    return {"outcome": "built", "name": os.path.basename(str(name))}


def _failure(hook, error):
    lines = traceback.format_exception(type(error), error, error.__traceback__)
    return {
        "outcome": "failed",
        "hook": hook,
        "error": type(error).__name__,
        "message": str(error)[:4000],
        "traceback": "".join(lines)[-16000:],
    }


def _answer(request_file, answer_file):
    with open(request_file, encoding="utf-8") as stream:
        answer = main(json.load(stream))
    with open(answer_file, "w", encoding="utf-8") as stream:
        json.dump(answer, stream)


if __name__ == "__main__" and len(sys.argv) == 3:
    _answer(sys.argv[1], sys.argv[2])
