/**
 * The settings of the embedded PostgreSQL: for a small machine, one network or some hundreds. They are written at every
 * start to `kring.conf`, which `postgresql.conf` includes; what an administrator adds to `postgresql.conf` wins.
 * @param durable false only for tests, whose data may be lost in a power cut
 */
export function settingsFile(socketFolder: string, durable: boolean): string {
	const lines = [
		'# Written by Kring at every start. Put your own settings in postgresql.conf, below the include.',
		"listen_addresses = ''",
		`unix_socket_directories = '${socketFolder.replaceAll("'", "''")}'`,
		'unix_socket_permissions = 0700',
		'max_connections = 60',
		// Memory at rest counts: few processes, small buffers. The data of a network fits in some megabytes.
		'shared_buffers = 32MB',
		'maintenance_work_mem = 32MB',
		'io_method = sync',
		'max_worker_processes = 2',
		'max_parallel_workers_per_gather = 0',
		'max_parallel_maintenance_workers = 0',
		'max_logical_replication_workers = 0',
		'autovacuum_worker_slots = 3',
		'autovacuum_max_workers = 2',
		'jit = off',
		'huge_pages = off',
		// Nobody replicates from it: less to write, and no process for it.
		'wal_level = minimal',
		'max_wal_senders = 0',
		'min_wal_size = 32MB',
		'max_wal_size = 256MB',
		"timezone = 'UTC'",
		// What people wrote must not end up in the log: no statements, no details with values.
		"log_timezone = 'UTC'",
		'log_error_verbosity = terse',
		'log_min_error_statement = panic',
		'log_checkpoints = off',
		"cluster_name = 'kring'"
	];
	if (!durable)
		lines.push('fsync = off', 'synchronous_commit = off', 'full_page_writes = off', 'autovacuum = off');
	return lines.join('\n') + '\n';
}

/** `postgresql.conf` of a new cluster. */
export const MAIN_FILE = `# Kring's settings; whatever you add below them wins.
include 'kring.conf'
`;

/** `pg_hba.conf` of a new cluster: the socket's folder is closed to everybody else, and there is no network. */
export const ACCESS_FILE = `local all all trust
`;
