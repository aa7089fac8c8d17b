-- Somebody shows something and answers questions (handbook 2.3.1.2): pictures of slides, and what people ask meanwhile.
create table present_slide (
	network_id uuid not null,
	id uuid not null,
	meeting_id uuid not null,
	run_id uuid not null,
	position integer not null,
	-- What the content is, by its first bytes and never by its name.
	type text not null check (type in ('image/png', 'image/jpeg', 'image/webp')),
	bytes bytea not null check (length(bytes) between 12 and 700000),
	-- Comes in pieces: how many are there, out of how many.
	pieces smallint not null check (pieces >= 1),
	of_pieces smallint not null check (of_pieces between 1 and 16 and pieces <= of_pieces),
	primary key (network_id, id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, run_id) references step_run (network_id, id) on delete cascade
);
create index present_slide_by_run on present_slide (network_id, run_id);

create table present_question (
	network_id uuid not null,
	id uuid not null,
	meeting_id uuid not null,
	run_id uuid not null,
	text text not null check (length(text) between 1 and 240),
	-- Nobody, where the step has no names.
	author_id uuid,
	edit_hash bytea not null,
	answered boolean not null default false,
	-- What became of it when nobody answered it: an open learning question.
	question_id uuid,
	position double precision not null,
	primary key (network_id, id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, run_id) references step_run (network_id, id) on delete cascade,
	foreign key (network_id, author_id) references member (network_id, id) on delete cascade,
	foreign key (network_id, question_id) references learning_question (network_id, id) on delete set null (question_id)
);
create index present_question_by_run on present_question (network_id, run_id);

-- Who also wants to know; only the number is shown.
create table present_support (
	network_id uuid not null,
	question_id uuid not null,
	member_id uuid not null,
	primary key (network_id, question_id, member_id),
	foreign key (network_id, question_id) references present_question (network_id, id) on delete cascade on update cascade,
	foreign key (network_id, member_id) references member (network_id, id) on delete cascade
);

alter table present_slide enable row level security;
create policy in_network on present_slide using (network_id = (select app_network())) with check (network_id = (select app_network()));
grant select, insert, update, delete on present_slide to kring_app;
alter table present_question enable row level security;
create policy in_network on present_question using (network_id = (select app_network())) with check (network_id = (select app_network()));
grant select, insert, update, delete on present_question to kring_app;
alter table present_support enable row level security;
create policy in_network on present_support using (network_id = (select app_network())) with check (network_id = (select app_network()));
grant select, insert, update, delete on present_support to kring_app;
