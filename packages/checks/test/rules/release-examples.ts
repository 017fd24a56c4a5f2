/** Examples of the rules that compare: tree and files, this release and the last, the index, git (C04, C05, C09, D, V, X, Y). */
import { previousFacts } from "@linchpin/checks";
import { makeSdist, makeWheel } from "@linchpin/testing";
import {
  type Example,
  files,
  MODULES,
  PYPROJECT,
  type Subject,
  sdist,
  TREE,
  together,
  tree,
  wheel,
  wheelOptions,
} from "./subjects.ts";

/** `subject` beside `previous`, the release before it. */
function after(previous: Subject, subject: Subject): Subject {
  return async () => ({ ...(await subject()), previous: previousFacts((await previous()).distributions) });
}

const OLD = { version: "2.0.0", files: { ...MODULES, "acme_tool/__init__.py": '__version__ = "2.0.0"\n' } };
const PAGE = { name: "acme-tool", versions: ["2.0.0", "2.1.0"], namespaces: [] };

/** An index that holds this file name with other bytes. */
function indexWith(filename: string) {
  return {
    index: {
      url: "https://index.example/simple/",
      page: {
        ...PAGE,
        files: [{ filename, url: `https://index.example/${filename}`, hashes: { sha256: "0".repeat(64) } }],
      },
    },
  };
}

export const RELEASE_EXAMPLES: readonly Example[] = [
  {
    rule: "C04",
    bad: together([wheel({ files: { "acme_tool/__init__.py": '__version__ = "2.1.0"\n' } }), tree()]),
    good: together([wheel(), tree()]),
  },
  {
    rule: "C05",
    bad: after(wheel({ ...OLD, more: { "acme_tool/extra.py": "x = 1\n" } }), wheel()),
    good: after(wheel(OLD), wheel()),
  },
  {
    rule: "C09",
    bad: together([wheel()], {
      index: {
        url: "https://index.example/simple/",
        owners: new Map([["acme_tool/cli.py", ["other-tool"]]]),
      },
    }),
    good: together([wheel()], {
      index: { url: "https://index.example/simple/", owners: new Map([["other/cli.py", ["other-tool"]]]) },
    }),
  },
  {
    rule: "C17",
    bad: together([wheel({ more: { "acme_tool/cli.py": "def main():\n    return 'old'\n" } }), tree()]),
    good: together([wheel(), tree()]),
  },
  {
    rule: "D01",
    bad: together([
      sdist(),
      tree({ "acme_tool/extra.py": "x = 1\n" }, [...Object.keys(TREE), "acme_tool/extra.py"]),
    ]),
    good: together([sdist(), tree({}, Object.keys(TREE))]),
  },
  {
    rule: "D04",
    bad: sdist({
      files: {
        ...SETUP(),
        "setup.py":
          'from setuptools import setup\n\nsetup(install_requires=open("requirements.txt").read().split())\n',
      },
    }),
    good: sdist({
      files: {
        ...SETUP(),
        "setup.py":
          'from setuptools import setup\n\nsetup(install_requires=open("requirements.txt").read().split())\n',
        "requirements.txt": "",
      },
    }),
  },
  {
    rule: "D05",
    bad: files(() => makeSdist({ name: "acme-tool", version: "2.1.0", topFolder: "acme" })),
    good: sdist(),
  },
  {
    rule: "P16",
    bad: after(
      wheel({ ...OLD, version: "2.1.0", requiresPython: ">=3.9" }),
      wheel({ version: "2.1.1", more: { "acme_tool/__init__.py": '__version__ = "2.1.1"\n' } }),
    ),
    good: after(wheel({ ...OLD, requiresPython: ">=3.9" }), wheel()),
  },
  {
    rule: "S01",
    bad: after(wheel(OLD), wheel({ more: { "acme_tool/data.bin": noise(1024 * 1024) } })),
    good: after(wheel(OLD), wheel({ more: { "acme_tool/data.bin": noise(1024) } })),
  },
  {
    rule: "V04",
    bad: after(
      wheel({ ...OLD, version: "3.0.0", more: { "acme_tool/__init__.py": '__version__ = "3.0.0"\n' } }),
      wheel(),
    ),
    good: after(wheel(OLD), wheel()),
  },
  {
    rule: "V05",
    bad: withGit({ modified: ["acme_tool/cli.py"], tagsAtHead: ["v2.1.0"], isShallow: false }),
    good: withGit({ modified: [], tagsAtHead: ["v2.1.0"], isShallow: false }),
  },
  {
    rule: "X02",
    bad: after(together([wheel(OLD), native("2.0.0")]), together([wheel()], { isWhole: true })),
    good: after(wheel(OLD), together([wheel(), sdist()], { isWhole: true })),
  },
  {
    rule: "X03",
    bad: together([wheel()], indexWith("acme_tool-2.1.0-py3-none-any.whl")),
    good: together([wheel()], indexWith("acme_tool-2.0.0-py3-none-any.whl")),
  },
  {
    rule: "Y01",
    bad: tree({ "pyproject.toml": WAIVER("2020-01-31") }),
    good: tree({ "pyproject.toml": WAIVER("2999-01-31") }),
  },
];

function SETUP(): Readonly<Record<string, string>> {
  return {
    ...(TREE as Record<string, string>),
    "pyproject.toml": PYPROJECT.replace(
      'requires = ["flit_core>=3.2,<5"]\nbuild-backend = "flit_core.buildapi"',
      'requires = ["setuptools>=61,<90"]\nbuild-backend = "setuptools.build_meta"',
    ),
  };
}

function WAIVER(until: string): string {
  return `${PYPROJECT}\n[[tool.linchpin.checks.waivers]]\nrule = "C02"\nreason = "the plugin needs it"\nuntil = "${until}"\n`;
}

/** Bytes that do not get smaller when they are compressed. */
function noise(size: number): Uint8Array {
  let state = 1;
  return new Uint8Array(size).map(() => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state >>> 24;
  });
}

function native(version: string): Subject {
  const elf = Buffer.concat([Buffer.from("\x7fELF\x02\x01\x01", "latin1"), Buffer.alloc(57)]);
  return files(() =>
    makeWheel(
      wheelOptions({
        version,
        tags: "cp312-cp312-manylinux_2_28_x86_64",
        more: { "acme_tool/_fast.cpython-312-x86_64-linux-gnu.so": elf },
      }),
    ),
  );
}

function withGit(git: NonNullable<Awaited<ReturnType<Subject>>["tree"]>["git"]): Subject {
  return async () => {
    const input = await tree()();
    return { ...input, tree: { ...input.tree!, ...(git === undefined ? {} : { git }) } };
  };
}
