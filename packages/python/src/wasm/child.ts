/**
 * The process that holds one CPython in WebAssembly. It is started with Node's permission model: no file but
 * pyodide's own can be read, none written, no process, worker, addon or connection made, so code that climbs
 * from Python into JavaScript (which pyodide allows) finds nothing to take. It does one task and ends.
 */
import { constants, readFileSync, writeSync } from "node:fs";
import type { WasmChildAnswer, WasmChildStart, WasmFile, WasmJob } from "./protocol.ts";

/** The part of pyodide that is used here. */
interface Pyodide {
  readonly FS: {
    mkdirTree(path: string): void;
    mkdir(path: string, mode?: number): unknown;
    open(path: string, flags: unknown, mode?: number): unknown;
    writeFile(path: string, bytes: Uint8Array): void;
    symlink(target: string, path: string): void;
    chmod(path: string, mode: number): void;
    utime(path: string, accessedMs: number, modifiedMs: number): void;
    readFile(path: string): Uint8Array;
    readdir(path: string): string[];
    analyzePath(path: string): { readonly exists: boolean };
    isDir(mode: number): boolean;
    isFile(mode: number): boolean;
    lstat(path: string): { readonly mode: number };
  };
  readonly globals: { get(name: string): (...parameters: unknown[]) => unknown };
  runPython(source: string): unknown;
  makeMemorySnapshot(): Uint8Array;
}

/** The memory of a WebAssembly module; Node's types leave the namespace to the browser's. */
interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

type LoadPyodide = (options: Readonly<Record<string, unknown>>) => Promise<Pyodide>;

/** What most build backends import, so that it is in the snapshot already. */
const PRELOADED =
  "import argparse, base64, configparser, contextlib, csv, dataclasses, email.message, email.parser, fnmatch, " +
  "functools, glob, gzip, hashlib, importlib.metadata, importlib.resources, inspect, io, json, logging, " +
  "operator, os, pathlib, platform, posixpath, re, shutil, stat, string, subprocess, sys, sysconfig, tarfile, " +
  "tempfile, textwrap, time, tomllib, traceback, typing, urllib.parse, warnings, zipfile";

process.once("message", (start: WasmChildStart) => {
  closeTheWayToOtherProcesses();
  perform(start).then(answer, (error: unknown) => answer({ kind: "raised", traceback: String(error) }));
});

function answer(message: WasmChildAnswer): void {
  sendToHost?.(message, () => process.exit(0));
}

const sendToHost = process.send?.bind(process);

/**
 * Signals are the one thing that the permission model leaves open. emscripten asks `process.binding` for the
 * constants of the file system and gets only these.
 */
function closeTheWayToOtherProcesses(): void {
  const target = process as unknown as Record<string, unknown>;
  for (const name of ["kill", "_kill", "_debugProcess", "dlopen", "send"])
    Reflect.deleteProperty(target, name);
  target["binding"] = (name: string): unknown => (name === "constants" ? { fs: constants } : {});
}

async function perform(start: WasmChildStart): Promise<WasmChildAnswer> {
  limitMemory(start.memoryBytes);
  const { loadPyodide } = (await import(start.pyodide)) as { readonly loadPyodide: LoadPyodide };
  const python = await loadPyodide({
    ...(start.snapshot === undefined ? {} : { _loadSnapshot: readFileSync(start.snapshot) }),
    ...(start.task.kind === "make-snapshot" ? { _makeSnapshot: true } : {}),
    stdout: printLine,
    stderr: printLine,
  });
  if (start.task.kind === "run") return run(python, start.task.job);
  python.runPython(PRELOADED);
  return { kind: "snapshot", bytes: python.makeMemorySnapshot() };
}

/**
 * Prints before it returns: Python never yields to the event loop, so lines written asynchronously would pile up
 * in memory. A full pipe answers EAGAIN until the host has read.
 */
function printLine(line: string): void {
  let rest = Buffer.from(`${line}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

/** Makes the interpreter raise MemoryError where it would grow past the limit. */
function limitMemory(bytes: number): void {
  const { WebAssembly } = globalThis as unknown as {
    readonly WebAssembly: { readonly Memory: { readonly prototype: WasmMemory } };
  };
  const memory = WebAssembly.Memory.prototype;
  const grow: (this: WasmMemory, pages: number) => number = Reflect.get(memory, "grow");
  memory.grow = function (this: WasmMemory, pages: number): number {
    if (this.buffer.byteLength + pages * 65_536 > bytes) throw new RangeError("the sandbox's memory limit");
    return grow.call(this, pages);
  };
}

/**
 * emscripten's file system takes no notice of the umask: everything is made with mode 0666 or 0777, and backends that
 * keep modes (setuptools) then build other bytes than everywhere else.
 */
function applyUmask(python: Pyodide, umask: number): void {
  const open = python.FS.open.bind(python.FS);
  python.FS.open = (path, flags, mode = 0o666) => open(path, flags, mode & ~umask);
  const makeFolder = python.FS.mkdir.bind(python.FS);
  python.FS.mkdir = (path, mode = 0o777) => makeFolder(path, mode & ~umask);
}

function run(python: Pyodide, job: WasmJob): WasmChildAnswer {
  applyUmask(python, job.umask ?? 0o022);
  const isLink = (file: WasmFile): boolean => file.linkTarget !== undefined;
  for (const file of job.files.filter((each) => !isLink(each))) putFile(python, file);
  for (const link of job.files.filter(isLink)) putFile(python, link);
  setEnvironment(python, job.environment);
  try {
    python.runPython(job.script);
    const main = python.globals.get("_main_json");
    const result = String(main(job.arguments));
    return { kind: "returned", result, files: job.collect.flatMap((folder) => filesBelow(python, folder)) };
  } catch (error) {
    return { kind: "raised", traceback: error instanceof Error ? error.message : String(error) };
  }
}

function putFile(python: Pyodide, { path, bytes, mode = 0o644, modifiedMs, linkTarget }: WasmFile): void {
  python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")) || "/");
  if (linkTarget !== undefined) {
    python.FS.symlink(linkTarget, path);
    return;
  }
  python.FS.writeFile(path, bytes);
  python.FS.chmod(path, mode);
  if (modifiedMs !== undefined) python.FS.utime(path, modifiedMs, modifiedMs);
}

function setEnvironment(python: Pyodide, environment: Readonly<Record<string, string>>): void {
  python.runPython(
    "import json, os, sys\nsys.executable = '/usr/bin/python3'\n" +
      "def _set_environment(text):\n    os.environ.clear()\n    os.environ.update(json.loads(text))\n" +
      "def _main_json(text):\n    return json.dumps(main(json.loads(text)))\n",
  );
  python.globals.get("_set_environment")(JSON.stringify(environment));
}

function filesBelow(python: Pyodide, folder: string): (readonly [string, Uint8Array])[] {
  if (!python.FS.analyzePath(folder).exists) return [];
  return python.FS.readdir(folder)
    .filter((name) => name !== "." && name !== "..")
    .flatMap((name) => {
      const path = `${folder}/${name}`;
      const { mode } = python.FS.lstat(path);
      if (python.FS.isDir(mode)) return filesBelow(python, path);
      return python.FS.isFile(mode) ? [[path, python.FS.readFile(path)] as const] : [];
    });
}
