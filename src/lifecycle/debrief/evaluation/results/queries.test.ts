import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSecret } from '#platform/ids/ids.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { rule } from '#tests/support/rule.ts';
import { makeWrapped } from '#tests/support/wrapped-room.ts';
import { readMeetingMarks } from './queries.server.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

const names = ['An', 'Bart', 'Chris', 'Dorien', 'Els'];

/** A meeting of which these answered, with an 8 for the content and nothing else. */
async function answeredBy(who: string[]) {
	const room = await makeWrapped(kring, { names, askers: [] });
	expect(
		await room.does(room.lead, 'evaluation.open', { template: 'klankbordgroep', nextTime: false })
	).toMatchObject({ ok: true });
	for (const name of who) {
		const scope = room.at[name];
		if (!scope) throw new Error(`${name} is not here`);
		const answer = { secret: newSecret(), answers: { content: { mark: 8, comment: 'Goed.' } } };
		expect(await room.does(scope, 'evaluation.answer', answer)).toMatchObject({ ok: true });
	}
	expect(await room.does(room.lead, 'recap.begin')).toMatchObject({ ok: true });
	expect(await room.does(room.lead, 'recap.close')).toMatchObject({ ok: true });
	return room;
}

rule('H84', 'a list shows the marks that five gave, and dots only to who leads', async () => {
	const room = await answeredBy(names);
	const [seen] = await readMeetingMarks(kring.runtime.db, room.lead);
	expect(seen?.marks.map(({ key, summary }) => [key, summary.mean])).toEqual([['content', 8]]);
	expect(seen?.marks[0]?.summary.counts[8]).toBe(5);
	const an = room.at['An'];
	if (!an) throw new Error('An is not here');
	const [shown] = await readMeetingMarks(kring.runtime.db, an);
	expect(shown?.marks[0]?.summary).toMatchObject({ mean: 8, counts: [] });
	expect(JSON.stringify(shown)).not.toContain('Goed');
});

test('a meeting that four evaluated is not in the list', async () => {
	const room = await answeredBy(names.slice(0, 4));
	expect(await readMeetingMarks(kring.runtime.db, room.lead)).toEqual([]);
});
