/** Why the program cannot start, in words for the person who started it, and the exit code that goes with it. */
import { fields } from '@switchboard/core/kubernetes/json';
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
  /** A second port that was asked for with it. */
  readonly probePort?: number | undefined;
}

/** What the system said when a listener was opened, in words; anything else is passed on. */
export function listenFailure(error: unknown, asked: Asked): unknown {
  const { code, port: met } = fields<'code' | 'port'>(error);
  if (typeof code !== 'string') return error;
  const probe = asked.probePort !== undefined && met === asked.probePort;
  const { flag, hostFlag, host, port } = probe
    ? { ...asked, flag: 'probe-port', host: 'all addresses', port: asked.probePort }
    : asked;
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
