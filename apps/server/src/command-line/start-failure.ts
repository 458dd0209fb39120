/** Why the program cannot start, in words for the person who started it, and the exit code that goes with it. */
import { ConnectError } from '../connect/connect-error.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { messages, type Notice } from './messages.ts';

export class StartFailure extends Error {
  readonly notice: Notice;
  readonly code: ExitCode;

  constructor(notice: Notice, code: ExitCode) {
    super(notice.message);
    this.notice = notice;
    this.code = code;
  }
}

/** A cluster that cannot be connected to, as a failure; anything else is a bug and is passed on. */
export function clusterFailure(error: unknown): unknown {
  return error instanceof ConnectError
    ? new StartFailure({ message: error.message, hint: error.hint }, exitCode.cluster)
    : error;
}

export interface Asked {
  readonly flag: string;
  readonly hostFlag: string;
  readonly host: string;
  readonly port: number;
}

/** What the system said when a listener was opened, in words; anything else is passed on. */
export function listenFailure(error: unknown, asked: Asked): unknown {
  const { flag, hostFlag, host, port } = asked;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') return error;
  const notice =
    code === 'EADDRINUSE'
      ? messages.portInUse(flag, host, port)
      : code === 'EACCES'
        ? messages.portForbidden(flag, port)
        : code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN'
          ? messages.hostNotOurs(hostFlag, host)
          : messages.cannotListen(host, port, code);
  return new StartFailure(notice, exitCode.listen);
}
