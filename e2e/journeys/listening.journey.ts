/** The story of a killed pod by the accessibility tree alone: nothing is looked for but roles and names, and what the live region says. */
import { expect, test } from './fixtures.ts';
import { podIn, settled, witness } from './stage.ts';

test('by roles and names only: a pod is deleted, and its replacement is heard of', async ({
  page,
  program,
}) => {
  await page.goto(program.address);
  await settled(page);
  const news = page.getByRole('status', { name: 'What happens' });
  const heard: string[] = [];
  await page.exposeFunction('hear', (text: string) => heard.push(text));
  await news.evaluate(element => {
    const { hear } = window as unknown as { hear(text: string): void };
    new MutationObserver(() => hear(element.textContent)).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await expect(page.getByRole('alert')).toHaveText('');
  const seen = await witness(page);

  await podIn(page, 'web-6d5f7c9b8-9v7tn', 'ready').press('Enter');
  const inspector = page.getByRole('complementary', { name: 'Pod web-6d5f7c9b8-9v7tn' });
  await inspector.getByRole('button', { name: 'Delete this pod' }).press('Enter');
  await seen.headline(/^One pod of web leaves, another moves in\.$/);
  await seen.line('draining .*10\\.244\\.2\\.14:8080', 'web');
  await seen.pod('web-6d5f7c9b8-\\w{5}', 'starting');
  // Of what comes close together the newest is said, and how many changes it stands for.
  await expect.poll(() => heard.join('\n')).toMatch(/9v7tn|10\.244\.2\.14|is another pod/);
  await inspector.getByRole('button', { name: /^Close/ }).press('Enter');

  await settled(page);
  // Whoever came is named last; one sentence at a time was said, and never so many as there were changes.
  await expect.poll(() => heard.at(-1)).toMatch(/web/);
  expect(heard.every(text => text === '' || /^\S.*\.$/.test(text))).toBe(true);
  await expect(page.getByRole('alert')).toHaveText('');
});

test('somebody nobody picks up for interrupts @kubectl', async ({ page, program, kubectl }) => {
  await page.goto(program.address);
  await settled(page);
  await kubectl('patch', 'service', 'cart', '-p', '{"spec":{"selector":{"app":"crat"}}}');
  await expect(page.getByRole('alert')).toHaveText('cart has nobody to pick up.');
});
