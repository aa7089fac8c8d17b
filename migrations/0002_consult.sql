-- Peer consultation: one case, fixed steps, and the case giver decides what remains (handbook 2.3.1.2).

-- Who sits in which group of an agenda item, in which order, and who gives the case.
create table consult_seat (
	network_id uuid not null,
	meeting_id uuid not null,
	item_id uuid not null,
	member_id uuid not null,
	group_number smallint not null check (group_number between 1 and 60),
	place smallint not null check (place between 1 and 60),
	gives boolean not null default false,
	primary key (network_id, item_id, member_id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, item_id) references agenda_item (network_id, id) on delete cascade,
	foreign key (network_id, member_id) references member (network_id, id) on delete cascade
);

-- The case of one giver: the question in one sentence, and how much of it may outlive the meeting.
create table consult_case (
	network_id uuid not null,
	meeting_id uuid not null,
	item_id uuid not null,
	giver_id uuid not null,
	question text not null default '' check (length(question) <= 300),
	remains text not null default 'group' check (remains in ('nothing', 'group', 'report', 'report_named')),
	primary key (network_id, item_id, giver_id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, item_id) references agenda_item (network_id, id) on delete cascade,
	foreign key (network_id, giver_id) references member (network_id, id) on delete cascade
);

-- What peers wrote for a case. Only the giver rates it and keeps it.
create table consult_entry (
	network_id uuid not null,
	id uuid not null,
	meeting_id uuid not null,
	item_id uuid not null,
	run_id uuid not null,
	giver_id uuid not null,
	author_id uuid not null,
	says text not null check (length(says) <= 30),
	reader text not null check (reader in ('giver', 'group')),
	text text not null check (length(text) between 1 and 600),
	rating text check (rating in ('warm', 'neutral', 'cold')),
	kept boolean not null default false,
	position integer not null,
	primary key (network_id, id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, item_id) references agenda_item (network_id, id) on delete cascade,
	foreign key (network_id, run_id) references step_run (network_id, id) on delete cascade,
	foreign key (network_id, giver_id) references member (network_id, id) on delete cascade,
	foreign key (network_id, author_id) references member (network_id, id) on delete cascade
);
create index consult_entry_by_item on consult_entry (network_id, item_id, giver_id);

do $$
declare t text;
begin
	foreach t in array array['consult_seat', 'consult_case', 'consult_entry']
	loop
		execute format('alter table %I enable row level security', t);
		execute format('create policy in_network on %I using (network_id = (select app_network())) with check (network_id = (select app_network()))', t);
		execute format('grant select, insert, update, delete on %I to kring_app', t);
	end loop;
end $$;
