import type { MeetingScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db } from '#platform/db/access.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { agendaLines } from '#lifecycle/convene/agenda/queries.server.ts';
import type { FormItem } from '#lifecycle/debrief/evaluation/model.ts';
import { evaluationOf, turnoutOf } from '#lifecycle/debrief/evaluation/queries.server.ts';
import { laterName, OPEN_FOR_PAPER } from '#lifecycle/debrief/paper/later/model.ts';
import { reportOf } from '#lifecycle/debrief/report/queries.server.ts';
import { STEP_KINDS } from '#steps/contract.ts';
import { paperLater, paperOf } from '#steps/paper.server.ts';
import type { PaperEntry } from '#steps/paper.ts';
import { RUN_COLUMNS, peopleInRoom } from '#steps/running/queries.server.ts';

/** What can be typed in of one step. */
export interface TypingStep {
	runId: string;
	title: string;
	prompt: string;
	entries: PaperEntry[];
}

/** What can be typed in from paper now: of each step that is open, of those that are over, and of the evaluation. */
export interface Typing {
	steps: TypingStep[];
	/** By item of the agenda, in its order. */
	over: { id: string; title: string; steps: TypingStep[] }[];
	/** The draft of the report was edited: what is typed in does not come into it by itself. */
	edited: boolean;
	evaluation: { items: FormItem[]; answers: number; present: number; closed: boolean } | null;
}

/** Reads what can be typed in now; for who leads the meeting. */
export function readTyping(db: Db, scope: MeetingScope, t: Translate, now: Date): Promise<Typing> {
	return inNetwork(db, scope.networkId, async (trx) => {
		const people = await peopleInRoom(trx, scope);
		const items = await agendaLines(trx, scope);
		const { state } = await trx
			.selectFrom('meeting')
			.select('state')
			.where('network_id', '=', scope.networkId)
			.where('id', '=', scope.meetingId)
			.executeTakeFirstOrThrow();
		const runs = await trx
			.selectFrom('step_run')
			.select(RUN_COLUMNS)
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.orderBy('step_index')
			.execute();
		const around = { networkId: scope.networkId, people, t, newId, newSecret };
		const read = async (row: (typeof runs)[number]): Promise<TypingStep[]> => {
			const kind = STEP_KINDS.find((one) => one === row.kind);
			const forms = kind && paperOf[kind];
			if (!kind || !forms) return [];
			const given = await forms(trx, { ...row, kind }, around);
			const entries = row.state === 'closed' ? afterwards(given, state) : given;
			const step = items.find(({ id }) => id === row.itemId)?.steps[row.index];
			const title = step?.title[t.locale] ?? '';
			return entries.length === 0
				? []
				: [{ runId: row.id, title, prompt: step?.prompt[t.locale] ?? '', entries }];
		};
		const steps: TypingStep[] = [];
		for (const row of runs.filter((run) => run.state !== 'closed')) steps.push(...(await read(row)));
		const over: Typing['over'] = [];
		for (const { id, title } of items) {
			const left: TypingStep[] = [];
			for (const row of runs.filter((run) => run.itemId === id && run.state === 'closed'))
				left.push(...(await read(row)));
			if (left.length > 0) over.push({ id, title, steps: left });
		}
		const report = await reportOf(trx, scope);
		const evaluation = await evaluationOf(trx, scope);
		const open = evaluation?.state === 'open' && (evaluation.closesAt === null || now < evaluation.closesAt);
		return {
			steps,
			over,
			edited: state === 'closed' && report?.state === 'edited',
			evaluation: open
				? { items: evaluation.items, closed: state === 'closed', ...(await turnoutOf(trx, scope)) }
				: null
		};
	});
}

/** The forms of a step that is over, sent to the commands that take them then; none once the report is out. */
function afterwards(entries: readonly PaperEntry[], state: string): PaperEntry[] {
	if (!OPEN_FOR_PAPER.some((one) => one === state)) return [];
	return entries.flatMap((entry) => {
		const found = paperLater.find(({ command }) => command.name === entry.command);
		if (!found || (state === 'closed' && !found.afterClosing)) return [];
		return [{ ...entry, command: laterName(entry.command) }];
	});
}
