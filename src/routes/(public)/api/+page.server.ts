import { apiOperations } from '#routes/api/openapi.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	operations: apiOperations().map((operation) => ({
		...operation,
		schema: JSON.stringify(operation.schema, null, 2)
	}))
});
