/** What the exit code of every command says to a script; `linchpin --help` prints the same list. */
export const EXIT = {
  done: 0,
  /** A rule, a right or a check said no; nothing was changed. */
  refused: 1,
  /** The command line or a setting is wrong; nothing was tried. */
  usage: 2,
  /** The server could not be reached, or did not answer in time. */
  unreachable: 3,
  /** An error that nobody foresaw: a bug in Linchpin. */
  bug: 70,
  /** Ctrl-C; what was under way was undone. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The list as `--help` shows it. */
export const EXIT_CODES_HELP = `
Exit codes:
  0  done
  1  refused by a rule, a right or a check; nothing was changed
  2  the command line or a setting is wrong; nothing was tried
  3  the server could not be reached or did not answer in time`;
