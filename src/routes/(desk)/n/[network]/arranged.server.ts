import type { RequestEvent } from '@sveltejs/kit';
import { arrange, type Line } from '#lifecycle/announce/call/model.ts';
import { formInput } from '#platform/commands/form.ts';
import { readForm, type FormRefusal } from '#routes/action.server.ts';

/** The form as it was typed, with one line moved, removed or added. Nothing is saved: this works without JavaScript. */
export async function arranged(event: RequestEvent, command: string): Promise<FormRefusal> {
	const form = await readForm(event);
	const values: Record<string, unknown> = formInput(form);
	const act = form.get('arrange');
	const [list = '', ...how] = typeof act === 'string' ? act.split(':') : [];
	if (list === 'promises' || list === 'commitments') {
		values[list] = arrange(linesIn(values[list]), how.join(':'));
	}
	return { command, reason: '', fields: {}, values };
}

function linesIn(value: unknown): Line[] {
	if (!Array.isArray(value)) return [];
	return value.map((one: { id?: unknown; text?: unknown }) => ({
		id: typeof one.id === 'string' ? one.id : '',
		text: typeof one.text === 'string' ? one.text : ''
	}));
}
