import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCallEditor } from '#lifecycle/announce/call/queries.server.ts';
import { changePractical } from '#lifecycle/announce/setup/commands.server.ts';
import { readSetup } from '#lifecycle/announce/setup/queries.server.ts';
import { execute } from '#platform/commands/execute.ts';
import { inNetwork } from '#platform/db/access.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { draftNetwork, valueOf, versionOf } from '#tests/support/networks.ts';
import { readOverview } from './queries.server.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

test('a network that lost the row of its call has an empty call, and the first thing saved makes it whole', async () => {
	const network = await draftNetwork(kring, 'Zonder oproep');
	const { networkId } = network.scope;
	await inNetwork(kring.runtime.db, networkId, (trx) =>
		trx.deleteFrom('announcement').where('network_id', '=', networkId).execute()
	);
	const { db } = kring.runtime;
	expect((await readCallEditor(db, network.scope)).content.tagline).toBe('');
	expect((await readSetup(db, network.scope)).content.elements.practical).toBe('');
	expect((await readOverview(db, network.scope, kring.runtime.clock.now())).network.held).toBe(0);
	const version = await versionOf(kring, network.scope);
	valueOf(
		await execute(kring.runtime, changePractical, network.scope, {
			version,
			facilitation: '',
			practical: 'Elke maand in Gent.',
			deadline: '',
			retentionMonths: '24'
		})
	);
	expect((await readSetup(db, network.scope)).content.elements.practical).toBe('Elke maand in Gent.');
});
