/**
 * A probe of a container: what is asked, how often, and how many answers in a row count. Read from the redacted object (what a command says is struck there); defaults
 * are those that the API fills in. Called by the reader of pods.
 */
import { fields, integer, list, numberOrName, text } from '../kubernetes/json.ts';

export interface ProbeDetail {
  readonly asks:
    | {
        readonly type: 'http';
        readonly scheme: string;
        readonly port: number | string;
        readonly path: string;
      }
    | { readonly type: 'tcp'; readonly port: number | string }
    | { readonly type: 'grpc'; readonly port: number | string; readonly service?: string }
    | { readonly type: 'exec'; readonly words: number };
  /** Seconds. */
  readonly delay: number;
  readonly period: number;
  readonly timeout: number;
  /** Answers in a row. */
  readonly failures: number;
  readonly successes: number;
}

type ProbeField =
  | 'httpGet'
  | 'tcpSocket'
  | 'grpc'
  | 'exec'
  | 'initialDelaySeconds'
  | 'periodSeconds'
  | 'timeoutSeconds'
  | 'failureThreshold'
  | 'successThreshold';

/** Undefined where there is no probe, or one of a kind that is not known. */
export function readProbe(value: unknown): ProbeDetail | undefined {
  const probe = fields<ProbeField>(value);
  const asks = whatItAsks(probe);
  if (asks === undefined) return undefined;
  return {
    asks,
    delay: integer(probe.initialDelaySeconds) ?? 0,
    period: integer(probe.periodSeconds) ?? 10,
    timeout: integer(probe.timeoutSeconds) ?? 1,
    failures: integer(probe.failureThreshold) ?? 3,
    successes: integer(probe.successThreshold) ?? 1,
  };
}

function whatItAsks(
  probe: {
    readonly [F in ProbeField]?: unknown;
  },
): ProbeDetail['asks'] | undefined {
  const http = fields<'port' | 'path' | 'scheme'>(probe.httpGet);
  const httpPort = numberOrName(http.port);
  if (httpPort !== undefined)
    return {
      type: 'http',
      scheme: text(http.scheme) ?? 'HTTP',
      port: httpPort,
      path: text(http.path) ?? '/',
    };
  const tcpPort = numberOrName(fields<'port'>(probe.tcpSocket).port);
  if (tcpPort !== undefined) return { type: 'tcp', port: tcpPort };
  const grpc = fields<'port' | 'service'>(probe.grpc);
  const [grpcPort, service] = [numberOrName(grpc.port), text(grpc.service)];
  if (grpcPort !== undefined)
    return { type: 'grpc', port: grpcPort, ...(service === undefined ? {} : { service }) };
  const exec = fields<'command'>(probe.exec);
  return Array.isArray(exec.command) ? { type: 'exec', words: list(exec.command).length } : undefined;
}
