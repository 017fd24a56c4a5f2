"""Says what an interpreter is: the marker variables (PEP 508) and what its wheel tags follow from (PEP 425)."""

import json
import os
import platform
import sys
import sysconfig


def main(_arguments=None):
    return {
        "executable": sys.executable or "",
        "base_executable": getattr(sys, "_base_executable", None) or sys.executable or "",
        "version": list(sys.version_info[:3]),
        "markers": _markers(),
        "platform": sysconfig.get_platform(),
        "abi_flags": getattr(sys, "abiflags", ""),
        "free_threaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
        "debug": bool(sysconfig.get_config_var("Py_DEBUG")),
        "pointer_bits": 64 if sys.maxsize > 2**32 else 32,
        "libc": list(platform.libc_ver()),
        "macos": platform.mac_ver()[0],
        "pyemscripten": sysconfig.get_config_var("PYEMSCRIPTEN_ABI_VERSION") or sysconfig.get_config_var("PYODIDE_ABI_VERSION"),
        "prefix": sys.prefix,
        "base_prefix": getattr(sys, "base_prefix", sys.prefix),
        "extension_suffix": sysconfig.get_config_var("EXT_SUFFIX"),
    }


def _markers():
    return {
        "implementation_name": sys.implementation.name,
        "implementation_version": _version(sys.implementation.version),
        "os_name": os.name,
        "platform_machine": platform.machine(),
        "platform_python_implementation": platform.python_implementation(),
        "platform_release": platform.release(),
        "platform_system": platform.system(),
        "platform_version": platform.version(),
        "python_full_version": platform.python_version(),
        "python_version": ".".join(platform.python_version_tuple()[:2]),
        "sys_platform": sys.platform,
    }


def _version(info):
    text = "{0.major}.{0.minor}.{0.micro}".format(info)
    return text if info.releaselevel == "final" else text + info.releaselevel[0] + str(info.serial)


if sys.platform != "emscripten":
    print(json.dumps(main()))
