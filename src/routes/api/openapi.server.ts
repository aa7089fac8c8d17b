import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import type { AnyCommand } from '#platform/commands/command.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { commands } from '#routes/registry.server.ts';

/** A command as the API offers it. */
export interface ApiOperation {
	name: string;
	summary: string;
	path: string;
	schema: object;
}

/** Every command that a program may send; signing in is for people and not among them. */
export function apiOperations(): ApiOperation[] {
	return commands
		.filter((command) => command.scope !== 'stranger')
		.map((command) => ({
			name: command.name,
			summary: command.summary,
			path: pathOf(command),
			schema: inputSchema(command)
		}));
}

function pathOf(command: AnyCommand): string {
	if (command.scope === 'person') return `/api/v1/commands/${command.name}`;
	if (command.scope === 'meeting')
		return `/api/v1/networks/{network}/meetings/{meeting}/commands/${command.name}`;
	return `/api/v1/networks/{network}/commands/${command.name}`;
}

/** What a schema asks for. Transformations and checks that JSON Schema cannot say are left out. */
function inputSchema(command: AnyCommand): object {
	if (command.schema.async) return {};
	const { $schema: _, ...schema } = toJsonSchema(command.schema, { typeMode: 'input', errorMode: 'ignore' });
	const { properties } = schema;
	if (!properties) return schema;
	const fields = Object.entries(properties).map(([name, said]) => {
		const field = fieldOf(command.schema, name);
		return { name, needed: field !== undefined && isNeeded(field), said: exactly(field, said) };
	});
	return {
		...schema,
		properties: Object.fromEntries(fields.map(({ name, said }) => [name, said])),
		required: fields.filter(({ needed }) => needed).map(({ name }) => name)
	};
}

/** The schema of one field of an object. */
function fieldOf(schema: object, name: string): v.GenericSchema | undefined {
	if (!('entries' in schema)) return undefined;
	const fields = schema.entries as Record<string, v.GenericSchema>;
	return fields[name];
}

/** A form leaves out what is empty, so that a field has a value without one being given; whether that will do is tried. */
function isNeeded(field: v.GenericSchema): boolean {
	return !field.async && !v.safeParse(field, undefined).success;
}

/** The field as it is: without a default that would be refused, and with the lengths that stand behind the transformation. */
function exactly(field: v.GenericSchema | undefined, said: unknown): unknown {
	if (field === undefined || typeof said !== 'object' || said === null) return said;
	const { default: given, ...rest } = { default: undefined, ...said };
	const isNone = given === undefined || isNeeded(field);
	const isText = 'type' in rest && rest.type === 'string' && !('enum' in rest);
	const steps = stepsOf(field);
	const limit = (type: string) => steps.find((step) => step.type === type)?.requirement;
	const [least, most] = isText ? [limit('min_length'), limit('max_length')] : [];
	return {
		...rest,
		...(isNone ? {} : { default: given }),
		...(least === undefined ? {} : { minLength: least }),
		...(most === undefined ? {} : { maxLength: most })
	};
}

interface Step {
	type: string;
	requirement?: unknown;
}

/** What a field goes through, also where one way through is a part of another. */
function stepsOf(field: object): Step[] {
	if (!('pipe' in field) || !Array.isArray(field.pipe)) return [];
	return (field.pipe as Step[]).flatMap((step) => [step, ...stepsOf(step)]);
}

/** What a refusal says, by its status. */
const REFUSALS: Record<number, { description: string }> = {
	400: { description: 'Refused: a field or the state of things does not allow it.' },
	401: { description: 'The token is missing or has ended.' },
	403: { description: 'Your role may not do this.' },
	404: { description: 'Not there, or not yours.' },
	409: { description: 'Somebody else changed it in the meantime.' },
	413: { description: 'More than 64 kilobytes.' },
	415: { description: 'The body is not said to be JSON: send Content-Type: application/json.' },
	422: { description: 'This key was used before, for something else.' },
	429: { description: 'Too many requests in a short time; Retry-After says when to come back.' }
};

const refused = (...statuses: number[]) =>
	Object.fromEntries(
		statuses.map((status) => [
			status,
			{
				...REFUSALS[status],
				content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
			}
		])
	);

const answers = (about: { description: string }, properties: object) => ({
	200: {
		...about,
		content: {
			'application/json': { schema: { type: 'object', required: Object.keys(properties), properties } }
		}
	}
});

/** The OpenAPI 3.1 document of this installation. */
export function openApi(origin: string): object {
	const paths: Record<string, object> = {
		'/api/v1/networks': {
			get: {
				operationId: 'networks',
				summary: 'The networks of the person whose token this is.',
				responses: {
					...answers({ description: 'The networks.' }, { networks: listOf('Network') }),
					...refused(401)
				}
			}
		}
	};
	for (const operation of apiOperations()) {
		paths[operation.path] = {
			post: {
				operationId: operation.name,
				summary: operation.summary,
				tags: [operation.name.split('.')[0]],
				parameters: [
					...(operation.path.includes('{network}') ? [inPath('network', 'string')] : []),
					...(operation.path.includes('{meeting}') ? [inPath('meeting', 'integer')] : []),
					{
						name: 'Idempotency-Key',
						in: 'header',
						required: false,
						description: 'The same key is carried out once; a repeat gets the first answer.',
						schema: { type: 'string', minLength: 8, maxLength: 100, pattern: '^[\\w.:-]+$' }
					}
				],
				requestBody: { required: true, content: { 'application/json': { schema: operation.schema } } },
				responses: {
					...answers({ description: 'Done. What the command answers, or null.' }, { value: {} }),
					...refused(400, 401, 403, 404, 409, 413, 415, 422, 429)
				}
			}
		};
	}
	return {
		openapi: '3.1.0',
		info: {
			title: 'Kring',
			version: manifest.version,
			license: { name: manifest.license, identifier: manifest.license }
		},
		servers: [{ url: origin }],
		security: [{ token: [] }],
		components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } }, schemas: SCHEMAS },
		paths
	};
}

const text = { type: 'string' };
const listOf = (name: string) => ({ type: 'array', items: { $ref: `#/components/schemas/${name}` } });

const SCHEMAS = {
	Problem: {
		type: 'object',
		description:
			'A refusal (RFC 9457). The title is its reason, one word; fields has a reason for each field.',
		required: ['type', 'title', 'status'],
		properties: {
			type: text,
			title: text,
			status: { type: 'integer' },
			detail: text,
			fields: { type: 'object', additionalProperties: text }
		}
	},
	Network: {
		type: 'object',
		required: ['slug', 'title', 'state', 'role'],
		properties: { slug: text, title: text, state: text, role: text }
	}
};

function inPath(name: string, type: string): object {
	return { name, in: 'path', required: true, schema: { type } };
}
