import { sql } from 'kysely';
import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import { runForChange, stepContext } from '#steps/running/queries.server.ts';
import { redraw } from '../commands.server.ts';
import { MOST_SLIDES } from '../model.ts';
import { mayTry, presents } from '../policy.ts';
import { dataOf } from '../queries.server.ts';
import { removeSlideInput, slideInput } from '../schema.ts';
import { MOST_BYTES, pictureType } from './model.ts';

export const addSlide = defineCommand({
	name: 'present.addSlide',
	summary: 'Adds a piece of a picture of a slide; the slide is there once its last piece is.',
	scope: 'meeting',
	schema: slideInput,
	allow: mayTry,
	async run(command, { runId, slideId, piece, pieces, data }) {
		const context = stepContext(command);
		const found = await presented(context, runId);
		if (!found.ok) return found;
		const bytes = Buffer.from(data, 'base64');
		let outcome: Outcome<null> = done(null);
		const store = async () => {
			outcome =
				piece === 0
					? await begin(context, runId, slideId, bytes, pieces)
					: await append(context, runId, slideId, bytes, piece, pieces);
			return dataOf(found.value);
		};
		if (piece + 1 === pieces) await redraw(context, found.value, store);
		else await store();
		return outcome;
	}
});

export const removeSlide = defineCommand({
	name: 'present.removeSlide',
	summary: 'Takes a slide away.',
	scope: 'meeting',
	schema: removeSlideInput,
	allow: mayTry,
	async run(command, { runId, slideId }) {
		const context = stepContext(command);
		const found = await presented(context, runId);
		if (!found.ok) return found;
		await redraw(context, found.value, async () => {
			await context.trx
				.deleteFrom('present_slide')
				.where('network_id', '=', context.scope.networkId)
				.where('run_id', '=', runId)
				.where('id', '=', slideId)
				.execute();
			return dataOf(found.value);
		});
		return done(null);
	}
});

/** The run, for whoever presents. */
async function presented(context: StepContext, runId: string): Promise<Outcome<StepRun>> {
	const found = await runForChange(context, runId, 'present');
	if (!found.ok) return found;
	return presents(context.scope, dataOf(found.value).presenterId) ? found : refuse('not_allowed');
}

/** The first piece of a picture. Refuses `no_picture` and `full`, and `duplicate` for an id that exists. */
async function begin(
	{ trx, scope }: StepContext,
	runId: string,
	slideId: string,
	bytes: Buffer,
	pieces: number
): Promise<Outcome<null>> {
	const type = pictureType(bytes);
	if (type === null || bytes.length < 12) return refuse('no_picture');
	const { slides, last } = await trx
		.selectFrom('present_slide')
		.select(({ fn }) => [fn.countAll<number>().as('slides'), fn.max('position').as('last')])
		.where('network_id', '=', scope.networkId)
		.where('run_id', '=', runId)
		.executeTakeFirstOrThrow();
	if (Number(slides) >= MOST_SLIDES) return refuse('full');
	const row = {
		network_id: scope.networkId,
		id: slideId,
		meeting_id: scope.meetingId,
		run_id: runId,
		position: Number(last ?? 0) + 1,
		type,
		bytes,
		pieces: 1,
		of_pieces: pieces
	};
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('present_slide')
		.values(row)
		.onConflict((conflict) => conflict.columns(['network_id', 'id']).doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n ? done(null) : refuse('duplicate');
}

/** A further piece. Refuses `conflict` when it is not the next one, or makes the picture too large. */
async function append(
	{ trx, scope }: StepContext,
	runId: string,
	slideId: string,
	bytes: Buffer,
	piece: number,
	pieces: number
): Promise<Outcome<null>> {
	const { numUpdatedRows } = await trx
		.updateTable('present_slide')
		.set((eb) => ({
			bytes: sql<Buffer>`bytes || ${bytes}`,
			pieces: eb('pieces', '+', 1)
		}))
		.where('network_id', '=', scope.networkId)
		.where('run_id', '=', runId)
		.where('id', '=', slideId)
		.where('pieces', '=', piece)
		.where('of_pieces', '=', pieces)
		.where((eb) => eb(eb.fn<number>('length', ['bytes']), '<=', MOST_BYTES - bytes.length))
		.executeTakeFirst();
	return numUpdatedRows === 1n ? done(null) : refuse('conflict');
}
