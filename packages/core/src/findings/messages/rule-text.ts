/** What the catalogue says of a rule; its other words are functions beside these fields, in the file of its group. */
export interface RuleText {
  /** What is the case, as a headline. */
  readonly title: string;
  /** When exactly it is said. */
  readonly when: string;
  /** What looks alike and is left in peace. */
  readonly innocent: string;
  /** How it is mended. */
  readonly mend: string;
}

/** One for each rule of a group, with whatever else it says. */
export const texts = <const Texts extends Readonly<Record<string, RuleText & object>>>(given: Texts): Texts =>
  given;
