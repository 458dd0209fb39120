/**
 * What the server's parts ask of a logger: fields first, then a sentence. pino's Logger is one.
 */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export const silent: Log = { debug() {}, info() {}, warn() {} };
