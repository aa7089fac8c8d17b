import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import { shownInstead, runForChange, stepContext } from '#steps/running/queries.server.ts';
import type { Experience } from './model.ts';
import { mayConduct, mayRemoveOwn, maySave } from './policy.ts';
import { appearance, dataOf, rowsOf, settingsOf } from './queries.server.ts';
import { lookInput, rowInput, runInput, saveInput, withholdInput, type ExchangeData } from './schema.ts';

export const save = defineCommand({
	name: 'exchange.save',
	summary: 'Fills in an experience in four fields, or changes it, for oneself or for one’s subgroup.',
	scope: 'meeting',
	schema: saveInput,
	allow: maySave,
	async run(command, { runId, group, forMemberId, ...fields }) {
		const context = stepContext(command);
		const { trx, scope } = context;
		const found = await runForChange(context, runId, 'exchange');
		if (!found.ok) return found;
		const { per, groups } = settingsOf(found.value);
		const people = await context.people();
		const ownerId = forMemberId ?? scope.memberId;
		if (!people.some(({ id }) => id === ownerId)) return refuse('not_found');
		const number = per === 'subgroup' ? group : null;
		if (per === 'subgroup' && (number === null || number > groups))
			return refuse('invalid', { group: 'choose' });
		const rows = await rowsOf(trx, scope.networkId, runId, people);
		const known = rows.find((row) => (number === null ? row.ownerId === ownerId : row.group === number));
		// Two scribes of one subgroup do not write over each other; whoever conducts may mend what is there.
		const isTheirs = known === undefined || known.ownerId === ownerId || mayConduct(scope);
		// What the group laid side by side is not changed afterwards.
		if (!isTheirs || (context.later && known)) return refuse('duplicate');
		const data = dataOf(found.value);
		if (context.later && !data.shown) {
			if (rows.length > 0) return refuse('not_shown');
			await context.saveData(found.value, { ...data, shown: true });
		}
		await redraw(context, found.value, async () => {
			if (known) await changeRow(context, known.id, fields);
			else
				await trx
					.insertInto('exchange_row')
					.values({
						network_id: scope.networkId,
						id: context.newId(),
						meeting_id: scope.meetingId,
						run_id: runId,
						owner_id: ownerId,
						group_number: number,
						position: (rows.at(-1)?.position ?? 0) + 1,
						...fields
					})
					.execute();
		});
		return done(null);
	}
});

export const remove = defineCommand({
	name: 'exchange.remove',
	summary: 'Takes back an experience that one filled in oneself.',
	scope: 'meeting',
	schema: rowInput,
	allow: mayRemoveOwn,
	async run(command, { runId, rowId }) {
		const context = stepContext(command);
		const { trx, scope } = context;
		const found = await runForChange(context, runId, 'exchange');
		if (!found.ok) return found;
		const rows = await rowsOf(trx, scope.networkId, runId, await context.people());
		if (!rows.some(({ id, ownerId }) => id === rowId && ownerId === scope.memberId))
			return refuse('not_found');
		await redraw(context, found.value, async () => {
			await trx
				.deleteFrom('exchange_row')
				.where('network_id', '=', scope.networkId)
				.where('id', '=', rowId)
				.execute();
		});
		return done(null);
	}
});

export const withhold = defineCommand({
	name: 'exchange.withhold',
	summary: 'Leaves one experience out of what everybody sees and of the report, or puts it back.',
	scope: 'meeting',
	schema: withholdInput,
	allow: mayConduct,
	async run(command, { runId, rowId, withheld }) {
		const context = stepContext(command);
		const { trx, scope } = context;
		const found = await runForChange(context, runId, 'exchange');
		if (!found.ok) return found;
		// Before the reveal whoever conducts does not know what stands there, and so has nothing to judge.
		if (!dataOf(found.value).shown) return refuse('wrong_state');
		const rows = await rowsOf(trx, scope.networkId, runId, await context.people());
		if (!rows.some(({ id }) => id === rowId)) return refuse('not_found');
		await redraw(context, found.value, () => changeRow(context, rowId, { withheld }));
		return done(null);
	}
});

export const reveal = defineCommand({
	name: 'exchange.reveal',
	summary: 'Shows all experiences to everybody, beside each other.',
	scope: 'meeting',
	schema: runInput,
	allow: mayConduct,
	run: (command, { runId }) => turn(stepContext(command), runId, { shown: true })
});

export const hide = defineCommand({
	name: 'exchange.hide',
	summary: 'Hides the experiences again, so that people write on.',
	scope: 'meeting',
	schema: runInput,
	allow: mayConduct,
	run: (command, { runId }) => turn(stepContext(command), runId, { shown: false, page: 0 })
});

export const look = defineCommand({
	name: 'exchange.look',
	summary: 'Chooses what the room screen compares, and which page of it.',
	scope: 'meeting',
	schema: lookInput,
	allow: mayConduct,
	run: (command, { runId, view, page }) => turn(stepContext(command), runId, { view, page })
});

/** Changes what the run remembers, and with it what is shown. */
async function turn(
	context: StepContext,
	runId: string,
	change: Partial<ExchangeData>
): Promise<Outcome<null>> {
	const found = await runForChange(context, runId, 'exchange');
	if (!found.ok) return found;
	const data = { ...dataOf(found.value), ...change };
	await redraw(
		context,
		found.value,
		async () => {
			await context.saveData(found.value, data);
			await context.saveState(found.value, data.shown ? 'revealed' : 'running');
		},
		data
	);
	return done(null);
}

async function changeRow(
	{ trx, scope }: StepContext,
	rowId: string,
	change: { withheld: boolean } | Experience
): Promise<void> {
	await trx
		.updateTable('exchange_row')
		.set(change)
		.where('network_id', '=', scope.networkId)
		.where('id', '=', rowId)
		.execute();
}

/** Does something to a run, after which it remembers `data`, and tells the surfaces what changed by it. */
async function redraw(
	context: StepContext,
	run: StepRun,
	change: () => Promise<void>,
	data: ExchangeData = dataOf(run)
): Promise<void> {
	const { trx, scope } = context;
	const people = await context.people();
	const before = appearance(run, dataOf(run), await rowsOf(trx, scope.networkId, run.id, people));
	await change();
	const after = appearance(run, data, await rowsOf(trx, scope.networkId, run.id, people));
	context.live(scope.meetingId, shownInstead(before, after));
}
