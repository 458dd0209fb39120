/** One thing that is wrong with what we know: what happened, to what, and what to do. Made by the pure functions beside this file, shown by the line of notices. */

export interface NoticeMessage {
  /** Of the same trouble it is the same, so that what was dismissed stays so. */
  readonly key: string;
  readonly tone: 'bad' | 'calm';
  readonly title: string;
  readonly text: string;
  /** A line for a terminal that mends it or proves it. */
  readonly command?: string;
  /** How far it has come, 0 to 1. */
  readonly share?: number;
  readonly action?: { readonly label: string; readonly does: 'reload' | 'rights' };
}
