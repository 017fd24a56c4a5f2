/** What the standard library of each Python 3 has. The table is made by `scripts/make-stdlib-table.ts`. */

import table from "./stdlib.table.json" with { type: "json" };

type Range = readonly [first: number, last: number];
type NameTable = Readonly<Record<string, Readonly<Record<string, number>>>>;

const MODULES: ReadonlyMap<string, Range> = new Map(
  Object.entries(table.modules).map(([name, [first = 0, last = 0]]) => [name, [first, last]]),
);
const ADDED: NameTable = table.added;
const REMOVED: NameTable = table.removed;

/** The minor versions in which something exists; undefined bounds are open. */
export interface Existence {
  readonly first?: number;
  readonly last?: number;
}

/** Whether a top-level module was ever part of the standard library, on any platform. */
export function isStandardModule(top: string): boolean {
  return MODULES.has(top) || (top.startsWith("_") && MODULES.has(top.slice(1))) || BUILT_IN.has(top);
}

/** When a top-level module exists; undefined where it was never part of the standard library. */
export function moduleExistence(top: string): Existence | undefined {
  const range = MODULES.get(top);
  return range === undefined ? undefined : existence(range[0], range[1]);
}

/** When a name or submodule of a standard module exists; open where the table knows of no change. */
export function nameExistence(module: string, name: string): Existence {
  const first = Object.hasOwn(ADDED, module) ? ADDED[module]?.[name] : undefined;
  const last = Object.hasOwn(REMOVED, module) ? REMOVED[module]?.[name] : undefined;
  return existence(first ?? 0, last ?? 0);
}

/** Private modules that are compiled in, which the table leaves out. */
const BUILT_IN: ReadonlySet<string> = new Set(
  (
    "_abc _ast _asyncio _bisect _bootlocale _codecs _collections _collections_abc _compat_pickle _compression _contextvars _csv " +
    "_ctypes _curses _datetime _decimal _dummy_thread _elementtree _functools _hashlib _heapq _imp _io _json _locale _lsprof " +
    "_markupbase _md5 _multibytecodec _multiprocessing _opcode _operator _osx_support _overlapped _pickle _posixsubprocess _py_abc " +
    "_pydecimal _pyio _queue _random _sha1 _signal _sitebuiltins _socket _sqlite3 _sre _ssl _stat _statistics _string _strptime " +
    "_struct _symtable _sysconfigdata _thread _threading_local _tkinter _tokenize _tracemalloc _typing _uuid _warnings _weakref " +
    "_frozen_importlib _frozen_importlib_external _weakrefset _winapi _zoneinfo _interpreters _interpqueues _interpchannels __future__ __main__"
  ).split(" "),
);

function existence(first: number, last: number): Existence {
  return { ...(first > 0 && { first }), ...(last > 0 && { last }) };
}
