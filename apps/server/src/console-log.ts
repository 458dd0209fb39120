/**
 * The server's log: one line each on standard error, as a sentence where a person reads it, as JSON where a program does. Fields that could
 * hold a secret are struck wherever they stand.
 */
import pino from 'pino';
import type { Log } from './log.ts';

/** What SWITCHBOARD_LOG may ask for. */
const levels: readonly string[] = ['debug', 'info', 'warn', 'error', 'silent'];

const secretFields = ['token', 'authorization', 'cookie', 'session', 'password'];

export function createLog(
  person: boolean,
  write: (line: string) => void,
): Log & { error(fields: object, message: string): void } {
  return pino(
    {
      base: null,
      level: levels.find(level => level === process.env['SWITCHBOARD_LOG']) ?? 'info',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
      serializers: { error: pino.stdSerializers.err },
      redact: {
        paths: secretFields.flatMap(field => [field, `*.${field}`, `headers.${field}`]),
        censor: '(hidden)',
      },
    },
    { write: line => write(person ? sentence(line) : line) },
  );
}

/** `08:12:03 warn  Pod: the watch was cut (kind=Pod reason="reset")` */
export function sentence(line: string): string {
  const { time, level, msg, error, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const rest = Object.entries(fields)
    // What the sentence says already is not said twice.
    .filter(([, value]) => typeof value !== 'string' || !String(msg).includes(value))
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  const stack =
    typeof error === 'object' && error !== null && 'stack' in error && typeof error.stack === 'string'
      ? `\n${error.stack}`
      : '';
  return `${String(time).slice(11, 19)} ${String(level).padEnd(5)} ${String(msg)}${rest.length > 0 ? ` (${rest.join(' ')})` : ''}${stack}\n`;
}
