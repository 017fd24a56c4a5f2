/** A setting that cannot be used. The message names where it was written, and what is right there. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
  readonly state: string;
  readonly trigger: string;
  readonly consequence: string;
  readonly remedy: string;

  /** `place`: the file with its line (`linchpin.toml:3`), the variable, or the flag. */
  constructor(place: string, state: string, remedy: string) {
    super(`${place}: ${state}; ${remedy}`);
    this.state = `${place}: ${state}`;
    this.trigger = "reading the settings";
    this.consequence = "nothing was started or changed";
    this.remedy = remedy;
  }
}
