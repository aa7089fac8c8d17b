import { json } from '@sveltejs/kit';
import { openApi } from '#routes/api/openapi.server.ts';
import type { RequestHandler } from './$types';

/** The machine-readable description of the API. */
export const GET: RequestHandler = ({ locals }) => json(openApi(locals.runtime.origin));
