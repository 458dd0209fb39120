/** What is said of documents that cannot be read as what they should be: what is the case, and where it helps, what was probably meant. */
export const complaints = {
  notAnObject: (): string => 'this is no Kubernetes object; give what kubectl get -o yaml or -o json prints',
  missing: (field: string): string => `${field} is missing`,
  kubeconfig: (): string =>
    'this is a kubeconfig, not what a cluster holds; give it with --kubeconfig to look at its cluster',
  template: (): string =>
    'this is a template ({{ … }}), not a manifest yet; give what helm template prints of it',
  tab: (): string => 'a tab in the indentation; YAML takes blanks only',
  itself: (): string => 'its aliases contain themselves, or stand for more than can be read',
  twice: (key: string): string => `${key} is given twice; kubectl takes the last one`,
  again: (what: string, file: string, line: number): string =>
    `${what} differs from that of ${file}:${line}; the last one counts, as with kubectl apply`,
  item: (index: number, why: string): string => `items[${index}]: ${why}`,
  malformed: (kind: string, name: string, reason: string): string =>
    `${kind} ${name === '' ? 'without a name' : name}: ${reason}`,
  empty: (): string => 'there is nothing in it',
  folder: (): string => 'no .yaml, .yml or .json in this folder',
  notText: (): string => 'this is not text',
  compressed: (): string => 'this is compressed; unpack it first',
  tooLarge: (): string =>
    'this is more than fits into one piece of text (512 MB); give it in several files, for example one for each namespace',
  noSuchFile: (): string => 'there is no such file',
  mayNotRead: (): string => 'you may not read it',
  cannotRead: (code: string): string => `it cannot be read (${code})`,
} as const;
