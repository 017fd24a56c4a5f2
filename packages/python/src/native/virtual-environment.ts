/** A virtual environment (PEP 405) laid by ourselves: what a build may import is what it required, and nothing else. */
import { symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Interpreter } from "../interpreters/find.ts";
import { type EnvironmentLayout, unpackWheel } from "../requirements/unpack-wheel.ts";
import { layFile, makeFolders } from "./files.ts";

/** Makes the environment in `root`, with these wheels (by file name) installed. */
export async function makeVirtualEnvironment(
  root: string,
  interpreter: Interpreter,
  wheels: ReadonlyMap<string, Uint8Array>,
): Promise<EnvironmentLayout> {
  const layout = layoutOf(root, interpreter);
  await makeFolders([layout.library, layout.scripts]);
  await writeFile(join(root, "pyvenv.cfg"), settings(interpreter));
  for (const name of ["python", "python3"])
    await symlink(interpreter.description.base_executable, join(layout.scripts, name));
  for (const [name, bytes] of wheels) {
    const files = await unpackWheel(name, bytes, layout);
    await makeFolders(files.map(({ path }) => dirname(path)));
    for (const file of files) await layFile(file.path, file);
  }
  return layout;
}

function layoutOf(root: string, { description }: Interpreter): EnvironmentLayout {
  const [major, minor] = description.version;
  const name = description.markers.implementation_name === "pypy" ? "pypy" : "python";
  const threads = description.free_threaded ? "t" : "";
  const scripts = join(root, "bin");
  return {
    root,
    library: join(root, "lib", `${name}${major}.${minor}${threads}`, "site-packages"),
    scripts,
    python: join(scripts, "python"),
  };
}

function settings({ description }: Interpreter): string {
  const home = dirname(description.base_executable);
  return `home = ${home}\ninclude-system-site-packages = false\nversion = ${description.version.join(".")}\n`;
}
