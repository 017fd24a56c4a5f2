/**
 * Reads a module's source into its outline: one pass, time and memory linear in the source, no recursion.
 * Broken source gives the outline of what could be read, with suspicions.
 */

import { readBindings, readHeaderBindings } from "./bindings.ts";
import { type Attempt, BlockStack } from "./blocks.ts";
import { type Header, readHeader } from "./headers.ts";
import { type ImportRead, readImports } from "./import-statement.ts";
import { LogicalLine, type Statement } from "./logical-line.ts";
import type { Definition, ImportContext, ModuleImport, ModuleOutline, Signature } from "./outline.ts";
import { ResourceWatch } from "./resource-watch.ts";
import { RuntimeWatch } from "./runtime-watch.ts";
import { stringText } from "./string-scan.ts";
import { SyntaxWatch } from "./syntax-watch.ts";
import { NAME, STRING, Tokenizer } from "./tokenizer.ts";

/** Outlines the source text of one module. Never throws. */
export function outlineModule(source: string): ModuleOutline {
  return new Outliner(source).run();
}

const MAXIMUM_PATHS = 50;

interface PendingImport {
  readonly read: ImportRead;
  readonly line: number;
  readonly context: ImportContext;
  readonly attempts: readonly Attempt[];
}

class Outliner {
  readonly #tokenizer: Tokenizer;
  readonly #line: LogicalLine;
  readonly #blocks = new BlockStack();
  readonly #syntax = new SyntaxWatch();
  readonly #resources = new ResourceWatch();
  readonly #runtime = new RuntimeWatch();
  readonly #aliases = new Map<string, string>();
  readonly #imports: PendingImport[] = [];
  readonly #definitions = new Map<string, MutableDefinition>();
  readonly #strings = new Map<string, { value: string; line: number }>();
  readonly #indents: number[] = [0];
  #opensBlock = false;
  #isDynamic = false;
  readonly #bound = new Set<string>();
  readonly #patches = new Set<string>();
  #extendsPath = false;
  #hasFormat = false;
  readonly #homePaths: { path: string; line: number }[] = [];
  #isDecorated = false;
  #functions = 0;
  #annotatedFunctions = 0;

  constructor(source: string) {
    this.#tokenizer = new Tokenizer(source);
    this.#line = new LogicalLine(this.#tokenizer, this);
  }

  run(): ModuleOutline {
    for (;;) {
      this.#syntax.startLine();
      this.#resources.startLine();
      if (!this.#line.read()) break;
      if (this.#line.length > 0) this.#readLine();
    }
    if (this.#opensBlock) this.#syntax.suspect(this.#tokenizer.line, "a header without a body");
    const { fault } = this.#tokenizer;
    if (fault) this.#syntax.suspect(fault.line, fault.what);
    return this.#finish();
  }

  onToken(tokenizer: Tokenizer): void {
    const text = tokenizer.kind === NAME ? tokenizer.text() : "";
    if (tokenizer.kind === STRING) this.#onString(tokenizer);
    if (tokenizer.kind === NAME) {
      this.#resources.onName(text);
      // Both can bind names that no reader of the source sees.
      if (text === "globals" || text === "exec" || text === "meta_path") this.#isDynamic = true;
      if (text === "__path__" || text === "extend_path" || text === "declare_namespace")
        this.#extendsPath = true;
    }
    this.#syntax.onToken(tokenizer, text);
  }

  #onString({ string, line, source }: Tokenizer): void {
    if (string === undefined) return;
    if (string.prefix.includes("f")) this.#hasFormat = true;
    const first = source.charCodeAt(string.contentStart);
    const isPath = first === 47 || source.charCodeAt(string.contentStart + 1) === 58;
    if (!isPath || this.#homePaths.length >= MAXIMUM_PATHS) return;
    const path = stringText(source, string);
    if (/^(?:\/home\/|\/Users\/|[A-Za-z]:[\\/]{1,2}Users[\\/])/.test(path))
      this.#homePaths.push({ path, line });
  }

  #readLine(): void {
    const line = this.#line;
    this.#checkIndent(line.indent);
    this.#blocks.leave(line.indent);
    const header = readHeader(line, this.#blocks);
    this.#syntax.endLine(line, header?.colon ?? -1);
    if (this.#blocks.context === "always" && !this.#blocks.isInTry) {
      this.#runtime.endLine(line, header && { from: 0, to: header.colon });
    }
    if (header === undefined) {
      this.#isDecorated = line.isOperator(0, "@");
      this.#readStatements({ from: 0, to: line.length });
      return;
    }
    this.#readHeader(header);
    this.#isDecorated = false;
    this.#blocks.enter(header.block);
    const body = { from: header.colon + 1, to: line.length };
    this.#opensBlock = body.from >= body.to;
    if (!this.#opensBlock) this.#readStatements(body);
  }

  /** A deeper line needs a header before it, and a shallower one must return to an indentation that exists. */
  #checkIndent(indent: number): void {
    const current = this.#indents.at(-1) ?? 0;
    if (this.#opensBlock !== indent > current)
      this.#syntax.suspect(this.#line.line, "an unexpected indentation");
    this.#opensBlock = false;
    if (indent > current) this.#indents.push(indent);
    while ((this.#indents.at(-1) ?? 0) > indent) this.#indents.pop();
    if (this.#indents.at(-1) !== indent) {
      this.#syntax.suspect(this.#line.line, "an indentation that matches no outer level");
      this.#indents.push(indent);
    }
  }

  #readHeader(header: Header): void {
    const line = this.#line;
    const range = { from: 0, to: header.colon };
    const { kind } = header.block;
    if (kind === "function" || kind === "class") this.#readDefinition(range, kind);
    else if (this.#blocks.isModuleScope) this.#define(readHeaderBindings(line, range), "variable");
    this.#resources.endStatement(line, range, kind === "function" ? [] : readHeaderBindings(line, range));
  }

  #readDefinition(range: Statement, kind: "function" | "class"): void {
    const line = this.#line;
    const name = line.text(line.text(0) === "async" ? 2 : 1);
    if (kind === "function") {
      this.#functions += 1;
      if (isAnnotated(line, range)) this.#annotatedFunctions += 1;
    }
    if (this.#blocks.isModuleScope) {
      if (kind === "class") this.#define([name], kind, { inherits: line.findOperator(range, "(") >= 0 });
      else this.#define([name], kind, { signature: readSignature(line, range, this.#isDecorated) });
    } else this.#addMembers([name]);
  }

  #readStatements(range: Statement): void {
    for (const statement of this.#line.statements(range)) this.#readStatement(statement);
  }

  #readStatement(statement: Statement): void {
    const line = this.#line;
    const reads = readImports(line, statement);
    if (reads.length > 0) {
      for (const read of reads) this.#addImport(read);
      return;
    }
    const bindings = readBindings(line, statement);
    this.#resources.endStatement(line, statement, bindings);
    const isGlobal = line.text(statement.from) === "global";
    if (this.#blocks.isModuleScope || isGlobal) this.#define(bindings, "variable");
    else this.#addMembers(bindings);
    if (this.#blocks.isModuleScope) this.#noteAssignment(statement, bindings);
  }

  #addImport(read: ImportRead): void {
    const { context, attempts, isModuleScope } = this.#blocks;
    this.#imports.push({ read, line: this.#line.line, context, attempts });
    if (isModuleScope) this.#define(read.bindings, "import");
    if (isModuleScope && read.names === undefined)
      this.#aliases.set(read.bindings[0] ?? "", aliasTarget(read));
    else this.#addMembers(read.bindings);
  }

  /** `__version__ = "1.2"`, and `sys.modules[__name__] = …`, which replaces the module. */
  #noteAssignment(statement: Statement, bindings: readonly string[]): void {
    const line = this.#line;
    const value = line.string(statement.to - 1);
    const name = bindings[0];
    const isPlain = line.isOperator(statement.to - 2, "=") && statement.to - statement.from === 3;
    if (name !== undefined) this.#noteString(name, isPlain ? value : undefined);
    const { from } = statement;
    if (line.isOperator(from + 1, ".") && line.isOperator(from + 3, "=")) {
      this.#patches.add(`${line.text(from)}.${line.text(from + 2)}`);
    }
    if (line.findName(statement, "modules") >= 0 && line.findName(statement, "sys") >= 0)
      this.#isDynamic = true;
  }

  /** Only a name that is bound once, and always, to a plain text has a text that is known. */
  #noteString(name: string, value: string | undefined): void {
    const isOnly = !this.#bound.has(name) && this.#blocks.context === "always" && !this.#blocks.isInTry;
    this.#bound.add(name);
    if (value !== undefined && isOnly) this.#strings.set(name, { value, line: this.#line.line });
    else this.#strings.delete(name);
  }

  #define(names: readonly string[], kind: Definition["kind"], details: Details = {}): void {
    for (const name of names) {
      const known = this.#definitions.get(name);
      const { inherits = false, signature } = details;
      if (known === undefined) {
        const base = { kind, line: this.#line.line, inherits, members: new Set<string>() };
        this.#definitions.set(name, signature === undefined ? base : { ...base, signature });
      } else {
        known.inherits = true;
        delete known.signature;
      }
    }
  }

  #addMembers(names: readonly string[]): void {
    const owner = this.#blocks.topLevelClass;
    const members = owner === undefined ? undefined : this.#definitions.get(owner)?.members;
    for (const name of names) members?.add(name);
  }

  #finish(): ModuleOutline {
    const imports = this.#imports.map(finishImport);
    const isPostponed = imports.some(
      ({ module, names }) => module === "__future__" && names?.includes("annotations"),
    );
    return {
      imports,
      definitions: this.#definitions,
      isDynamic: this.#isDynamic || this.#definitions.has("__getattr__"),
      patches: this.#patches,
      extendsPath: this.#extendsPath,
      strings: this.#strings,
      resources: this.#resources.uses,
      aliases: this.#aliases,
      attributes: this.#runtime.attributes(isPostponed).filter(({ owner }) => this.#aliases.has(owner)),
      runtimeNeeds: this.#runtime.needs.filter(({ what }) => !isPostponed || !what.includes("annotation")),
      suspicions: this.#syntax.suspicions,
      annotatedFunctions: this.#annotatedFunctions,
      functions: this.#functions,
      needsPython3: this.#hasFormat || this.#annotatedFunctions > 0,
      homePaths: this.#homePaths,
    };
  }
}

type Details = Pick<Definition, "inherits" | "signature">;

interface MutableDefinition extends Definition {
  readonly members: Set<string>;
  /** Also true where the name is bound more than once, so that its members are not known. */
  inherits: boolean;
  /** Gone where the name is bound more than once. */
  signature?: Signature;
}

function finishImport({ read, line, context, attempts }: PendingImport): ModuleImport {
  const isCaught = attempts.some((attempt) => attempt.catchesImportError);
  const keeps = context === "typing" || context === "deferred" || context === "script";
  const { module, level, names, isStar } = read;
  return { module, level, names, isStar, line, context: isCaught && !keeps ? "guarded" : context };
}

/** Whether a `def` has a return annotation or annotates a parameter. */
function isAnnotated(line: LogicalLine, range: Statement): boolean {
  return line.findOperator(range, "->") >= 0 || line.findOperator(range, ":", 1) >= 0;
}

/** `import a.b` binds `a`; `import a.b as c` binds the module `a.b`. */
function aliasTarget({ module, bindings }: ImportRead): string {
  const top = module.split(".")[0] ?? module;
  return bindings[0] === top ? top : module;
}

/** How a function at the top level is called. */
function readSignature(line: LogicalLine, range: Statement, isDecorated: boolean): Signature {
  const isAsync = line.text(0) === "async";
  const open = line.findOperator(range, "(");
  let required = 0;
  for (const parameter of line.split({ from: open + 1, to: closingBracket(line, open, range.to) }, 1)) {
    if (line.isOperator(parameter.from, "*")) break;
    const isNeeded = line.isIdentifier(parameter.from) && line.findOperator(parameter, "=", 1) < 0;
    if (isNeeded) required += 1;
  }
  return { isAsync, isDecorated, required };
}

function closingBracket(line: LogicalLine, open: number, to: number): number {
  let position = open + 1;
  while (position < to && line.depth(position) > line.depth(open)) position += 1;
  return position;
}
