import type { LocalText } from '#steps/contract.ts';

/** Questions that help any talk or brainstorm that dries up (handbook 2.2.3; domain.md 3). */
export const RESCUE: readonly LocalText[] = [
	{ nl: 'Wat is het tegenovergestelde?', en: 'What is the opposite?' },
	{ nl: 'Hoe zou een nieuwe collega dit zien?', en: 'How would a new colleague see this?' },
	{ nl: 'Wat zou je doen zonder budget?', en: 'What would you do without a budget?' },
	{ nl: 'Wat werkte één keer wel?', en: 'What did work, once?' },
	{ nl: 'Wie heeft hier belang bij?', en: 'Who gains by this?' },
	{ nl: 'Wat durven we nog niet te zeggen?', en: 'What do we not yet dare to say?' },
	{ nl: 'Wat zou je klant vragen?', en: 'What would your customer ask?' },
	{ nl: 'Wat is de kleinste stap?', en: 'What is the smallest step?' }
];
