import type { FaultHook } from "./crash-point.ts";

/** Throws an error, as a full or broken disk would, whenever the named step is passed while it is armed. */
export class FailingPoint implements FaultHook {
  #armed: { readonly point: string; readonly error: Error } | undefined;

  arm(point: string, error: Error): void {
    this.#armed = { point, error };
  }

  disarm(): void {
    this.#armed = undefined;
  }

  at(point: string): void {
    if (point === this.#armed?.point) throw this.#armed.error;
  }
}
