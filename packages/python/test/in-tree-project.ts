/** Projects whose backend lies in their own tree (PEP 517 § In-tree build backends): they build without any index. */
import type { PackageSource } from "../src/requirements/package-source.ts";

/** A backend that zips the package and tars the tree with the standard library only. */
const BACKEND = `
import hashlib, base64, os, tarfile, zipfile
NAME, VERSION = "acme", "1.0"
def _metadata():
    return "Metadata-Version: 2.2\\nName: acme\\nVersion: 1.0\\n"
def build_wheel(directory, config_settings=None, metadata_directory=None):
    HOOK
    name = "acme-1.0-py3-none-any.whl"
    files = {"acme/__init__.py": open("acme/__init__.py").read(), "acme-1.0.dist-info/METADATA": _metadata(),
        "acme-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\\nGenerator: in-tree\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"}
    rows = ["%s,sha256=%s,%d" % (p, base64.urlsafe_b64encode(hashlib.sha256(t.encode()).digest()).rstrip(b"=").decode(), len(t.encode())) for p, t in files.items()]
    files["acme-1.0.dist-info/RECORD"] = "\\n".join(rows + ["acme-1.0.dist-info/RECORD,,", ""])
    with zipfile.ZipFile(os.path.join(directory, name), "w") as archive:
        for path, text in files.items():
            archive.writestr(zipfile.ZipInfo(path, (2020, 2, 2, 0, 0, 0)), text)
    return name
def build_sdist(directory, config_settings=None):
    name = "acme-1.0.tar.gz"
    with open("PKG-INFO", "w") as stream:
        stream.write(_metadata())
    with tarfile.open(os.path.join(directory, name), "w:gz", format=tarfile.PAX_FORMAT) as archive:
        for path in ["pyproject.toml", "PKG-INFO", "acme/__init__.py", "backend/build_acme.py"]:
            archive.add(path, "acme-1.0/" + path)
    return name
`;

const PYPROJECT = `[build-system]
requires = []
build-backend = "build_acme"
backend-path = ["backend"]
`;

/** The files of the project; `hook` is Python put at the beginning of build_wheel. */
export function inTreeProject(hook = "pass"): Readonly<Record<string, string>> {
  return {
    "pyproject.toml": PYPROJECT,
    "acme/__init__.py": "x = 1\n",
    "backend/build_acme.py": BACKEND.replace("HOOK", hook.replaceAll("\n", "\n    ")),
    "notes/secret.txt": "only in the tree\n",
  };
}

/** An index that offers nothing. */
export const EMPTY_SOURCE: PackageSource = {
  name: "an empty index",
  wheels: () => Promise.resolve([]),
  metadata: () => Promise.reject(new Error("an empty index was asked for metadata")),
  download: () => Promise.reject(new Error("an empty index was asked for a file")),
};
