import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import type { AnyCommand } from '#platform/commands/command.ts';
import type { Random } from '#platform/chance/model.ts';

// Inputs that a command may get, made up from its schema: mostly such as a surface would send, now and then something
// that belongs to another moment or to nothing.

/** What an input can be made of. */
export interface Material {
	random: Random;
	/** The run that is on. */
	runId: string;
	/** Ids that stand on some surface: of people, notes, groups, options. */
	ids: readonly string[];
	/** The secret of whoever acts. */
	secret: string;
	newId(): string;
}

interface Shape {
	type?: string;
	const?: unknown;
	enum?: unknown[];
	anyOf?: Shape[];
	oneOf?: Shape[];
	properties?: Record<string, Shape>;
	items?: Shape;
	additionalProperties?: Shape | boolean;
	minimum?: number;
	maximum?: number;
	format?: string;
}

/** One input for this command. */
export function madeUpInput(command: AnyCommand, material: Material): Record<string, unknown> {
	const shape = toJsonSchema(command.schema as GenericSchema, {
		typeMode: 'input',
		errorMode: 'ignore'
	}) as Shape;
	return made('', shape, material) as Record<string, unknown>;
}

function made(name: string, shape: Shape, material: Material): unknown {
	const { random, runId, ids, secret, newId } = material;
	const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
	if (name === 'runId') return runId;
	if (name === 'secret') return secret;
	if (shape.const !== undefined) return shape.const;
	if (shape.enum) return pick(shape.enum);
	const choices = shape.anyOf ?? shape.oneOf;
	if (choices) return made(name, pick(choices) ?? {}, material);
	if (shape.format === 'uuid') return random() < 0.3 ? newId() : (pick(ids) ?? newId());
	switch (shape.type) {
		case 'object': {
			const own = Object.entries(shape.properties ?? {}).map(([key, of]) => [key, made(key, of, material)]);
			const more = typeof shape.additionalProperties === 'object' ? shape.additionalProperties : null;
			const free = more ? [pick(ids), '1', '2'].map((key) => [key ?? '1', made('', more, material)]) : [];
			return Object.fromEntries([...own, ...free]);
		}
		case 'array':
			return Array.from({ length: Math.floor(random() * 4) }, () => made(name, shape.items ?? {}, material));
		case 'integer':
		case 'number': {
			const { minimum = 0, maximum = 9 } = shape;
			return Math.min(maximum, minimum + Math.floor(random() * 4));
		}
		case 'boolean':
			return random() < 0.5;
		case 'null':
			return null;
		default:
			return random() < 0.2 ? (pick(ids) ?? '1') : `Woord ${Math.floor(random() * 1000)}`;
	}
}
