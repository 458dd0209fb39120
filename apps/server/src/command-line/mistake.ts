/** What is wrong with a command line, thrown while it is read and told as a notice. */
import type { Notice } from './messages.ts';

export class Mistake extends Error {
  readonly notice: Notice;

  constructor(notice: Notice) {
    super(notice.message);
    this.notice = notice;
  }
}
