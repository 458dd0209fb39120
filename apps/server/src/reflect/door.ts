/**
 * Where bytes of the cluster become objects of ours: managedFields cut, JSON parsed, projected to the fields we keep. What cannot be read is counted,
 * said once, and left out; it never hides its neighbours (R4). One per reflector.
 */
import type { Kind } from '@switchboard/core/kubernetes/kind';
import type { KubeObject } from '@switchboard/core/kubernetes/object';
import type { Parsed } from '@switchboard/core/kubernetes/parse';
import type { Log } from '../log.ts';
import { cutManagedFields } from './cut-managed-fields.ts';
import type { ReflectMetrics } from './metrics.ts';

export type Parse = (kind: Kind, json: unknown) => Parsed;

const rememberComplaints = 1_000;

export class Door {
  readonly #kind: Kind;
  readonly #parse: Parse;
  readonly #log: Log;
  readonly #metrics: ReflectMetrics;
  readonly #complained = new Set<string>();

  constructor(kind: Kind, parse: Parse, log: Log, metrics: ReflectMetrics) {
    this.#kind = kind;
    this.#parse = parse;
    this.#log = log;
    this.#metrics = metrics;
  }

  /** An item of a list. Undefined when it cannot be read. Takes the bytes over. */
  readItem(bytes: Buffer): KubeObject | undefined {
    let json: unknown;
    try {
      json = readJsonBytes(bytes);
    } catch {
      return this.#complain('(not JSON)', 'it is not JSON');
    }
    return this.admit(json);
  }

  admit(json: unknown): KubeObject | undefined {
    try {
      const result = this.#parse(this.#kind, json);
      return result.ok ? result.object : this.#complain(result.name || '(no name)', result.reason);
    } catch (error) {
      return this.#complain('(unknown)', error instanceof Error ? error.message : String(error));
    }
  }

  #complain(name: string, reason: string): undefined {
    const kind = this.#kind;
    this.#metrics.badObject(kind);
    if (this.#complained.has(name)) return;
    if (this.#complained.size >= rememberComplaints) this.#complained.clear();
    this.#complained.add(name);
    this.#log.warn({ kind, name, reason }, `${kind} ${name} cannot be read and is left out`);
  }
}

/** Throws SyntaxError. Takes the bytes over. */
export function readJsonBytes(bytes: Buffer): unknown {
  return JSON.parse(cutManagedFields(bytes).toString('utf8'));
}
