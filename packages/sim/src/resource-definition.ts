/**
 * What somebody who defines a resource says of its objects: their schema, and the columns in which they are printed.
 */
import type { SchemaNode } from './openapi/packed-schema.ts';

export interface DefinedColumn {
  readonly name: string;
  readonly type: string;
  readonly jsonPath: string;
  readonly format?: string;
  readonly description?: string;
  readonly priority?: number;
}

export interface ResourceDefinition {
  readonly schema: SchemaNode;
  readonly columns: readonly DefinedColumn[];
}
