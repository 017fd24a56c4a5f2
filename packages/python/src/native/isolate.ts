/**
 * How a native process is kept from the machine: namespaces for mounts, processes and the network where the machine
 * allows them, resource limits where it has them. What could not be had is told, never assumed.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface NativeLimits {
  /** Bytes of address space of one process. */
  readonly memoryBytes: number;
  /** Bytes of memory of all processes together. */
  readonly totalMemoryBytes: number;
  /** Milliseconds of the whole run. */
  readonly timeMs: number;
  /** Processes and threads at once. */
  readonly processes: number;
  /** Bytes of one file that is written. */
  readonly fileBytes: number;
  /** Bytes that may be printed. */
  readonly outputBytes: number;
}

export const NATIVE_LIMITS: NativeLimits = {
  memoryBytes: 8 * 1024 * 1024 * 1024,
  totalMemoryBytes: 6 * 1024 * 1024 * 1024,
  timeMs: 900_000,
  processes: 512,
  fileBytes: 2 * 1024 * 1024 * 1024,
  outputBytes: 64 * 1024 * 1024,
};

/** What this machine lets a sandbox do. */
export interface Isolation {
  /** The words before the isolated command, up to the script; empty where namespaces cannot be had. */
  readonly namespaces: readonly string[];
  readonly resourceLimits: boolean;
  /** What is missing, in sentences for the user; empty where the isolation is whole. */
  readonly missing: readonly string[];
}

const SCRIPT = fileURLToPath(new URL("isolate.sh", import.meta.url));

const NAMESPACES = ["--mount", "--net", "--pid", "--ipc", "--uts", "--fork", "--kill-child=SIGKILL"];

let known: Isolation | undefined;

/** Tried once per process: as the user is, then with a user namespace. */
export function isolationOfMachine(): Isolation {
  known ??= tryIsolation();
  return known;
}

function tryIsolation(): Isolation {
  const words = [
    ["unshare", "--user", "--map-root-user", ...NAMESPACES],
    ["unshare", ...NAMESPACES],
  ].find(canMount);
  const resourceLimits = spawnSync("prlimit", ["--version"]).status === 0;
  const missing = [
    ...(words === undefined
      ? ["this machine has no namespaces for a sandbox: the build sees your files and the network"]
      : []),
    ...(resourceLimits
      ? []
      : ["this machine has no prlimit: memory and processes of the build are not limited"]),
  ];
  return { namespaces: words ?? [], resourceLimits, missing };
}

/** Whether a tmpfs can be mounted and a folder bound read-only with these words. */
function canMount(words: readonly string[]): boolean {
  const [file = "", ...rest] = words;
  const script = "mount -t tmpfs none /mnt && mkdir /mnt/usr && mount --rbind /usr /mnt/usr && chroot / true";
  return spawnSync(file, [...rest, "sh", "-c", script], { timeout: 5000, stdio: "ignore" }).status === 0;
}

/** The words that run `command` isolated; `root` is an empty folder, `work` the one that may be written. */
export function isolatedCommand(
  isolation: Isolation,
  limits: NativeLimits,
  command: readonly string[],
  places: { readonly root: string; readonly work: string; readonly visible: readonly string[] },
): readonly string[] {
  const limited = isolation.resourceLimits ? [...resourceWords(limits), ...command] : command;
  if (isolation.namespaces.length === 0) return limited;
  return [
    ...isolation.namespaces,
    "sh",
    SCRIPT,
    places.root,
    places.work,
    ...places.visible,
    "--",
    ...limited,
  ];
}

function resourceWords(limits: NativeLimits): readonly string[] {
  return [
    "prlimit",
    `--as=${limits.memoryBytes}`,
    `--nproc=${limits.processes}`,
    `--fsize=${limits.fileBytes}`,
    "--core=0",
    "--",
  ];
}
