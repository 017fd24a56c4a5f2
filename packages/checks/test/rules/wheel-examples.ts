/** Examples of the rules on wheels: names (F), layout (C), inside (W). */
import { hostileArchives, makeWheel } from "@linchpin/testing";
import { type Example, files, type Subject, sdist, together, wheel, wheelOptions } from "./subjects.ts";

/** One of the hostile archives, which the testing package makes. */
function hostile(name: string): Subject {
  const found = hostileArchives().find((archive) => archive.name === name);
  if (found === undefined) throw new Error(`no hostile archive is called ${name}`);
  return files(() => ({ fileName: found.fileName, bytes: found.bytes }));
}

const SCRIPT = { entryPoints: { console_scripts: ["acme-tool = acme_tool.cli:main"] } } as const;

/** Bytes that begin as an ELF shared object does. */
const ELF = Buffer.concat([Buffer.from("\x7fELF\x02\x01\x01", "latin1"), Buffer.alloc(57)]);

const COMPILED = { more: { "acme_tool/_fast.cpython-312-x86_64-linux-gnu.so": ELF } };

export const WHEEL_EXAMPLES: readonly Example[] = [
  { rule: "C01", bad: wheel({ more: { "acme_tool/cli.py.orig": "x = 1\n" } }), good: wheel() },
  {
    rule: "C02",
    bad: wheel({ more: { "tests/__init__.py": "", "tests/test_a.py": "x = 1\n" } }),
    good: wheel(),
  },
  { rule: "C03", bad: wheel({ files: {} }), good: wheel() },
  {
    rule: "C06",
    bad: wheel({ more: { "acme_tool/.pypirc": "[distutils]\nindex-servers = main\n" } }),
    good: wheel({ more: { "acme_tool/settings.ini": "[acme]\n" } }),
  },
  {
    rule: "C07",
    bad: wheel({
      more: { "acme_tool/typed.py": "def a(x: int) -> int:\n    return x\n" },
      lines: ["Classifier: Typing :: Typed"],
    }),
    good: wheel({
      more: { "acme_tool/typed.py": "def a(x: int) -> int:\n    return x\n", "acme_tool/py.typed": "" },
      lines: ["Classifier: Typing :: Typed"],
    }),
  },
  {
    rule: "C08",
    bad: wheel({
      requiresPython: ">=3.9",
      more: { "acme_tool/new.py": "match x:\n    case 1:\n        y = 1\n" },
    }),
    good: wheel({
      requiresPython: ">=3.10",
      more: { "acme_tool/new.py": "def f(x):\n    match x:\n        case 1:\n            return 1\n" },
    }),
  },
  {
    rule: "C10",
    bad: wheel({ more: { "acme_tool/__init__.py": "from acme_tool.core import run\n" } }),
    good: wheel({
      more: {
        "acme_tool/__init__.py": "from acme_tool.core import run\n",
        "acme_tool/core.py": "def run(): ...\n",
      },
    }),
  },
  {
    rule: "C11",
    bad: wheel({ more: { "acme.pth": "import os; os.getcwd()\n" } }),
    good: wheel({ more: { "acme_tool/acme.pth": "import os\n" } }),
  },
  {
    rule: "C12",
    bad: wheel({ more: { "acme_tool-2.1.0.data/scripts/acme": "#!/bin/sh\r\necho acme\r\n" } }),
    good: wheel({ more: { "acme_tool-2.1.0.data/scripts/acme": "#!/bin/sh\necho acme\n" } }),
  },
  {
    rule: "C13",
    bad: wheel({ more: { "random.py": "x = 1\n" } }),
    good: wheel({ more: { "acme_tool/random.py": "x = 1\n" } }),
  },
  {
    rule: "C14",
    bad: wheel({ more: { "acme_tool/paths.py": 'ROOT = "/home/wcoyote/rockets/tool"\n' } }),
    good: wheel({ more: { "acme_tool/paths.py": 'ROOT = "/home/user/rockets/tool"\n' } }),
  },
  {
    rule: "C15",
    bad: wheel({ more: { "acme_tool/data.py": READS_DATA() } }),
    good: wheel({ more: { "acme_tool/data.py": READS_DATA(), "acme_tool/data.json": "{}" } }),
  },
  {
    rule: "C16",
    bad: wheel({ more: { "acme_tool/toml.py": "import tomllib\n" } }),
    good: wheel({ requiresPython: ">=3.11", more: { "acme_tool/toml.py": "import tomllib\n" } }),
  },
  {
    rule: "F01",
    bad: files(() => makeWheel({ ...wheelOptions(), fileName: "Acme.Tool-2.1.0-py3-none-any.whl" })),
    good: wheel(),
  },
  {
    rule: "F03",
    bad: files(() => makeWheel({ ...wheelOptions(), fileName: "acme_tool-2.1.0-py2.py3-none-any.whl" })),
    good: wheel(),
  },
  {
    rule: "F04",
    bad: wheel({ more: { "acme_tool/_fast.cpython-312-x86_64-linux-gnu.so": ELF } }),
    good: wheel(),
  },
  {
    rule: "F05",
    bad: wheel({ tags: "cp38-none-any", requiresPython: "<3.8" }),
    good: wheel({ tags: "py3-none-any" }),
  },
  {
    rule: "R01",
    bad: wheel({
      more: {
        "acme_tool/net.py": "import requests\n",
        "acme_tool/__init__.py": "from acme_tool import net\n",
      },
    }),
    good: wheel({
      requiresDist: ["requests>=2"],
      more: {
        "acme_tool/net.py": "import requests\n",
        "acme_tool/__init__.py": "from acme_tool import net\n",
      },
    }),
  },
  {
    rule: "R02",
    bad: wheel({ requiresDist: ["requests>=2"] }),
    good: wheel({ requiresDist: ["requests>=2"], more: { "acme_tool/net.py": "import requests\n" } }),
  },
  {
    rule: "R04",
    bad: wheel({
      requiresDist: ['requests>=2; extra == "net"'],
      providesExtra: ["net"],
      more: { "acme_tool/__init__.py": "import requests\n" },
    }),
    good: wheel({
      requiresDist: ['requests>=2; extra == "net"'],
      providesExtra: ["net"],
      more: { "acme_tool/net.py": "def get():\n    import requests\n    return requests\n" },
    }),
  },
  {
    rule: "R05",
    bad: wheel({ requiresDist: ["dataclasses"] }),
    good: wheel({ requiresDist: ['dataclasses; python_version < "3.7"'] }),
  },
  {
    rule: "R08",
    bad: wheel({ requiresDist: ["requests>=3,<2"], more: { "acme_tool/net.py": "import requests\n" } }),
    good: wheel({ requiresDist: ["requests>=2,<3"], more: { "acme_tool/net.py": "import requests\n" } }),
  },
  {
    rule: "F02",
    bad: wheel({ ...COMPILED, tags: "cp312-cp312-linux_x86_64" }),
    good: wheel({ ...COMPILED, tags: "cp312-cp312-manylinux_2_28_x86_64" }),
  },
  {
    rule: "R03",
    bad: wheel({
      requiresDist: ["requests>=2"],
      more: { "acme_tool/net.py": "import requests\nimport urllib3\n" },
    }),
    good: wheel({
      requiresDist: ["requests>=2", "urllib3>=2"],
      more: { "acme_tool/net.py": "import requests\nimport urllib3\n" },
    }),
  },
  { rule: "W01", bad: hostile("W1 two metadata folders"), good: wheel() },
  { rule: "W02", bad: hostile("W2 row without a member"), good: wheel() },
  { rule: "W03", bad: hostile("W2 wrong hash"), good: wheel() },
  {
    rule: "W04",
    bad: wheel({ entryPoints: { console_scripts: ["acme-tool = acme_tool.nothing:main"] } }),
    good: wheel(SCRIPT),
  },
  {
    rule: "W05",
    bad: wheel({ entryPoints: { console_scripts: ["python = acme_tool.cli:main"] } }),
    good: wheel(SCRIPT),
  },
  {
    rule: "V02",
    bad: wheel({ version: "2.1.0+ours", more: { "acme_tool/__init__.py": '__version__ = "2.1.0+ours"\n' } }),
    good: wheel(),
  },
  {
    rule: "V03",
    bad: wheel({ more: { "acme_tool/__init__.py": '__version__ = "2.0.9"\n' } }),
    good: wheel({ more: { "acme_tool/__init__.py": '__version__ = "2.1.0"\n' } }),
  },
  {
    rule: "D03",
    bad: together([wheel()], { isWhole: true }),
    good: together([wheel(), sdist()], { isWhole: true }),
  },
  {
    rule: "X01",
    bad: together(
      [
        wheel(),
        wheel({ version: "2.0.0", more: { "acme_tool/__init__.py": '__version__ = "2.0.0"\n' } }),
        sdist(),
      ],
      { isWhole: true },
    ),
    good: together([wheel(), sdist()], { isWhole: true }),
  },
];

function READS_DATA(): string {
  return 'from pathlib import Path\n\nTEXT = (Path(__file__).parent / "data.json").read_text()\n';
}
