import type { NetworkScope, PublicScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db } from '#platform/db/access.ts';

/** One registration, for the person who holds its link. */
export function readRegistration(db: Db, scope: PublicScope, registrationId: string) {
	return inNetwork(db, scope.networkId, (trx) =>
		trx
			.selectFrom('registration')
			.innerJoin('network', 'network.id', 'registration.network_id')
			.select([
				'registration.state',
				'registration.email',
				'registration.first_name as firstName',
				'registration.last_name as lastName',
				'registration.organisation',
				'registration.job_title as jobTitle',
				'registration.sector',
				'registration.experience',
				'registration.first_question as firstQuestion',
				'registration.offers_case as offersCase',
				'registration.can_host as canHost',
				'registration.accessibility',
				'registration.food',
				'registration.message',
				'network.title',
				'network.state as networkState',
				'network.retention_months as retentionMonths'
			])
			.select((select) =>
				select
					.selectFrom('registration as ahead')
					.select((count) => count.fn.countAll<number>().as('count'))
					.where('ahead.network_id', '=', scope.networkId)
					.where('ahead.state', '=', 'waiting')
					.whereRef('ahead.arrival', '<', 'registration.arrival')
					.as('ahead')
			)
			.where('registration.network_id', '=', scope.networkId)
			.where('registration.id', '=', registrationId)
			.executeTakeFirst()
	);
}

/** Every registration, for who leads the network: those to decide first, in order of arrival. */
export function readRegistrations(db: Db, scope: NetworkScope) {
	return inNetwork(db, scope.networkId, (trx) =>
		trx
			.selectFrom('registration')
			.select([
				'id',
				'state',
				'first_name as firstName',
				'last_name as lastName',
				'email',
				'organisation',
				'job_title as jobTitle',
				'sector',
				'experience',
				'first_question as firstQuestion',
				'offers_case as offersCase',
				'can_host as canHost',
				'accessibility',
				'food',
				'message',
				'submitted_at as submittedAt',
				'decided_at as decidedAt'
			])
			.where('network_id', '=', scope.networkId)
			.orderBy('arrival')
			.execute()
	);
}
