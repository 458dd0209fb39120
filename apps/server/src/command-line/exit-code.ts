/** What the process says to whoever started it when it ends. `--help` prints this table. */
export const exitCode = {
  ok: 0,
  /** `check` found an error, or a trace does not pass. */
  found: 1,
  /** A bug; the log has the stack. */
  bug: 1,
  /** The command line is wrong or asks for something unsafe, or a file cannot be read. */
  commandLine: 2,
  /** The kubeconfig, its context or its credentials cannot be used. */
  cluster: 3,
  /** The port is taken, or the address is not ours. */
  listen: 4,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
