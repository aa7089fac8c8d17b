import { afterAll, beforeAll, expect, test } from 'vitest';
import { execute } from '#platform/commands/execute.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { draftNetwork, valueOf } from '#tests/support/networks.ts';
import { correct, raise } from './commands.server.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

test('words that somebody else gave a question since it was opened are not overwritten in silence', async () => {
	const { scope } = await draftNetwork(kring);
	const seen = 'Hoe begin je?';
	const { id: questionId } = valueOf(await execute(kring.runtime, raise, scope, { text: seen }));
	const corrects = (text: string, saw?: string) =>
		execute(kring.runtime, correct, scope, { questionId, text, seen: saw });
	valueOf(await corrects('Hoe begin je in een klein bedrijf?', seen));
	expect(await corrects('Waar begin je?', seen)).toEqual({
		ok: false,
		reason: 'stale',
		fields: { text: 'stale' }
	});
	valueOf(await corrects('Waar begin je?', 'Hoe begin je in een klein bedrijf?'));
	valueOf(await corrects('Waar en hoe begin je?'));
});
