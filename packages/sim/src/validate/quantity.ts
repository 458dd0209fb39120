/**
 * Amounts of resources compared: "500m" is less than "1", "1Gi" more than "1G". Used by the validation of containers.
 */
const FACTORS: ReadonlyMap<string, number> = new Map([
  ['n', 1e-9],
  ['u', 1e-6],
  ['m', 1e-3],
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['P', 1e15],
  ['E', 1e18],
  ...['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((unit, index) => [unit, 1024 ** (index + 1)] as const),
]);

export function quantityValue(text: string): number {
  const [, number = '0', unit = ''] = /^([+-]?[0-9.]+(?:[eE][+-]?\d+)?)([a-zA-Z]*)$/.exec(String(text)) ?? [];
  return Number(number) * (FACTORS.get(unit) ?? 1);
}

export const isMore = (left: string, right: string): boolean => quantityValue(left) > quantityValue(right);
