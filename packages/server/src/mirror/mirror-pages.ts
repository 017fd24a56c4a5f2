/**
 * The upstream's pages. A page is believed for a while, then confirmed (with its ETag where it has one) or replaced; so
 * is that there is none. One question at a time is asked about a project, however many want to know. When the
 * upstream does not answer as an index does, what is held is shown as stale, and what is not held is unavailable.
 */
import { type FetchedPage, fetchProjectPage, type OpenIndex } from "@linchpin/client";
import type { Clock } from "../domain/ports.ts";
import { WeightedCache } from "../pages/weighted-cache.ts";
import type { MirrorAnswer, MirroredFile, MirroredPage } from "./answer.ts";
import { type Outage, outageOf, secondsLeft } from "./outage.ts";
import { readUpstreamPage } from "./read-upstream-page.ts";
import { SingleFlight } from "./single-flight.ts";
import type { LearnedDigest, MirrorStore, RememberedPage } from "./store.ts";
import { UpstreamSilence } from "./upstream-silence.ts";

export interface MirrorPagesDeps {
  readonly index: OpenIndex;
  readonly store: MirrorStore;
  readonly clock: Clock;
  /** Milliseconds for which an answer of the upstream is believed. */
  readonly pageMaxAge: number;
}

/** Files on all pages that are kept in memory; each takes about half a kilobyte. */
const FILES_IN_MEMORY = 50_000;

/** What is known of a project. */
interface Known {
  /** Undefined where the upstream has none, or has not said yet. */
  readonly held: RememberedPage | undefined;
  /** When the upstream last said so, in milliseconds since the epoch; undefined where it never did. */
  readonly askedAt: number | undefined;
  readonly outage?: Outage;
}

export class MirrorPages {
  readonly #deps: MirrorPagesDeps;
  readonly #known = new WeightedCache<Known>(FILES_IN_MEMORY);
  readonly #flights = new SingleFlight<MirrorAnswer>();
  readonly #onNames: (() => void)[] = [];
  readonly #onQuarantine: (() => void)[] = [];
  readonly #silence = new UpstreamSilence();
  #names: readonly string[] | undefined;

  constructor(deps: MirrorPagesDeps) {
    this.#deps = deps;
  }

  /** `project` is normalised. */
  async page(project: string): Promise<MirrorAnswer> {
    const known = this.#recall(project);
    const now = this.#now();
    if (this.#isBelieved(known.askedAt, now)) return this.#believed(known);
    const outage = this.#outageOf(known, now);
    if (outage !== undefined) return this.#duringOutage(known, outage);
    return await this.#ask(project, known);
  }

  /** Asks the upstream even if its last answer would still be believed. */
  async refreshed(project: string): Promise<MirrorAnswer> {
    return await this.#ask(project, this.#recall(project));
  }

  /** The page that is held, however old it is; never asks the upstream. */
  held(project: string): MirroredPage | undefined {
    return this.#recall(project).held?.page;
  }

  /** The names of the pages that are held, sorted. */
  names(): readonly string[] {
    this.#names ??= this.#deps.store.projects();
    return this.#names;
  }

  /** Calls back when `names` has changed. */
  onNames(listener: () => void): void {
    this.#onNames.push(listener);
  }

  /** Calls back when a project has come into quarantine. */
  onQuarantine(listener: () => void): void {
    this.#onQuarantine.push(listener);
  }

  /** A file that had no sha256 was fetched: from now on the page shows it with its digest and its size. */
  learn(project: string, file: MirroredFile, learned: LearnedDigest): void {
    this.#deps.store.saveDigest(file, learned);
    const known = this.#recall(project);
    if (known.held === undefined) return;
    this.#hold({ ...known.held, page: this.#withLearned(known.held.page) }, known.askedAt);
  }

  async #ask(project: string, known: Known): Promise<MirrorAnswer> {
    return await this.#flights.run(project, async () => {
      const startedAt = this.#now();
      try {
        const fetched = await fetchProjectPage(this.#deps.index, project, known.held?.validators);
        this.#silence.answered(this.#now());
        return this.#believed(this.#take(fetched, project, known, startedAt));
      } catch (error) {
        const outage = outageOf(error, startedAt, this.#now());
        this.#silence.failed(error, outage, startedAt);
        this.#remember(project, { ...known, outage });
        return this.#duringOutage(known, outage);
      }
    });
  }

  #take(fetched: FetchedPage, project: string, known: Known, askedAt: number): Known {
    if (fetched.kind === "page") {
      const page = this.#withLearned(readUpstreamPage(project, fetched.page, this.#deps.index.address.root));
      return this.#hold({ page, validators: fetched.validators, confirmedAt: askedAt }, askedAt);
    }
    if (fetched.kind === "not-modified" && known.held !== undefined) {
      this.#deps.store.confirmPage(project, askedAt);
      return this.#remember(project, { held: { ...known.held, confirmedAt: askedAt }, askedAt });
    }
    return this.#lose(project, askedAt);
  }

  #hold(held: RememberedPage, askedAt: number | undefined): Known {
    const { project } = held.page;
    const before = this.#recall(project).held;
    this.#deps.store.savePage(held);
    const known = this.#remember(project, { held, askedAt });
    if (before === undefined) this.#announceNames();
    if (isQuarantined(held) && !isQuarantined(before)) for (const listener of this.#onQuarantine) listener();
    return known;
  }

  #lose(project: string, askedAt: number): Known {
    const wasHeld = this.#recall(project).held !== undefined;
    if (wasHeld) this.#deps.store.removePage(project);
    const known = this.#remember(project, { held: undefined, askedAt });
    if (wasHeld) this.#announceNames();
    return known;
  }

  #announceNames(): void {
    this.#names = undefined;
    for (const listener of this.#onNames) listener();
  }

  #recall(project: string): Known {
    const known = this.#known.get(project);
    if (known !== undefined) return known;
    const held = this.#deps.store.page(project);
    return this.#remember(project, { held, askedAt: held?.confirmedAt });
  }

  #remember(project: string, known: Known): Known {
    this.#known.set(project, known, 1 + (known.held?.page.files.length ?? 0));
    return known;
  }

  /** Why the upstream is not asked now, if it is not: it failed for this project, or it is silent and we hold the page. */
  #outageOf(known: Known, now: number): Outage | undefined {
    const outages = [known.outage, known.held === undefined ? undefined : this.#silence.outage];
    return outages.find((outage) => outage !== undefined && now < outage.until);
  }

  /** An answer from the future comes from a clock that was set back: nobody knows how old it is. */
  #isBelieved(askedAt: number | undefined, now: number): boolean {
    return askedAt !== undefined && askedAt <= now && now < askedAt + this.#deps.pageMaxAge;
  }

  #believed({ held, askedAt = 0 }: Known): MirrorAnswer {
    if (held === undefined) return { kind: "absent" };
    return { kind: "page", page: held.page, freshUntil: askedAt + this.#deps.pageMaxAge };
  }

  /** A remembered "there is none" is not held: it was true once, and an outage must not turn it into a 404. */
  #duringOutage({ held }: Known, outage: Outage): MirrorAnswer {
    if (held === undefined) {
      const retryAfterSeconds = secondsLeft(outage, this.#now());
      return { kind: "unavailable", reason: outage.reason, retryAfterSeconds };
    }
    const stale = { reason: outage.reason, confirmedAt: new Date(held.confirmedAt) };
    return { kind: "page", page: held.page, freshUntil: outage.until, stale };
  }

  #withLearned(page: MirroredPage): MirroredPage {
    if (page.files.every((file) => file.hashes.sha256 !== undefined)) return page;
    return { ...page, files: page.files.map((file) => this.#fileWithLearned(file)) };
  }

  #fileWithLearned(file: MirroredFile): MirroredFile {
    if (file.hashes.sha256 !== undefined) return file;
    const learned = this.#deps.store.digest(file);
    if (learned === undefined) return file;
    return { ...file, hashes: { ...file.hashes, sha256: learned.sha256 }, size: learned.size };
  }

  #now(): number {
    return this.#deps.clock.now().getTime();
  }
}

function isQuarantined(remembered: RememberedPage | undefined): boolean {
  return remembered?.page.status?.status === "quarantined";
}
