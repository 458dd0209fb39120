/**
 * What containers write, as lines with their times; and one life of a container, from whose facts alone the lines follow: asked twice, it has written the same.
 * Made by `container-log.ts` from a pod's status, read by the programs of this folder.
 */
import type { View } from '../controller.ts';
import type { StoredObject } from '../object.ts';

export interface LogLine {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly text: string;
}

export interface LoggedContainer {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly Variable[];
  readonly envFrom?: readonly {
    readonly prefix?: string;
    readonly configMapRef?: { readonly name: string };
    readonly secretRef?: { readonly name: string };
  }[];
  readonly ports?: readonly { readonly containerPort: number }[];
  readonly livenessProbe?: { readonly httpGet?: { readonly path?: string }; readonly periodSeconds?: number };
  readonly readinessProbe?: {
    readonly httpGet?: { readonly path?: string };
    readonly periodSeconds?: number;
  };
}

interface KeyReference {
  readonly name: string;
  readonly key: string;
}

export interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly configMapKeyRef?: KeyReference;
    readonly secretKeyRef?: KeyReference;
    readonly fieldRef?: { readonly fieldPath: string };
  };
}

export interface ContainerLife {
  readonly pod: StoredObject;
  readonly container: LoggedContainer;
  /** Where ConfigMaps and Secrets are read. */
  readonly view: View;
  readonly startedAt: number;
  /** Unset while it runs. */
  readonly ended: { readonly at: number; readonly code: number } | undefined;
}
