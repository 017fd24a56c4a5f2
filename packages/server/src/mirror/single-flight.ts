/** The same work asked for by many at the same time is done once, and all of them get its outcome. */
export class SingleFlight<Value> {
  readonly #flights = new Map<string, Promise<Value>>();

  async run(key: string, work: () => Promise<Value>): Promise<Value> {
    const flying = this.#flights.get(key);
    if (flying !== undefined) return await flying;
    const flight = work();
    this.#flights.set(key, flight);
    try {
      return await flight;
    } finally {
      this.#flights.delete(key);
    }
  }
}
