/** Something that whoever runs the server has to put right before it can start, in the four lines of design §2. */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
  readonly code: string;
  readonly state: string;
  readonly trigger: string;
  readonly consequence: string;
  readonly remedy: string;

  constructor(
    code: string,
    text: {
      readonly state: string;
      readonly trigger: string;
      readonly consequence: string;
      readonly remedy: string;
    },
    options?: ErrorOptions,
  ) {
    super(`${text.state}: ${text.consequence}; ${text.remedy}`, options);
    this.code = code;
    this.state = text.state;
    this.trigger = text.trigger;
    this.consequence = text.consequence;
    this.remedy = text.remedy;
  }
}
