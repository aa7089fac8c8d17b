import { alsoOfOrganisation, ownOrganisation } from '#platform/auth/organisation.server.ts';
import type { MeetingScope, NetworkScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import * as v from 'valibot';
import { library, libraryMethod } from '#methods/library/model.ts';
import type { Method } from '#methods/model.ts';
import { MethodFile } from '#methods/schema.ts';

/** A method that people made: of this network, or shared by somebody of the same organisation. */
export interface OwnMethod {
	method: Method;
	here: boolean;
	/** With whom it is shared; null with nobody outside of this network. */
	sharedWith: string | null;
	version: number;
}

type Scope = NetworkScope | MeetingScope;

/** The methods that people made and that this person may use here, by name. A file that no longer fits is left out. */
export async function ownMethods(trx: Trx, scope: Scope, onlyId?: string): Promise<OwnMethod[]> {
	const organisation = await ownOrganisation(trx, scope.personId);
	const rows = await alsoOfOrganisation(trx, organisation, (open) => {
		const ask = open.selectFrom('own_method').select(['network_id', 'file', 'shared_with', 'version']);
		return (onlyId === undefined ? ask : ask.where('id', '=', onlyId)).execute();
	});
	return rows
		.flatMap(({ network_id, file, shared_with, version }) => {
			const read = v.safeParse(MethodFile, file);
			const here = network_id === scope.networkId;
			return read.success ? [{ method: read.output, here, sharedWith: shared_with, version }] : [];
		})
		.sort((a, b) => a.method.name[scope.language].localeCompare(b.method.name[scope.language]));
}

/** A method that can be put on an agenda here: of the library, of this network, or shared with this person. */
export async function methodHere(trx: Trx, scope: Scope, id: string): Promise<Method | undefined> {
	return libraryMethod(id) ?? (await ownMethods(trx, scope, id))[0]?.method;
}

/** What people made, for pages; with the organisation that they may share with. */
export function readOwnMethods(
	db: Db,
	scope: NetworkScope
): Promise<{ methods: OwnMethod[]; organisation: string }> {
	return inNetwork(db, scope.networkId, async (trx) => ({
		methods: await ownMethods(trx, scope),
		organisation: await ownOrganisation(trx, scope.personId)
	}));
}

/** All methods that can be put on an agenda here, those of people after those of the library. */
export async function readMethods(db: Db, scope: NetworkScope | MeetingScope): Promise<Method[]> {
	const own = await inNetwork(db, scope.networkId, (trx) => ownMethods(trx, scope));
	return [...library, ...own.map(({ method }) => method)];
}
