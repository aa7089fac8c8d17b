-- The whole of a learning network in one schema. Every row of a network carries network_id, first in every key:
-- row-level security asks for it, composite foreign keys make a reference across networks impossible, and a
-- distributed PostgreSQL can shard by it. Ids are made by the program.

-- What the running transaction may see. Set with set_config(..., true); unset means: sees nothing.
create function app_network() returns uuid language sql stable parallel safe
	as $$ select nullif(current_setting('kring.network', true), '')::uuid $$;
create function app_platform() returns boolean language sql stable parallel safe
	as $$ select coalesce(current_setting('kring.platform', true), '') = 'on' $$;

-- The platform: people who sign in, doors that lead into a network, mail ------------------------------------------

create table person (
	id uuid primary key,
	email text not null check (email = lower(email) and length(email) <= 254),
	name text not null default '' check (length(name) <= 120),
	language text not null default 'nl' check (language in ('nl', 'en')),
	theme text not null default 'auto' check (theme in ('auto', 'light', 'dark')),
	administrator boolean not null default false,
	may_create_networks boolean not null default false,
	created_at timestamptz not null,
	constraint person_email_once unique (email)
);

-- A way in by mail: a link (hashed) and a six-digit code (hashed), for one use.
create table sign_in (
	id uuid primary key,
	email text not null,
	link_hash bytea not null unique,
	code_hash bytea not null,
	attempts integer not null default 0,
	redirect_to text not null default '',
	created_at timestamptz not null,
	expires_at timestamptz not null,
	used_at timestamptz
);
create index sign_in_by_email on sign_in (email, created_at);

-- A login of one browser. kind 'person': signed in by mail; 'seat': joined one network by code or personal link.
create table login_session (
	id uuid primary key,
	token_hash bytea not null unique,
	kind text not null check (kind in ('person', 'seat')),
	person_id uuid references person (id) on delete cascade,
	network_id uuid,
	member_id uuid,
	agent text not null default '' check (length(agent) <= 200),
	created_at timestamptz not null,
	last_seen_at timestamptz not null,
	expires_at timestamptz not null,
	check ((kind = 'person' and person_id is not null) or (kind = 'seat' and network_id is not null and member_id is not null))
);
create index login_session_by_person on login_session (person_id);
create index login_session_by_member on login_session (network_id, member_id);

-- Personal access tokens for the public API.
create table access_token (
	id uuid primary key,
	person_id uuid not null references person (id) on delete cascade,
	name text not null check (length(name) between 1 and 80),
	token_hash bytea not null unique,
	created_at timestamptz not null,
	last_used_at timestamptz,
	expires_at timestamptz
);

-- Everything that leads a stranger into a network: its address, the code of a meeting, a personal link.
-- For secrets the key is the hex SHA-256 of the secret, never the secret.
create table door (
	kind text not null check (kind in ('network', 'join_code', 'personal_link', 'registration')),
	key text not null check (length(key) between 1 and 128),
	network_id uuid not null,
	thing_id uuid not null,
	expires_at timestamptz,
	primary key (kind, key)
);
create index door_by_thing on door (network_id, thing_id);

-- Mail to send: written in the transaction that causes it, sent by a job after commit.
create table mail (
	id uuid primary key,
	network_id uuid,
	send_key text not null,
	to_email text not null,
	to_name text not null default '',
	language text not null check (language in ('nl', 'en')),
	subject text not null,
	text text not null,
	html text not null,
	attachments jsonb not null default '[]',
	state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'held')),
	attempts integer not null default 0,
	last_error text not null default '',
	created_at timestamptz not null,
	sent_at timestamptz,
	constraint mail_send_once unique (send_key)
);
create index mail_by_time on mail (created_at desc);

-- What a command answered, by the id its sender gave it: the same id is never carried out twice. No sender and no
-- time finer than the day, so that it cannot tell who wrote something anonymous.
create table command_receipt (
	place uuid not null,
	key text not null check (length(key) between 8 and 100),
	command text not null,
	outcome jsonb not null,
	on_day date not null,
	primary key (place, key)
);
create index command_receipt_by_day on command_receipt (on_day);

create table setting (
	key text primary key,
	value jsonb not null
);

-- The network -----------------------------------------------------------------------------------------------------

create table network (
	id uuid primary key,
	slug text not null check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) between 2 and 60),
	title text not null check (length(title) between 1 and 160),
	kind text not null default 'learning_network' check (kind in ('learning_network', 'sounding_board')),
	type text not null default 'external' check (type in ('internal', 'external')),
	state text not null default 'draft' check (state in ('draft', 'announced', 'composing', 'starting', 'running', 'finishing', 'closed', 'archived', 'paused', 'cancelled')),
	paused_from text check (paused_from in ('draft', 'announced', 'composing', 'starting', 'running')),
	language text not null default 'nl' check (language in ('nl', 'en')),
	time_zone text not null default 'Europe/Brussels',
	organiser text not null default '' check (length(organiser) <= 200),
	goal text not null default '' check (length(goal) <= 2000),
	audience text not null default '' check (length(audience) <= 2000),
	planned_meetings integer not null default 4 check (planned_meetings between 1 and 40),
	rhythm text not null default '' check (length(rhythm) <= 300),
	min_members integer not null default 8 check (min_members between 2 and 500),
	max_members integer check (max_members between 2 and 1000),
	open_call boolean not null default false,
	retention_months integer not null default 12 check (retention_months between 1 and 120),
	created_by uuid not null,
	created_at timestamptz not null,
	changed_at timestamptz not null,
	version integer not null default 1
);
create unique index network_slug_once on network (slug);

create table organisation (
	network_id uuid not null references network (id) on delete cascade,
	id uuid not null,
	name text not null check (length(name) between 1 and 160),
	sector text not null default '' check (length(sector) <= 120),
	primary key (network_id, id)
);
create unique index organisation_name_once on organisation (network_id, lower(name));

-- A person in a network. Name and function stand here, so that a network can be handed over or erased by itself.
create table member (
	network_id uuid not null references network (id) on delete cascade,
	id uuid not null,
	person_id uuid,
	role text not null default 'member' check (role in ('facilitator', 'cofacilitator', 'convenor', 'member', 'expert', 'host', 'sponsor', 'guest')),
	state text not null default 'accepted' check (state in ('accepted', 'left', 'guest')),
	first_name text not null check (length(first_name) between 1 and 60),
	last_name text not null default '' check (length(last_name) <= 80),
	email text check (email is null or (email = lower(email) and length(email) <= 254)),
	language text not null default 'nl' check (language in ('nl', 'en')),
	organisation_id uuid,
	job_title text not null default '' check (length(job_title) <= 120),
	experience text check (experience in ('none', 'started', 'experienced')),
	accessibility text not null default '' check (length(accessibility) <= 500),
	food text not null default '' check (length(food) <= 300),
	fixed_seat boolean not null default false,
	can_host boolean not null default false,
	offers_case boolean not null default false,
	joined_at timestamptz not null,
	primary key (network_id, id),
	foreign key (network_id, organisation_id) references organisation (network_id, id)
);
create unique index member_email_once on member (network_id, email) where email is not null;
create index member_by_person on member (person_id);

create table promise (
	network_id uuid not null references network (id) on delete cascade,
	id uuid not null,
	position integer not null,
	text text not null check (length(text) between 1 and 200),
	version integer not null default 1,
	reason text not null default '',
	retired_at timestamptz,
	primary key (network_id, id)
);

create table commitment (
	network_id uuid not null references network (id) on delete cascade,
	id uuid not null,
	position integer not null,
	text text not null check (length(text) between 1 and 200),
	retired_at timestamptz,
	primary key (network_id, id)
);

-- The call as it is being written, one row a network; published copies are kept as they were.
create table announcement (
	network_id uuid primary key references network (id) on delete cascade,
	tagline text not null default '' check (length(tagline) <= 160),
	what text not null default '' check (length(what) <= 3000),
	added_value text not null default '' check (length(added_value) <= 3000),
	target_group text not null default '' check (length(target_group) <= 3000),
	time_investment text not null default '' check (length(time_investment) <= 3000),
	how_it_works text not null default '' check (length(how_it_works) <= 3000),
	facilitation text not null default '' check (length(facilitation) <= 3000),
	what_you_learn text not null default '' check (length(what_you_learn) <= 3000),
	practical text not null default '' check (length(practical) <= 3000),
	registration_deadline date,
	published_at timestamptz,
	closed_at timestamptz,
	version integer not null default 1
);
create table announcement_version (
	network_id uuid not null references network (id) on delete cascade,
	version integer not null,
	published_at timestamptz not null,
	reason text not null default '',
	content jsonb not null,
	primary key (network_id, version)
);

create table registration (
	network_id uuid not null references network (id) on delete cascade,
	id uuid not null,
	state text not null check (state in ('submitted', 'confirmed', 'waiting', 'accepted', 'declined', 'withdrawn')),
	first_name text not null check (length(first_name) between 1 and 60),
	last_name text not null default '' check (length(last_name) <= 80),
	email text not null check (email = lower(email) and length(email) <= 254),
	language text not null check (language in ('nl', 'en')),
	organisation text not null default '' check (length(organisation) <= 160),
	job_title text not null default '' check (length(job_title) <= 120),
	sector text not null default '' check (length(sector) <= 120),
	experience text check (experience in ('none', 'started', 'experienced')),
	first_question text not null default '' check (length(first_question) <= 300),
	offers_case boolean not null default false,
	can_host boolean not null default false,
	accessibility text not null default '' check (length(accessibility) <= 500),
	food text not null default '' check (length(food) <= 300),
	commitments jsonb not null default '[]',
	consent jsonb not null,
	message text not null default '' check (length(message) <= 1000),
	arrival bigint not null,
	submitted_at timestamptz not null,
	confirmed_at timestamptz,
	decided_at timestamptz,
	member_id uuid,
	primary key (network_id, id),
	foreign key (network_id, member_id) references member (network_id, id)
);
create unique index registration_email_once on registration (network_id, email) where state not in ('withdrawn', 'declined');

-- Learning questions ----------------------------------------------------------------------------------------------

create table theme (
	network_id uuid not null references network (id) on delete cascade,
	id uuid not null,
	title text not null check (length(title) between 1 and 120),
	overarching boolean not null default false,
	primary key (network_id, id)
);

create table learning_question (
	network_id uuid not null references network (id) on delete cascade,
	id uuid not null,
	text text not null check (length(text) between 1 and 300),
	kind text not null default 'practice' check (kind in ('practice', 'future', 'concept')),
	state text not null default 'raised' check (state in ('raised', 'themed', 'shortlisted', 'scheduled', 'in_treatment', 'answered', 'partly_answered', 'unanswered', 'to_expert', 'to_case', 'parked', 'open_at_end', 'withdrawn', 'merged', 'applied', 'dropped')),
	outcome text check (outcome in ('answered', 'partly_answered', 'unanswered')),
	proposed_outcome text check (proposed_outcome in ('answered', 'partly_answered', 'unanswered')),
	destination text check (destination in ('next_meeting', 'expert', 'case', 'parked', 'dropped')),
	asker_id uuid,
	anonymous boolean not null default false,
	theme_id uuid,
	merged_into uuid,
	source text not null default 'registration' check (source in ('registration', 'pre_work', 'round', 'note', 'parked', 'evaluation', 'expert', 'mail', 'facilitator')),
	answer text not null default '' check (length(answer) <= 2000),
	meeting_id uuid,
	raised_at timestamptz not null,
	version integer not null default 1,
	primary key (network_id, id),
	foreign key (network_id, asker_id) references member (network_id, id),
	foreign key (network_id, theme_id) references theme (network_id, id),
	foreign key (network_id, merged_into) references learning_question (network_id, id)
);

create table question_follower (
	network_id uuid not null,
	question_id uuid not null,
	member_id uuid not null,
	primary key (network_id, question_id, member_id),
	foreign key (network_id, question_id) references learning_question (network_id, id) on delete cascade,
	foreign key (network_id, member_id) references member (network_id, id) on delete cascade
);

-- Agreements ------------------------------------------------------------------------------------------------------

create table ground_rule (
	network_id uuid not null references network (id) on delete cascade,
	id uuid not null,
	position integer not null,
	text text not null check (length(text) between 1 and 200),
	state text not null check (state in ('proposed', 'worded', 'adopted', 'amended', 'retired')),
	version integer not null default 1,
	adopted_in uuid,
	adopted_at timestamptz,
	primary key (network_id, id)
);

create table agreement (
	network_id uuid not null references network (id) on delete cascade,
	id uuid not null,
	text text not null check (length(text) between 1 and 300),
	kind text not null default 'process' check (kind in ('process', 'action')),
	state text not null check (state in ('proposed', 'agreed', 'open', 'kept', 'broken', 'changed', 'done', 'dropped', 'moved')),
	owner_id uuid,
	due_on date,
	meeting_id uuid,
	created_at timestamptz not null,
	primary key (network_id, id),
	foreign key (network_id, owner_id) references member (network_id, id)
);

-- Meetings --------------------------------------------------------------------------------------------------------

create table meeting (
	network_id uuid not null references network (id) on delete cascade,
	id uuid not null,
	number integer not null check (number between 1 and 99),
	kind text not null default 'ordinary' check (kind in ('kickoff', 'ordinary', 'closing')),
	state text not null default 'planned' check (state in ('planned', 'prepared', 'lobby', 'live', 'wrapping_up', 'closed', 'reported', 'settled', 'cancelled')),
	title text not null default '' check (length(title) <= 160),
	starts_at timestamptz,
	ends_at timestamptz,
	time_zone text not null default 'Europe/Brussels',
	place text not null default '' check (length(place) <= 300),
	route text not null default '' check (length(route) <= 1000),
	host_organisation_id uuid,
	host_member_id uuid,
	bring text not null default '' check (length(bring) <= 500),
	join_code text check (join_code ~ '^[A-HJKMNP-Z2-9]{5}$'),
	calendar_sequence integer not null default 0,
	key_question text not null default '' check (length(key_question) <= 300),
	-- the running meeting: position and clock in one place (src/lifecycle/convene/stage/model.ts)
	stage jsonb not null default '{}',
	opened_at timestamptz,
	started_at timestamptz,
	closed_at timestamptz,
	version integer not null default 1,
	primary key (network_id, id),
	foreign key (network_id, host_organisation_id) references organisation (network_id, id),
	foreign key (network_id, host_member_id) references member (network_id, id),
	check (ends_at is null or starts_at is null or ends_at > starts_at)
);
create unique index meeting_number_once on meeting (network_id, number);

alter table learning_question add foreign key (network_id, meeting_id) references meeting (network_id, id);
alter table ground_rule add foreign key (network_id, adopted_in) references meeting (network_id, id);
alter table agreement add foreign key (network_id, meeting_id) references meeting (network_id, id);

-- What happened to a question, in order: the trail from raised to answered.
create table question_event (
	network_id uuid not null,
	id uuid not null,
	question_id uuid not null,
	event text not null,
	meeting_id uuid,
	item_id uuid,
	by_member_id uuid,
	note text not null default '' check (length(note) <= 1000),
	at timestamptz not null,
	primary key (network_id, id),
	foreign key (network_id, question_id) references learning_question (network_id, id) on delete cascade
);
create index question_event_by_question on question_event (network_id, question_id, at);

create table attendance (
	network_id uuid not null,
	meeting_id uuid not null,
	member_id uuid not null,
	answer text check (answer in ('yes', 'no', 'maybe')),
	notice text not null default '' check (length(notice) <= 300),
	present_from timestamptz,
	present_to timestamptz,
	seat integer,
	late boolean not null default false,
	primary key (network_id, meeting_id, member_id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, member_id) references member (network_id, id) on delete cascade
);

create table agenda_item (
	network_id uuid not null,
	id uuid not null,
	meeting_id uuid not null,
	position integer not null,
	title text not null check (length(title) between 1 and 160),
	method_id text not null check (length(method_id) <= 60),
	mode text not null check (mode in ('listening', 'plenary', 'subgroup', 'pair', 'individual', 'break')),
	minutes integer not null check (minutes between 1 and 480),
	steps jsonb not null default '[]',
	plan_b text not null default '' check (length(plan_b) <= 500),
	owner_id uuid,
	locked boolean not null default false,
	state text not null default 'planned' check (state in ('planned', 'running', 'done', 'skipped')),
	ran_from timestamptz,
	ran_to timestamptz,
	primary key (network_id, id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, owner_id) references member (network_id, id)
);
create index agenda_item_by_meeting on agenda_item (network_id, meeting_id, position);

create table agenda_question (
	network_id uuid not null,
	item_id uuid not null,
	question_id uuid not null,
	position integer not null default 0,
	primary key (network_id, item_id, question_id),
	foreign key (network_id, item_id) references agenda_item (network_id, id) on delete cascade,
	foreign key (network_id, question_id) references learning_question (network_id, id) on delete cascade
);

-- Running steps: what people leave behind -------------------------------------------------------------------------

-- One run of one step. data is the kind's own state (src/steps/<kind>/model.ts): rounds, order of turns, ...
create table step_run (
	network_id uuid not null,
	id uuid not null,
	meeting_id uuid not null,
	item_id uuid not null,
	step_index integer not null,
	kind text not null,
	state text not null check (state in ('running', 'revealed', 'closed')),
	settings jsonb not null default '{}',
	data jsonb not null default '{}',
	opened_at timestamptz not null,
	closed_at timestamptz,
	primary key (network_id, id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, item_id) references agenda_item (network_id, id) on delete cascade
);
create unique index step_run_once on step_run (network_id, meeting_id, item_id, step_index);

create table cluster (
	network_id uuid not null,
	id uuid not null,
	meeting_id uuid not null,
	run_id uuid not null,
	name text not null default '' check (length(name) <= 120),
	position integer not null default 0,
	removed boolean not null default false,
	primary key (network_id, id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, run_id) references step_run (network_id, id) on delete cascade
);

-- A note. An anonymous one has no author; edit_hash is the SHA-256 of a secret that only its writer's phone knows.
create table note (
	network_id uuid not null,
	id uuid not null,
	meeting_id uuid not null,
	run_id uuid not null,
	text text not null check (length(text) between 1 and 300),
	author_id uuid,
	anonymous boolean not null default false,
	edit_hash bytea,
	group_label text not null default '' check (length(group_label) <= 60),
	question_id uuid,
	cluster_id uuid,
	hidden boolean not null default true,
	position double precision not null default 0,
	on_hour timestamptz not null check (date_trunc('hour', on_hour, 'UTC') = on_hour),
	primary key (network_id, id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, run_id) references step_run (network_id, id) on delete cascade,
	foreign key (network_id, author_id) references member (network_id, id),
	foreign key (network_id, question_id) references learning_question (network_id, id),
	foreign key (network_id, cluster_id) references cluster (network_id, id),
	check (not (anonymous and author_id is not null))
);
create index note_by_run on note (network_id, run_id);

-- Who met whom, over all meetings of the network.
create table encounter (
	network_id uuid not null,
	meeting_id uuid not null,
	run_id uuid not null,
	round integer not null,
	member_a uuid not null,
	member_b uuid not null,
	table_label text not null default '',
	primary key (network_id, run_id, round, member_a, member_b),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, run_id) references step_run (network_id, id) on delete cascade,
	foreign key (network_id, member_a) references member (network_id, id) on delete cascade,
	foreign key (network_id, member_b) references member (network_id, id) on delete cascade,
	check (member_a < member_b)
);

-- A ballot. In a secret vote voter_id is empty and ballot_key is the hash of a secret on the voter's phone.
create table ballot (
	network_id uuid not null,
	run_id uuid not null,
	ballot_key text not null check (length(ballot_key) <= 128),
	voter_id uuid,
	choices jsonb not null,
	reason text not null default '' check (length(reason) <= 300),
	primary key (network_id, run_id, ballot_key),
	foreign key (network_id, run_id) references step_run (network_id, id) on delete cascade,
	foreign key (network_id, voter_id) references member (network_id, id)
);

-- Who has voted or answered in secret, apart from what they said.
create table participation (
	network_id uuid not null,
	about_id uuid not null,
	member_id uuid not null,
	primary key (network_id, about_id, member_id),
	foreign key (network_id, member_id) references member (network_id, id) on delete cascade
);

create table parked_item (
	network_id uuid not null,
	id uuid not null,
	meeting_id uuid not null,
	text text not null check (length(text) between 1 and 300),
	by_member_id uuid,
	item_id uuid,
	destination text check (destination in ('learning_question', 'agenda', 'action', 'expert', 'dropped')),
	reason text not null default '' check (length(reason) <= 300),
	at timestamptz not null,
	primary key (network_id, id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, by_member_id) references member (network_id, id)
);

-- A line for the report, jotted down in the cockpit or by a reporter.
create table report_note (
	network_id uuid not null,
	id uuid not null,
	meeting_id uuid not null,
	item_id uuid,
	kind text not null default 'note' check (kind in ('note', 'tip', 'course', 'outcome', 'decision')),
	text text not null check (length(text) between 1 and 1000),
	question_id uuid,
	at timestamptz not null,
	primary key (network_id, id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, item_id) references agenda_item (network_id, id) on delete set null (item_id),
	foreign key (network_id, question_id) references learning_question (network_id, id)
);

-- The state of a live meeting for its surfaces (docs/live-protocol.md). No time, no author.
create table live_meeting (
	network_id uuid not null,
	meeting_id uuid not null,
	clock bigint not null default 0,
	primary key (network_id, meeting_id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade
);
create table live_entry (
	network_id uuid not null,
	meeting_id uuid not null,
	kind text not null,
	id text not null,
	audience text not null,
	clock bigint not null,
	value jsonb,
	primary key (network_id, meeting_id, kind, id, audience),
	foreign key (network_id, meeting_id) references live_meeting (network_id, meeting_id) on delete cascade
);
create index live_entry_by_clock on live_entry (network_id, meeting_id, clock);

-- Debrief ---------------------------------------------------------------------------------------------------------

create table recap_point (
	network_id uuid not null,
	meeting_id uuid not null,
	item_id uuid not null,
	mark text check (mark in ('done', 'off_track', 'go_on')),
	note text not null default '' check (length(note) <= 500),
	primary key (network_id, meeting_id, item_id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, item_id) references agenda_item (network_id, id) on delete cascade
);

create table evaluation (
	network_id uuid not null,
	meeting_id uuid not null,
	state text not null check (state in ('prepared', 'open', 'closed')),
	template text not null default 'klankbordgroep' check (template in ('klankbordgroep', 'pc218')),
	items jsonb not null default '[]',
	opened_at timestamptz,
	closes_at timestamptz,
	shown_count integer not null default 0,
	primary key (network_id, meeting_id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade
);

-- One answered form, anonymous: the key is the hash of a secret on the phone, the time is the hour.
create table evaluation_response (
	network_id uuid not null,
	meeting_id uuid not null,
	response_key text not null check (length(response_key) <= 128),
	answers jsonb not null,
	on_hour timestamptz not null check (date_trunc('hour', on_hour, 'UTC') = on_hour),
	-- Counts in what is shown: set for all at once, never for fewer than five together.
	released boolean not null default false,
	primary key (network_id, meeting_id, response_key),
	foreign key (network_id, meeting_id) references evaluation (network_id, meeting_id) on delete cascade
);

create table adjustment (
	network_id uuid not null,
	id uuid not null,
	meeting_id uuid not null,
	asked text not null check (length(asked) between 1 and 300),
	change text not null default '' check (length(change) <= 300),
	told_in uuid,
	at timestamptz not null,
	primary key (network_id, id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, told_in) references meeting (network_id, id)
);

-- A learning point that its owner takes home; shared only by the owner's act.
create table takeaway (
	network_id uuid not null,
	id uuid not null,
	meeting_id uuid not null,
	member_id uuid not null,
	text text not null check (length(text) between 1 and 500),
	intention boolean not null default false,
	shared boolean not null default false,
	state text not null default 'open' check (state in ('open', 'done', 'not_yet', 'dropped')),
	at timestamptz not null,
	primary key (network_id, id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, member_id) references member (network_id, id) on delete cascade
);

create table report (
	network_id uuid not null,
	meeting_id uuid not null,
	version integer not null default 1,
	state text not null check (state in ('auto_draft', 'edited', 'sent', 'amended')),
	language text not null check (language in ('nl', 'en')),
	blocks jsonb not null,
	drafted_at timestamptz not null,
	sent_at timestamptz,
	sent_to integer not null default 0,
	opened integer not null default 0,
	edit_version integer not null default 1,
	primary key (network_id, meeting_id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade
);

-- The proposal for the next meeting that closing leaves behind, with the group's reaction.
create table next_proposal (
	network_id uuid not null,
	meeting_id uuid not null,
	next_meeting_id uuid,
	content jsonb not null default '{}',
	agreed_at timestamptz,
	primary key (network_id, meeting_id),
	foreign key (network_id, meeting_id) references meeting (network_id, id) on delete cascade,
	foreign key (network_id, next_meeting_id) references meeting (network_id, id)
);

-- Who did what to the network: readable by its members. Nothing anonymous is written here.
create table audit_event (
	network_id uuid not null references network (id) on delete cascade,
	id uuid not null,
	actor_id uuid,
	command text not null,
	subject_id uuid,
	at timestamptz not null,
	primary key (network_id, id)
);
create index audit_event_by_time on audit_event (network_id, at desc);

-- Row-level security ----------------------------------------------------------------------------------------------

do $$
declare t text;
begin
	foreach t in array array[
		'organisation', 'member', 'promise', 'commitment', 'announcement', 'announcement_version', 'registration',
		'theme', 'learning_question', 'question_follower', 'question_event', 'ground_rule', 'agreement', 'meeting',
		'attendance', 'agenda_item', 'agenda_question', 'step_run', 'cluster', 'note', 'encounter', 'ballot',
		'participation', 'parked_item', 'report_note', 'live_meeting', 'live_entry', 'recap_point', 'evaluation',
		'evaluation_response', 'adjustment', 'takeaway', 'report', 'next_proposal', 'audit_event']
	loop
		execute format('alter table %I enable row level security', t);
		execute format('create policy in_network on %I using (network_id = (select app_network())) with check (network_id = (select app_network()))', t);
		execute format('grant select, insert, update, delete on %I to kring_app', t);
	end loop;

	alter table network enable row level security;
	create policy in_network on network using (id = (select app_network())) with check (id = (select app_network()));
	grant select, insert, update, delete on network to kring_app;

	foreach t in array array['person', 'sign_in', 'login_session', 'access_token', 'door', 'mail', 'setting', 'command_receipt']
	loop
		execute format('alter table %I enable row level security', t);
		execute format('create policy on_platform on %I using ((select app_platform())) with check ((select app_platform()))', t);
		execute format('grant select, insert, update, delete on %I to kring_app', t);
	end loop;

	-- A network may write its own mail and its own doors, and find out whether a command was carried out already.
	create policy own_mail on mail using (network_id = (select app_network())) with check (network_id = (select app_network()));
	create policy own_doors on door using (network_id = (select app_network())) with check (network_id = (select app_network()));
	create policy own_receipts on command_receipt using (place = (select app_network())) with check (place = (select app_network()));
	-- Which networks a person belongs to is asked from the platform.
	create policy own_membership on member for select using ((select app_platform()));
	create policy listed on network for select using ((select app_platform()));
	grant usage on schema public to kring_app;
end $$;
