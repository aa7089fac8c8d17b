import { types } from 'pg';

const NUMBERS = new Set([types.builtins.INT8, types.builtins.NUMERIC]);
const TEXTS = new Set([types.builtins.DATE, types.builtins.TIME, types.builtins.INTERVAL]);

/**
 * How values come back from PostgreSQL, for `new Pool({ types: parsers })`; `tables.ts` is generated to match. bigint
 * and numeric become numbers (our counters and averages stay far below 2^53), date, time and interval stay text: a
 * calendar day has no time zone, and the driver's own parser would put one in.
 */
export const parsers: Pick<typeof types, 'getTypeParser'> = {
	getTypeParser(id: number, format?: 'text' | 'binary') {
		if (NUMBERS.has(id)) return Number;
		if (TEXTS.has(id)) return String;
		return format === 'binary' ? types.getTypeParser(id, 'binary') : types.getTypeParser(id);
	}
};
