/**
 * Where bytes of the cluster become objects of ours: managedFields cut, JSON parsed, projected to the fields we keep. What cannot be read is counted,
 * said once, and left out; it never hides its neighbours (R4). One per reflector.
 */
import type { Kind } from '@switchboard/core/kubernetes/kind';
import type { KubeObject } from '@switchboard/core/kubernetes/object';
import type { Parsed } from '@switchboard/core/kubernetes/parse';
import type { Log } from '../log.ts';
import type { ReflectMetrics } from './metrics.ts';
import { textWithoutManagedFields } from './text-without-managed-fields.ts';

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

  /** An item of a list, to be kept with `keep`. False when the bytes are not JSON, which is a complaint only when they are `sure` to be an item. */
  readItem(bytes: Buffer, sure: boolean, keep: (object: KubeObject) => void): boolean {
    let json: unknown;
    try {
      json = readJsonBytes(bytes);
    } catch {
      if (sure) this.#complain('(not JSON)', 'it is not JSON');
      return false;
    }
    const object = this.admit(json);
    if (object !== undefined) keep(object);
    return true;
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

/** Throws SyntaxError. */
export function readJsonBytes(bytes: Buffer): unknown {
  return JSON.parse(textWithoutManagedFields(bytes));
}
