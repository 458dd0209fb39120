/** `pnpm --filter @switchboard/findings catalogue`: writes docs/findings.md from the rules. */
import { writeFileSync } from 'node:fs';
import { catalogue } from '@switchboard/core/findings/catalogue';
import { ruleTexts } from '@switchboard/core/findings/messages/en';
import { rules } from '@switchboard/core/findings/rules';

writeFileSync(new URL('../../../docs/findings.md', import.meta.url), catalogue(rules, ruleTexts));
