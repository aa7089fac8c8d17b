-- Methods that people compose or change themselves: they belong to a network. Shared, they can be read from the other
-- networks of those whose mail address ends in the same domain; a transaction sees those only while it names that domain.
create table own_method (
	network_id uuid not null references network (id) on delete cascade,
	-- What agenda items refer to.
	id text not null check (id ~ '^own_[0-9a-f]{32}$'),
	-- As it is exported: the same file as a method of the library.
	file jsonb not null check (length(file::text) <= 100000),
	shared_with text check (length(shared_with) between 3 and 254),
	version integer not null default 1,
	changed_at timestamptz not null,
	primary key (network_id, id)
);
create unique index own_method_of_all on own_method (id);
create index own_method_shared on own_method (shared_with) where shared_with is not null;

alter table own_method enable row level security;
create policy in_network on own_method using (network_id = (select app_network()))
	with check (network_id = (select app_network()));
create policy of_organisation on own_method for select
	using (shared_with = (select nullif(current_setting('kring.organisation', true), '')));
grant select, insert, update, delete on own_method to kring_app;
