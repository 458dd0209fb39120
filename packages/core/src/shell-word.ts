/** One word of a line for a shell: what the shell would read otherwise stands in single quotes. Used where lines are made to be pasted. */
export function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
