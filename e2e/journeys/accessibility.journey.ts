/** Who does not see the picture has it all: no complaint of axe in any state, and a tree in which every row is a sentence. */
import type { Locator, Page } from '@playwright/test';
import { complaints } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { linesThat, podIn, settled, stage } from './stage.ts';

const states = {
  'the picture': '',
  'the other lens': '?lens=nodes',
  'the streets': '?detail=streets',
  'the plan': '?detail=plan',
  'every namespace on its nodes': '?ns=*&lens=nodes',
  'the path of a packet': '?path=packet&sel=Service/shop/web',
  'the table': '?view=endpoints',
  'a Service in the inspector': '?sel=Service/shop/web',
  'YAML in the inspector': '?sel=Pod/shop/web-6d5f7c9b8-4kq2x&tab=yaml',
  'a search': '?find=10.244.2',
  'a search that finds nothing and cannot be read': '?find=kid:pod+zebra',
  'an empty namespace': '?ns=kube-public',
  'a filter, a focus and a broken address': '?focus=Service/shop/web&show=ready&view=nonsense',
} as const;

for (const theme of ['dark', 'light'] as const) {
  for (const [state, search] of Object.entries(states)) {
    test(`axe finds nothing, ${theme}: ${state}`, async ({ page, program }) => {
      await page.goto(`${program.address}${search}${search === '' ? '?' : '&'}theme=${theme}`);
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/^Reading/);
      await expect(page.locator('.headline')).toBeVisible();
      if (search.includes('path='))
        await expect(page.getByRole('complementary', { name: 'The true path' })).toBeVisible();
      else if (search.includes('sel=')) await expect(page.getByRole('tablist')).toBeVisible();
      expect(await complaints(page)).toEqual([]);
    });
  }
}

const opened = {
  'Ctrl K': ['Control+k', 'Everything, by name'],
  '?': ['?', 'Keys'],
  E: ['e', 'Take it along'],
} as const;

for (const [key, [press, name]] of Object.entries(opened)) {
  test(`axe finds nothing: what ${key} opens; Esc closes it and gives the focus back`, async ({
    page,
    program,
  }) => {
    for (const theme of ['dark', 'light']) {
      await page.goto(`${program.address}?theme=${theme}`);
      await settled(page);
      const first = page.getByRole('button', { name: /^Service / }).first();
      await first.focus();
      await page.keyboard.press(press);
      const dialog = page.getByRole('dialog', { name });
      await expect(dialog).toBeVisible();
      expect(await complaints(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(first).toBeFocused();
    }
  });
}

test('axe finds nothing: the choice of namespaces, and how fresh each kind is', async ({ page, program }) => {
  await page.goto(program.address);
  await settled(page);
  for (const key of ['g', 'r']) {
    await page.keyboard.press(key);
    await expect(
      page
        .locator(':popover-open')
        .getByRole(key === 'g' ? 'checkbox' : 'row')
        .first(),
    ).toBeVisible();
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.locator(':popover-open')).toHaveCount(0);
  }
});

const packets = {
  'is refused': {
    patch: ['web', '{"spec":{"selector":{"app":"wbe"}}}'],
    says: 'Refused on its own node',
  },
  'comes in by the port of a node': {
    patch: ['catalog', '{"spec":{"type":"NodePort","ports":[{"port":80,"nodePort":30090}]}}'],
    says: 'port 30090 of a node',
  },
} as const;

for (const [what, { patch, says }] of Object.entries(packets)) {
  test(`axe finds nothing: a packet that ${what} @kubectl`, async ({ page, program, kubectl }) => {
    const [name, change] = patch;
    await kubectl('patch', 'service', name, '--patch', change);
    for (const theme of ['dark', 'light'])
      for (const lens of ['lines', 'nodes']) {
        const look = `path=packet&sel=Service/shop/${name}&lens=${lens}&theme=${theme}`;
        await page.goto(`${program.address}?${look}`);
        await expect(page.getByRole('complementary', { name: 'The true path' })).toContainText(says);
        await expect(stage(page)).toBeVisible();
        expect(await complaints(page)).toEqual([]);
      }
  });
}

test('axe finds nothing: the wall', async ({ page, program }) => {
  for (const theme of ['dark', 'light']) {
    await page.goto(`${program.address}wall?theme=${theme}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Everyone who should pick up, picks up.',
    );
    expect(await complaints(page)).toEqual([]);
  }
  await page.goto(`${program.address}wall?names=made-up`);
  await expect(page.getByText('made-up names')).toBeVisible();
  await expect(page.getByText('catalog')).toHaveCount(0);
});

test('axe finds nothing: the welcome of a first visit', async ({ page, program }) => {
  // After the one that says that somebody has been here.
  await page.addInitScript(() => localStorage.removeItem('switchboard.welcomed'));
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(program.address);
    await expect(page.locator('.welcome').getByRole('heading').first()).toBeVisible();
    await settled(page);
    expect(await complaints(page)).toEqual([]);
  }
});

test.describe('where the program is not well', () => {
  test.use({ breaksNetwork: true });

  test('axe finds nothing: no answer yet, who refuses the page, no room, and a server that is gone', async ({
    page,
    program,
    complaints: logged,
  }) => {
    const stream = '**/api/v1/stream?*';
    const look = async (theme: string, shown: Locator) => {
      await page.goto(`${program.address}?theme=${theme}`);
      await expect(shown).toBeVisible();
      expect(await complaints(page)).toEqual([]);
      await page.unroute(stream);
    };
    for (const theme of ['dark', 'light']) {
      await page.route(stream, () => {});
      await look(theme, page.locator('.stage-card'));
      for (const status of [401, 409, 503]) {
        await page.route(stream, route => route.fulfill({ status, body: '{}' }));
        await look(theme, page.locator('.stage-card h2'));
      }
    }
    await page.goto(program.address);
    await settled(page);
    await program.kill();
    await expect(page.getByText('The server does not answer.').first()).toBeVisible();
    expect(await complaints(page)).toEqual([]);
    // The browser logs what was refused.
    logged.length = 0;
  });
});

test('the tree of the healthy shop', async ({ page, program }) => {
  await page.goto(program.address);
  await settled(page);
  await expect(stage(page)).toMatchAriaSnapshot({ name: 'healthy.aria.yml' });
});

/** Fact by fact, until this stands on a picture that is stopped: there it stays as long as one looks. */
async function stepUntil(page: Page, ...there: readonly Locator[]): Promise<void> {
  const bar = page.getByRole('region', { name: 'Player of the picture' });
  for (let fact = 1; fact <= 12; fact++) {
    await page.keyboard.press('.');
    await expect(bar.getByRole('status')).toHaveText(new RegExp(`plays fact ${fact} of`));
    const counts = await Promise.all(there.map(one => one.count()));
    if (counts.every(count => count > 0)) return;
  }
  throw new Error('it never stood there');
}

test('the tree while a pod is replaced @kubectl', async ({ page, program, kubectl }) => {
  await page.goto(program.address);
  await settled(page);
  await page.keyboard.press('k');
  await kubectl('delete', 'pod', 'web-6d5f7c9b8-9v7tn', '--timeout=40s');
  await kubectl('rollout', 'status', 'deployment/web', '--timeout=40s');
  await stepUntil(page, linesThat(page, 'draining', 'web'), podIn(page, 'web-6d5f7c9b8-\\w{5}', 'starting'));
  await expect(stage(page)).toMatchAriaSnapshot(`
    - group "Services":
      - button /Service web, 10\\.96\\.0\\.42:80 → 8080, 2 of 3 ready, 1 draining, 1 starting/
    - group "Endpoints":
      - button "ready 10.244.1.11:8080, line of web, pod web-6d5f7c9b8-4kq2x on node-a"
      - button /draining.* 10\\.244\\.2\\.14:8080, line of web.*, pod web-6d5f7c9b8-9v7tn on node-b/
      - button /ready 10\\.244\\.3\\.9:8080, line of web/
    - group "Pods":
      - button "10.244.1.11 web-4kq2x, pod web-6d5f7c9b8-4kq2x, ready, on node-a"
      - button /10\\.244\\.2\\.14 .*9v7tn terminating.*, pod web-6d5f7c9b8-9v7tn.*, on node-b/
      - button /web-zc8lm, pod web-6d5f7c9b8-zc8lm, ready/
      - button /\\w{5} starting, pod web-6d5f7c9b8-\\w{5}/
  `);
});
