/**
 * The journeys of `both/` on the real control plane that SWITCHBOARD_PLANE names, as somebody who may only look. The others need a lever that only the simulator has:
 *
 * - accessibility, address, first-sight, levels, player, wall: compare with pictures, addresses and a history that only a seed can repeat (names, IPs, times);
 * - kubectl, keyboard, listening, scale: delete and scale by the buttons of the page, which exist for the simulated cluster alone, or hold kubectl's second to the letter;
 *   what they tell is told in `both/` by kubectl;
 * - stillness, reduced-motion: their own kind of probe, on the seeded shop;  gone-and-back: kills and restarts the simulator (for the real one: e2e/real);
 * - rights: users are the simulator's (for the real one: e2e/real).
 */
import config from './playwright.config.ts';

export default { ...config, testMatch: 'both/*.journey.ts', timeout: 120_000, expect: { timeout: 30_000 } };
