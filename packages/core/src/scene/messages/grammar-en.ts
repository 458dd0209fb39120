/** How English counts and lists; shared by the message files of the scene. */

const figures = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const number = new Intl.NumberFormat('en-US');

/** `2,000` */
export function figureOf(n: number): string {
  return number.format(n);
}

/** `one`, `two`, … `ten`, `11`, `2,000`. */
export function figure(n: number): string {
  return figures[n] ?? figureOf(n);
}

export function plural(n: number, one: string, many = `${one}s`): string {
  return n === 1 ? one : many;
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** `cart`, `cart and web`, `cart, web and db`, `cart, web and 3 others`. */
export function names(list: readonly string[]): string {
  const [first = '', second, third] = list;
  if (second === undefined) return first;
  if (list.length === 2) return `${first} and ${second}`;
  if (list.length === 3) return `${first}, ${second} and ${third}`;
  return `${first}, ${second} and ${list.length - 2} others`;
}
