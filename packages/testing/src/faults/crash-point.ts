/** A process that dies, as in a power cut, at a named step of a write. */

/** The part of the server's `Faults` port that this is. */
export interface FaultHook {
  at(point: string): void;
}

/** Kills this process with SIGKILL when it passes the armed step: no handler runs, nothing is flushed. */
export class CrashPoint implements FaultHook {
  #armed: string | undefined;

  arm(point: string): void {
    this.#armed = point;
  }

  at(point: string): void {
    if (point === this.#armed) process.kill(process.pid, "SIGKILL");
  }
}
