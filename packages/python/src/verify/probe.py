"""Tries what an installed project offers, and says what happened as JSON; judging is left to the caller.

main(request) -> answer

request:
    project           the normalised name
    modules           the modules to import, dotted
    scripts           the console scripts to ask for --help
    scripts_folder    where they lie
    seconds           the time limit of each
    separate          whether each import has a process of its own (WebAssembly has no processes)
answer:
    distributions     [{"name", "version", "requires", "files"}] of everything installed
    imports           [{"module", "outcome", "error", "message", "missing", "traceback"}]
    entry_points      [{"group", "name", "value", "outcome", "error", "message", "missing", "traceback"}]
    scripts           [{"script", "outcome", "code", "output"}]
"""

import importlib
import json
import os
import re
import sys
import traceback


def main(request):
    return {
        "distributions": _distributions(),
        "imports": [_try_import(module, request) for module in request["modules"]],
        "entry_points": [_try_entry_point(point, request) for point in _entry_points(request["project"])],
        "scripts": [_try_script(script, request) for script in request["scripts"]],
    }


def _metadata():
    try:
        from importlib import metadata
    except ImportError:  # Python 3.7 has it as a project of its own; such interpreters are not verified.
        raise SystemExit("importlib.metadata needs Python 3.8")
    return metadata


def _distributions():
    found = []
    for distribution in _metadata().distributions():
        found.append(
            {
                "name": distribution.metadata["Name"] or "",
                "version": distribution.version or "",
                "requires": list(distribution.requires or []),
                "files": [str(path) for path in distribution.files or []],
            }
        )
    return found


def _entry_points(project):
    for distribution in _metadata().distributions():
        name = re.sub(r"[-_.]+", "-", distribution.metadata["Name"] or "").lower()
        if name == project:
            return [point for point in distribution.entry_points]
    return []


def _try_import(module, request):
    print("importing " + module, flush=True)
    return dict(_attempt("import importlib; importlib.import_module(%r)" % module, request), module=module)


def _try_entry_point(point, request):
    print("loading " + point.value, flush=True)
    module, _, attribute = point.value.partition("[")[0].strip().partition(":")
    code = "import functools, importlib\nfound = importlib.import_module(%r)\n" % module.strip()
    if attribute.strip():
        code += "functools.reduce(getattr, %r.split('.'), found)\n" % attribute.strip()
    return dict(_attempt(code, request), group=point.group, name=point.name, value=point.value)


def _attempt(code, request):
    return _attempt_apart(code, request) if request["separate"] else _attempt_here(code)


def _attempt_here(code):
    try:
        exec(code, {"__name__": "linchpin_probe"})
    except BaseException as error:
        return _failed(error)
    return {"outcome": "done"}


def _failed(error):
    return {
        "outcome": "raised",
        "error": type(error).__name__,
        "message": str(error)[:1000],
        "missing": getattr(error, "name", None) if isinstance(error, ImportError) else None,
        "file": getattr(error, "filename", None) if isinstance(error, (OSError, SyntaxError)) else None,
        "traceback": "".join(traceback.format_exception(type(error), error, error.__traceback__))[-4000:],
    }


def _attempt_apart(code, request):
    """In a process of its own, so that a crash, an exit or a hang is seen and spoils nothing else."""
    import multiprocessing

    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_attempt_and_send, args=(code, sender))
    process.start()
    sender.close()
    answer = _receive(receiver, request["seconds"])
    process.kill()
    process.join()
    if answer is None:
        return {"outcome": "crashed", "code": process.exitcode}
    return answer


def _receive(receiver, seconds):
    try:
        return receiver.recv() if receiver.poll(seconds) else {"outcome": "hung"}
    except EOFError:
        return None


def _attempt_and_send(code, sender):
    sys.path[:] = [path for path in sys.path if path and os.path.realpath(path) != os.path.dirname(os.path.realpath(__file__))]
    sender.send(_attempt_here(code))
    os._exit(0)


def _try_script(script, request):
    import subprocess

    print("asking %s for --help" % script, flush=True)
    try:
        done = subprocess.run(
            [os.path.join(request["scripts_folder"], script), "--help"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=request["seconds"],
        )
    except subprocess.TimeoutExpired:
        return {"script": script, "outcome": "hung"}
    except OSError as error:
        return {"script": script, "outcome": "not started", "output": str(error)}
    output = done.stdout.decode("utf-8", "replace")[-2000:]
    return {"script": script, "outcome": "done", "code": done.returncode, "output": output}


if __name__ == "__main__" and len(sys.argv) == 3:
    with open(sys.argv[1], encoding="utf-8") as stream:
        answer = main(json.load(stream))
    with open(sys.argv[2], "w", encoding="utf-8") as stream:
        json.dump(answer, stream)
