import * as v from 'valibot';
import type { Method, Template } from '#methods/model.ts';
import { MethodFile } from '#methods/schema.ts';
import { files } from '#methods/library/files.ts';
import { agendas } from '#methods/library/templates.ts';

/** The methods that come with the program, in the order in which a meeting uses them. */
export const library: readonly Method[] = files.map((file) => v.parse(MethodFile, file));

const byId = new Map(library.map((method) => [method.id, method]));

/** A method of the library by its id. */
export function libraryMethod(id: string): Method | undefined {
	return byId.get(id);
}

/** The agendas to begin with, for a first and for an ordinary meeting. */
export const templates: readonly Template[] = agendas;

/** The same, first those that are made for this kind of meeting. */
export function templatesFor(kind: 'kickoff' | 'ordinary' | 'closing'): readonly Template[] {
	const rank = (template: Template) =>
		template.id === kind ? 0 : template.kind === (kind === 'kickoff' ? 'kickoff' : 'ordinary') ? 1 : 2;
	return templates.toSorted((a, b) => rank(a) - rank(b));
}

/** The template to begin a meeting of this kind with. */
export function firstTemplate(kind: Template['kind']): Template | undefined {
	return templates.find((template) => template.kind === kind);
}
