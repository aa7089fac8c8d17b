-- What the migrations together make, from the catalogue of the database: to read, not to run.
-- Written by scripts/tables.ts.

CREATE OR REPLACE FUNCTION public.app_network()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('kring.network', true), '')::uuid $function$

CREATE OR REPLACE FUNCTION public.app_platform()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(current_setting('kring.platform', true), '') = 'on' $function$

table access_token
	id uuid not null
	person_id uuid not null
	name text not null
	token_hash bytea not null
	created_at timestamp with time zone not null
	last_used_at timestamp with time zone
	expires_at timestamp with time zone
	constraint access_token_pkey PRIMARY KEY (id)
	constraint access_token_token_hash_key UNIQUE (token_hash)
	constraint access_token_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
	constraint access_token_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
	row level security
	policy on_platform permissive for all to public using (( SELECT app_platform() AS app_platform)) with check (( SELECT app_platform() AS app_platform))
	grant delete, insert, select, update to kring_app

table adjustment
	network_id uuid not null
	id uuid not null
	meeting_id uuid not null
	asked text not null
	change text not null default ''::text
	told_in uuid
	at timestamp with time zone not null
	constraint adjustment_pkey PRIMARY KEY (network_id, id)
	constraint adjustment_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint adjustment_network_id_told_in_fkey FOREIGN KEY (network_id, told_in) REFERENCES meeting(network_id, id)
	constraint adjustment_asked_check CHECK (((length(asked) >= 1) AND (length(asked) <= 300)))
	constraint adjustment_change_check CHECK ((length(change) <= 300))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table agenda_change
	network_id uuid not null
	id uuid not null
	meeting_id uuid not null
	place integer not null
	by_member_id uuid
	change text not null
	title text not null
	before jsonb not null
	after_hash text not null
	at timestamp with time zone not null
	constraint agenda_change_pkey PRIMARY KEY (network_id, id)
	constraint agenda_change_network_id_by_member_id_fkey FOREIGN KEY (network_id, by_member_id) REFERENCES member(network_id, id) ON DELETE SET NULL (by_member_id)
	constraint agenda_change_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint agenda_change_change_check CHECK ((length(change) <= 30))
	constraint agenda_change_title_check CHECK ((length(title) <= 160))
	UNIQUE INDEX agenda_change_in_order ON public.agenda_change USING btree (network_id, meeting_id, place)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table agenda_item
	network_id uuid not null
	id uuid not null
	meeting_id uuid not null
	"position" integer not null
	title text not null
	method_id text not null
	mode text not null
	minutes integer not null
	steps jsonb not null default '[]'::jsonb
	plan_b text not null default ''::text
	locked boolean not null default false
	state text not null default 'planned'::text
	ran_from timestamp with time zone
	ran_to timestamp with time zone
	material text not null default ''::text
	constraint agenda_item_pkey PRIMARY KEY (network_id, id)
	constraint agenda_item_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint agenda_item_material_check CHECK ((length(material) <= 300))
	constraint agenda_item_method_id_check CHECK ((length(method_id) <= 60))
	constraint agenda_item_minutes_check CHECK (((minutes >= 1) AND (minutes <= 480)))
	constraint agenda_item_mode_check CHECK ((mode = ANY (ARRAY['listening'::text, 'plenary'::text, 'subgroup'::text, 'pair'::text, 'individual'::text, 'break'::text])))
	constraint agenda_item_plan_b_check CHECK ((length(plan_b) <= 500))
	constraint agenda_item_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'running'::text, 'done'::text, 'skipped'::text])))
	constraint agenda_item_title_check CHECK (((length(title) >= 1) AND (length(title) <= 160)))
	INDEX agenda_item_by_meeting ON public.agenda_item USING btree (network_id, meeting_id, "position")
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table agenda_owner
	network_id uuid not null
	item_id uuid not null
	member_id uuid not null
	"position" integer not null
	constraint agenda_owner_pkey PRIMARY KEY (network_id, item_id, member_id)
	constraint agenda_owner_network_id_item_id_fkey FOREIGN KEY (network_id, item_id) REFERENCES agenda_item(network_id, id) ON DELETE CASCADE
	constraint agenda_owner_network_id_member_id_fkey FOREIGN KEY (network_id, member_id) REFERENCES member(network_id, id) ON DELETE CASCADE
	INDEX agenda_owner_member ON public.agenda_owner USING btree (network_id, member_id)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table agenda_question
	network_id uuid not null
	item_id uuid not null
	question_id uuid not null
	"position" integer not null default 0
	constraint agenda_question_pkey PRIMARY KEY (network_id, item_id, question_id)
	constraint agenda_question_network_id_item_id_fkey FOREIGN KEY (network_id, item_id) REFERENCES agenda_item(network_id, id) ON DELETE CASCADE
	constraint agenda_question_network_id_question_id_fkey FOREIGN KEY (network_id, question_id) REFERENCES learning_question(network_id, id) ON DELETE CASCADE
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table agreement
	network_id uuid not null
	id uuid not null
	text text not null
	kind text not null default 'process'::text
	state text not null
	owner_id uuid
	due_on date
	meeting_id uuid
	created_at timestamp with time zone not null
	constraint agreement_pkey PRIMARY KEY (network_id, id)
	constraint agreement_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id) ON DELETE CASCADE
	constraint agreement_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id)
	constraint agreement_network_id_owner_id_fkey FOREIGN KEY (network_id, owner_id) REFERENCES member(network_id, id)
	constraint agreement_kind_check CHECK ((kind = ANY (ARRAY['process'::text, 'action'::text])))
	constraint agreement_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'agreed'::text, 'open'::text, 'kept'::text, 'broken'::text, 'changed'::text, 'done'::text, 'dropped'::text, 'moved'::text])))
	constraint agreement_text_check CHECK (((length(text) >= 1) AND (length(text) <= 300)))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table announcement
	network_id uuid not null
	tagline text not null default ''::text
	what text not null default ''::text
	added_value text not null default ''::text
	target_group text not null default ''::text
	time_investment text not null default ''::text
	how_it_works text not null default ''::text
	facilitation text not null default ''::text
	what_you_learn text not null default ''::text
	practical text not null default ''::text
	registration_deadline date
	published_at timestamp with time zone
	closed_at timestamp with time zone
	version integer not null default 1
	constraint announcement_pkey PRIMARY KEY (network_id)
	constraint announcement_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id) ON DELETE CASCADE
	constraint announcement_added_value_check CHECK ((length(added_value) <= 3000))
	constraint announcement_facilitation_check CHECK ((length(facilitation) <= 3000))
	constraint announcement_how_it_works_check CHECK ((length(how_it_works) <= 3000))
	constraint announcement_practical_check CHECK ((length(practical) <= 3000))
	constraint announcement_tagline_check CHECK ((length(tagline) <= 160))
	constraint announcement_target_group_check CHECK ((length(target_group) <= 3000))
	constraint announcement_time_investment_check CHECK ((length(time_investment) <= 3000))
	constraint announcement_what_check CHECK ((length(what) <= 3000))
	constraint announcement_what_you_learn_check CHECK ((length(what_you_learn) <= 3000))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table announcement_version
	network_id uuid not null
	version integer not null
	published_at timestamp with time zone not null
	reason text not null default ''::text
	content jsonb not null
	constraint announcement_version_pkey PRIMARY KEY (network_id, version)
	constraint announcement_version_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id) ON DELETE CASCADE
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table attendance
	network_id uuid not null
	meeting_id uuid not null
	member_id uuid not null
	answer text
	notice text not null default ''::text
	present_from timestamp with time zone
	present_to timestamp with time zone
	seat integer
	late boolean not null default false
	constraint attendance_pkey PRIMARY KEY (network_id, meeting_id, member_id)
	constraint attendance_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint attendance_network_id_member_id_fkey FOREIGN KEY (network_id, member_id) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint attendance_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text, 'maybe'::text])))
	constraint attendance_notice_check CHECK ((length(notice) <= 300))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table audit_event
	network_id uuid not null
	id uuid not null
	actor_id uuid
	command text not null
	subject_id uuid
	at timestamp with time zone not null
	constraint audit_event_pkey PRIMARY KEY (network_id, id)
	constraint audit_event_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id) ON DELETE CASCADE
	INDEX audit_event_by_time ON public.audit_event USING btree (network_id, at DESC)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table ballot
	network_id uuid not null
	run_id uuid not null
	ballot_key text not null
	voter_id uuid
	choices jsonb not null
	reason text not null default ''::text
	constraint ballot_pkey PRIMARY KEY (network_id, run_id, ballot_key)
	constraint ballot_network_id_run_id_fkey FOREIGN KEY (network_id, run_id) REFERENCES step_run(network_id, id) ON DELETE CASCADE
	constraint ballot_network_id_voter_id_fkey FOREIGN KEY (network_id, voter_id) REFERENCES member(network_id, id)
	constraint ballot_ballot_key_check CHECK ((length(ballot_key) <= 128))
	constraint ballot_reason_check CHECK ((length(reason) <= 300))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table cluster
	network_id uuid not null
	id uuid not null
	meeting_id uuid not null
	run_id uuid not null
	name text not null default ''::text
	"position" integer not null default 0
	removed boolean not null default false
	constraint cluster_pkey PRIMARY KEY (network_id, id)
	constraint cluster_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint cluster_network_id_run_id_fkey FOREIGN KEY (network_id, run_id) REFERENCES step_run(network_id, id) ON DELETE CASCADE
	constraint cluster_name_check CHECK ((length(name) <= 120))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table command_receipt
	place uuid not null
	key text not null
	command text not null
	outcome jsonb not null
	on_day date not null
	said text not null default ''::text
	constraint command_receipt_pkey PRIMARY KEY (place, key)
	constraint command_receipt_key_check CHECK (((length(key) >= 8) AND (length(key) <= 100)))
	INDEX command_receipt_by_day ON public.command_receipt USING btree (on_day)
	row level security
	policy on_platform permissive for all to public using (( SELECT app_platform() AS app_platform)) with check (( SELECT app_platform() AS app_platform))
	policy own_receipts permissive for all to public using ((place = ( SELECT app_network() AS app_network))) with check ((place = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table commitment
	network_id uuid not null
	id uuid not null
	"position" integer not null
	text text not null
	retired_at timestamp with time zone
	constraint commitment_pkey PRIMARY KEY (network_id, id)
	constraint commitment_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id) ON DELETE CASCADE
	constraint commitment_text_check CHECK (((length(text) >= 1) AND (length(text) <= 200)))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table consult_case
	network_id uuid not null
	meeting_id uuid not null
	item_id uuid not null
	giver_id uuid not null
	question text not null default ''::text
	remains text not null default 'group'::text
	first_step text not null default ''::text
	went text not null default ''::text
	in_opening boolean not null default false
	in_report boolean not null default false
	followed_in uuid
	constraint consult_case_pkey PRIMARY KEY (network_id, item_id, giver_id)
	constraint consult_case_network_id_followed_in_fkey FOREIGN KEY (network_id, followed_in) REFERENCES meeting(network_id, id) ON DELETE SET NULL (followed_in)
	constraint consult_case_network_id_giver_id_fkey FOREIGN KEY (network_id, giver_id) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint consult_case_network_id_item_id_fkey FOREIGN KEY (network_id, item_id) REFERENCES agenda_item(network_id, id) ON DELETE CASCADE
	constraint consult_case_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint consult_case_first_step_check CHECK ((length(first_step) <= 300))
	constraint consult_case_question_check CHECK ((length(question) <= 300))
	constraint consult_case_remains_check CHECK ((remains = ANY (ARRAY['nothing'::text, 'group'::text, 'report'::text, 'report_named'::text])))
	constraint consult_case_went_check CHECK ((length(went) <= 300))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table consult_entry
	network_id uuid not null
	id uuid not null
	meeting_id uuid not null
	item_id uuid not null
	run_id uuid not null
	giver_id uuid not null
	author_id uuid not null
	says text not null
	reader text not null
	text text not null
	rating text
	kept boolean not null default false
	"position" integer not null
	constraint consult_entry_pkey PRIMARY KEY (network_id, id)
	constraint consult_entry_network_id_author_id_fkey FOREIGN KEY (network_id, author_id) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint consult_entry_network_id_giver_id_fkey FOREIGN KEY (network_id, giver_id) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint consult_entry_network_id_item_id_fkey FOREIGN KEY (network_id, item_id) REFERENCES agenda_item(network_id, id) ON DELETE CASCADE
	constraint consult_entry_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint consult_entry_network_id_run_id_fkey FOREIGN KEY (network_id, run_id) REFERENCES step_run(network_id, id) ON DELETE CASCADE
	constraint consult_entry_rating_check CHECK ((rating = ANY (ARRAY['warm'::text, 'neutral'::text, 'cold'::text])))
	constraint consult_entry_reader_check CHECK ((reader = ANY (ARRAY['giver'::text, 'group'::text])))
	constraint consult_entry_says_check CHECK ((length(says) <= 30))
	constraint consult_entry_text_check CHECK (((length(text) >= 1) AND (length(text) <= 600)))
	INDEX consult_entry_by_item ON public.consult_entry USING btree (network_id, item_id, giver_id)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table consult_offer
	network_id uuid not null
	id uuid not null
	giver_id uuid not null
	title text not null
	about text not null default ''::text
	question text not null default ''::text
	remains text not null default 'group'::text
	item_id uuid
	offered_at timestamp with time zone not null
	constraint consult_offer_pkey PRIMARY KEY (network_id, id)
	constraint consult_offer_network_id_giver_id_fkey FOREIGN KEY (network_id, giver_id) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint consult_offer_network_id_item_id_fkey FOREIGN KEY (network_id, item_id) REFERENCES agenda_item(network_id, id) ON DELETE SET NULL (item_id)
	constraint consult_offer_about_check CHECK ((length(about) <= 300))
	constraint consult_offer_question_check CHECK ((length(question) <= 300))
	constraint consult_offer_remains_check CHECK ((remains = ANY (ARRAY['nothing'::text, 'group'::text, 'report'::text, 'report_named'::text])))
	constraint consult_offer_title_check CHECK (((length(title) >= 1) AND (length(title) <= 120)))
	INDEX consult_offer_by_giver ON public.consult_offer USING btree (network_id, giver_id)
	UNIQUE INDEX consult_offer_by_item ON public.consult_offer USING btree (network_id, item_id, giver_id)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table consult_seat
	network_id uuid not null
	meeting_id uuid not null
	item_id uuid not null
	member_id uuid not null
	group_number smallint not null
	place smallint not null
	gives boolean not null default false
	from_round integer
	constraint consult_seat_pkey PRIMARY KEY (network_id, item_id, member_id)
	constraint consult_seat_network_id_item_id_fkey FOREIGN KEY (network_id, item_id) REFERENCES agenda_item(network_id, id) ON DELETE CASCADE
	constraint consult_seat_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint consult_seat_network_id_member_id_fkey FOREIGN KEY (network_id, member_id) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint consult_seat_group_number_check CHECK (((group_number >= 1) AND (group_number <= 60)))
	constraint consult_seat_place_check CHECK (((place >= 1) AND (place <= 60)))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table couple_rule
	network_id uuid not null
	id uuid not null
	member_a uuid not null
	member_b uuid not null
	meeting_id uuid
	rule text not null
	constraint couple_rule_pkey PRIMARY KEY (network_id, id)
	constraint couple_rule_network_id_member_a_member_b_meeting_id_key UNIQUE NULLS NOT DISTINCT (network_id, member_a, member_b, meeting_id)
	constraint couple_rule_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint couple_rule_network_id_member_a_fkey FOREIGN KEY (network_id, member_a) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint couple_rule_network_id_member_b_fkey FOREIGN KEY (network_id, member_b) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint couple_rule_check CHECK ((member_a < member_b))
	constraint couple_rule_rule_check CHECK ((rule = ANY (ARRAY['apart'::text, 'together'::text])))
	INDEX couple_rule_meeting ON public.couple_rule USING btree (network_id, meeting_id)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table door
	kind text not null
	key text not null
	network_id uuid not null
	thing_id uuid not null
	expires_at timestamp with time zone
	constraint door_pkey PRIMARY KEY (kind, key)
	constraint door_key_check CHECK (((length(key) >= 1) AND (length(key) <= 128)))
	constraint door_kind_check CHECK ((kind = ANY (ARRAY['network'::text, 'join_code'::text, 'personal_link'::text, 'registration'::text])))
	INDEX door_by_thing ON public.door USING btree (network_id, thing_id)
	row level security
	policy on_platform permissive for all to public using (( SELECT app_platform() AS app_platform)) with check (( SELECT app_platform() AS app_platform))
	policy own_doors permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table draft_text
	network_id uuid not null
	run_id uuid not null
	group_number smallint not null
	meeting_id uuid not null
	state bytea not null
	updates integer not null default 1
	constraint draft_text_pkey PRIMARY KEY (network_id, run_id, group_number)
	constraint draft_text_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint draft_text_network_id_run_id_fkey FOREIGN KEY (network_id, run_id) REFERENCES step_run(network_id, id) ON DELETE CASCADE
	constraint draft_text_group_number_check CHECK (((group_number >= 1) AND (group_number <= 60)))
	constraint draft_text_state_check CHECK ((length(state) <= 200000))
	constraint draft_text_updates_check CHECK ((updates > 0))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table encounter
	network_id uuid not null
	meeting_id uuid not null
	run_id uuid not null
	round integer not null
	member_a uuid not null
	member_b uuid not null
	table_label text not null default ''::text
	constraint encounter_pkey PRIMARY KEY (network_id, run_id, round, member_a, member_b)
	constraint encounter_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint encounter_network_id_member_a_fkey FOREIGN KEY (network_id, member_a) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint encounter_network_id_member_b_fkey FOREIGN KEY (network_id, member_b) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint encounter_network_id_run_id_fkey FOREIGN KEY (network_id, run_id) REFERENCES step_run(network_id, id) ON DELETE CASCADE
	constraint encounter_check CHECK ((member_a < member_b))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table evaluation
	network_id uuid not null
	meeting_id uuid not null
	state text not null
	template text not null default 'klankbordgroep'::text
	items jsonb not null default '[]'::jsonb
	opened_at timestamp with time zone
	closes_at timestamp with time zone
	shown_count integer not null default 0
	constraint evaluation_pkey PRIMARY KEY (network_id, meeting_id)
	constraint evaluation_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint evaluation_state_check CHECK ((state = ANY (ARRAY['prepared'::text, 'open'::text, 'closed'::text])))
	constraint evaluation_template_check CHECK ((template = ANY (ARRAY['klankbordgroep'::text, 'pc218'::text])))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table evaluation_response
	network_id uuid not null
	meeting_id uuid not null
	response_key text not null
	answers jsonb not null
	on_hour timestamp with time zone not null
	released boolean not null default false
	constraint evaluation_response_pkey PRIMARY KEY (network_id, meeting_id, response_key)
	constraint evaluation_response_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES evaluation(network_id, meeting_id) ON DELETE CASCADE
	constraint evaluation_response_on_hour_check CHECK ((date_trunc('hour'::text, on_hour, 'UTC'::text) = on_hour))
	constraint evaluation_response_response_key_check CHECK ((length(response_key) <= 128))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table exchange_row
	network_id uuid not null
	id uuid not null
	meeting_id uuid not null
	run_id uuid not null
	owner_id uuid not null
	group_number smallint
	how text not null
	whom text not null default ''::text
	timing text not null default ''::text
	effect text not null default ''::text
	withheld boolean not null default false
	"position" integer not null
	constraint exchange_row_pkey PRIMARY KEY (network_id, id)
	constraint exchange_row_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint exchange_row_network_id_owner_id_fkey FOREIGN KEY (network_id, owner_id) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint exchange_row_network_id_run_id_fkey FOREIGN KEY (network_id, run_id) REFERENCES step_run(network_id, id) ON DELETE CASCADE
	constraint exchange_row_effect_check CHECK ((length(effect) <= 120))
	constraint exchange_row_group_number_check CHECK (((group_number >= 1) AND (group_number <= 12)))
	constraint exchange_row_how_check CHECK (((length(how) >= 1) AND (length(how) <= 120)))
	constraint exchange_row_timing_check CHECK ((length(timing) <= 60))
	constraint exchange_row_whom_check CHECK ((length(whom) <= 60))
	UNIQUE INDEX exchange_row_once ON public.exchange_row USING btree (network_id, run_id, owner_id) WHERE (group_number IS NULL)
	UNIQUE INDEX exchange_row_once_for_group ON public.exchange_row USING btree (network_id, run_id, group_number)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table ground_rule
	network_id uuid not null
	id uuid not null
	"position" integer not null
	text text not null
	state text not null
	version integer not null default 1
	adopted_in uuid
	adopted_at timestamp with time zone
	cluster_id uuid
	constraint ground_rule_pkey PRIMARY KEY (network_id, id)
	constraint ground_rule_network_id_adopted_in_fkey FOREIGN KEY (network_id, adopted_in) REFERENCES meeting(network_id, id)
	constraint ground_rule_network_id_cluster_id_fkey FOREIGN KEY (network_id, cluster_id) REFERENCES cluster(network_id, id) ON DELETE SET NULL (cluster_id)
	constraint ground_rule_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id) ON DELETE CASCADE
	constraint ground_rule_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'worded'::text, 'adopted'::text, 'amended'::text, 'retired'::text])))
	constraint ground_rule_text_check CHECK (((length(text) >= 1) AND (length(text) <= 200)))
	UNIQUE INDEX ground_rule_by_cluster ON public.ground_rule USING btree (network_id, cluster_id)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table ground_rule_reminder
	network_id uuid not null
	rule_id uuid not null
	meeting_id uuid not null
	times integer not null
	constraint ground_rule_reminder_pkey PRIMARY KEY (network_id, rule_id, meeting_id)
	constraint ground_rule_reminder_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint ground_rule_reminder_network_id_rule_id_fkey FOREIGN KEY (network_id, rule_id) REFERENCES ground_rule(network_id, id) ON DELETE CASCADE
	constraint ground_rule_reminder_times_check CHECK ((times > 0))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table lead_message
	network_id uuid not null
	id uuid not null
	meeting_id uuid not null
	by_member_id uuid
	text text not null
	state text not null default 'new'::text
	constraint lead_message_pkey PRIMARY KEY (network_id, id)
	constraint lead_message_network_id_by_member_id_fkey FOREIGN KEY (network_id, by_member_id) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint lead_message_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint lead_message_state_check CHECK ((state = ANY (ARRAY['new'::text, 'seen'::text, 'answered'::text])))
	INDEX lead_message_of_meeting ON public.lead_message USING btree (network_id, meeting_id)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table learning_question
	network_id uuid not null
	id uuid not null
	text text not null
	kind text not null default 'practice'::text
	state text not null default 'raised'::text
	outcome text
	proposed_outcome text
	destination text
	asker_id uuid
	anonymous boolean not null default false
	theme_id uuid
	merged_into uuid
	source text not null default 'registration'::text
	answer text not null default ''::text
	meeting_id uuid
	raised_at timestamp with time zone not null
	version integer not null default 1
	constraint learning_question_pkey PRIMARY KEY (network_id, id)
	constraint learning_question_network_id_asker_id_fkey FOREIGN KEY (network_id, asker_id) REFERENCES member(network_id, id)
	constraint learning_question_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id) ON DELETE CASCADE
	constraint learning_question_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id)
	constraint learning_question_network_id_merged_into_fkey FOREIGN KEY (network_id, merged_into) REFERENCES learning_question(network_id, id)
	constraint learning_question_network_id_theme_id_fkey FOREIGN KEY (network_id, theme_id) REFERENCES theme(network_id, id)
	constraint learning_question_answer_check CHECK ((length(answer) <= 2000))
	constraint learning_question_destination_check CHECK ((destination = ANY (ARRAY['next_meeting'::text, 'expert'::text, 'case'::text, 'parked'::text, 'dropped'::text])))
	constraint learning_question_kind_check CHECK ((kind = ANY (ARRAY['practice'::text, 'future'::text, 'concept'::text])))
	constraint learning_question_outcome_check CHECK ((outcome = ANY (ARRAY['answered'::text, 'partly_answered'::text, 'unanswered'::text])))
	constraint learning_question_proposed_outcome_check CHECK ((proposed_outcome = ANY (ARRAY['answered'::text, 'partly_answered'::text, 'unanswered'::text])))
	constraint learning_question_source_check CHECK ((source = ANY (ARRAY['registration'::text, 'pre_work'::text, 'round'::text, 'note'::text, 'parked'::text, 'evaluation'::text, 'expert'::text, 'mail'::text, 'facilitator'::text])))
	constraint learning_question_state_check CHECK ((state = ANY (ARRAY['raised'::text, 'themed'::text, 'shortlisted'::text, 'scheduled'::text, 'in_treatment'::text, 'answered'::text, 'partly_answered'::text, 'unanswered'::text, 'to_expert'::text, 'to_case'::text, 'parked'::text, 'open_at_end'::text, 'withdrawn'::text, 'merged'::text, 'applied'::text, 'dropped'::text])))
	constraint learning_question_text_check CHECK (((length(text) >= 1) AND (length(text) <= 300)))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table live_entry
	network_id uuid not null
	meeting_id uuid not null
	kind text not null
	id text not null
	audience text not null
	clock bigint not null
	value jsonb
	constraint live_entry_pkey PRIMARY KEY (network_id, meeting_id, kind, id, audience)
	constraint live_entry_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES live_meeting(network_id, meeting_id) ON DELETE CASCADE
	INDEX live_entry_by_clock ON public.live_entry USING btree (network_id, meeting_id, clock)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table live_meeting
	network_id uuid not null
	meeting_id uuid not null
	clock bigint not null default 0
	constraint live_meeting_pkey PRIMARY KEY (network_id, meeting_id)
	constraint live_meeting_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table login_session
	id uuid not null
	token_hash bytea not null
	kind text not null
	person_id uuid
	network_id uuid
	member_id uuid
	agent text not null default ''::text
	created_at timestamp with time zone not null
	last_seen_at timestamp with time zone not null
	expires_at timestamp with time zone not null
	by_link boolean not null default false
	constraint login_session_pkey PRIMARY KEY (id)
	constraint login_session_token_hash_key UNIQUE (token_hash)
	constraint login_session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
	constraint login_session_agent_check CHECK ((length(agent) <= 200))
	constraint login_session_check CHECK ((((kind = 'person'::text) AND (person_id IS NOT NULL)) OR ((kind = 'seat'::text) AND (network_id IS NOT NULL) AND (member_id IS NOT NULL))))
	constraint login_session_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'seat'::text])))
	INDEX login_session_by_member ON public.login_session USING btree (network_id, member_id)
	INDEX login_session_by_person ON public.login_session USING btree (person_id)
	row level security
	policy on_platform permissive for all to public using (( SELECT app_platform() AS app_platform)) with check (( SELECT app_platform() AS app_platform))
	grant delete, insert, select, update to kring_app

table mail
	id uuid not null
	network_id uuid
	send_key text not null
	to_email text not null
	to_name text not null default ''::text
	language text not null
	subject text not null
	text text not null
	html text not null
	attachments jsonb not null default '[]'::jsonb
	state text not null default 'waiting'::text
	attempts integer not null default 0
	last_error text not null default ''::text
	created_at timestamp with time zone not null
	sent_at timestamp with time zone
	send_after timestamp with time zone
	constraint mail_pkey PRIMARY KEY (id)
	constraint mail_send_once UNIQUE (send_key)
	constraint mail_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text])))
	constraint mail_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'held'::text])))
	INDEX mail_by_time ON public.mail USING btree (created_at DESC)
	row level security
	policy on_platform permissive for all to public using (( SELECT app_platform() AS app_platform)) with check (( SELECT app_platform() AS app_platform))
	policy own_mail permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table meeting
	network_id uuid not null
	id uuid not null
	number integer not null
	kind text not null default 'ordinary'::text
	state text not null default 'planned'::text
	title text not null default ''::text
	starts_at timestamp with time zone
	ends_at timestamp with time zone
	time_zone text not null default 'Europe/Brussels'::text
	place text not null default ''::text
	route text not null default ''::text
	host_organisation_id uuid
	host_member_id uuid
	bring text not null default ''::text
	join_code text
	calendar_sequence integer not null default 0
	key_question text not null default ''::text
	stage jsonb not null default '{}'::jsonb
	opened_at timestamp with time zone
	started_at timestamp with time zone
	closed_at timestamp with time zone
	version integer not null default 1
	cases_planned text not null default ''::text
	outside_input text not null default ''::text
	constraint meeting_pkey PRIMARY KEY (network_id, id)
	constraint meeting_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id) ON DELETE CASCADE
	constraint meeting_network_id_host_member_id_fkey FOREIGN KEY (network_id, host_member_id) REFERENCES member(network_id, id)
	constraint meeting_network_id_host_organisation_id_fkey FOREIGN KEY (network_id, host_organisation_id) REFERENCES organisation(network_id, id)
	constraint meeting_bring_check CHECK ((length(bring) <= 500))
	constraint meeting_cases_planned_check CHECK ((length(cases_planned) <= 300))
	constraint meeting_check CHECK (((ends_at IS NULL) OR (starts_at IS NULL) OR (ends_at > starts_at)))
	constraint meeting_join_code_check CHECK ((join_code ~ '^[A-HJKMNP-Z2-9]{5}$'::text))
	constraint meeting_key_question_check CHECK ((length(key_question) <= 300))
	constraint meeting_kind_check CHECK ((kind = ANY (ARRAY['kickoff'::text, 'ordinary'::text, 'closing'::text])))
	constraint meeting_number_check CHECK (((number >= 1) AND (number <= 99)))
	constraint meeting_outside_input_check CHECK ((length(outside_input) <= 300))
	constraint meeting_place_check CHECK ((length(place) <= 300))
	constraint meeting_route_check CHECK ((length(route) <= 1000))
	constraint meeting_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'prepared'::text, 'lobby'::text, 'live'::text, 'wrapping_up'::text, 'closed'::text, 'reported'::text, 'settled'::text, 'cancelled'::text])))
	constraint meeting_title_check CHECK ((length(title) <= 160))
	UNIQUE INDEX meeting_number_once ON public.meeting USING btree (network_id, number)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table member
	network_id uuid not null
	id uuid not null
	person_id uuid
	role text not null default 'member'::text
	state text not null default 'accepted'::text
	first_name text not null
	last_name text not null default ''::text
	email text
	language text not null default 'nl'::text
	organisation_id uuid
	job_title text not null default ''::text
	experience text
	accessibility text not null default ''::text
	food text not null default ''::text
	fixed_seat boolean not null default false
	can_host boolean not null default false
	offers_case boolean not null default false
	joined_at timestamp with time zone not null
	constraint member_pkey PRIMARY KEY (network_id, id)
	constraint member_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id) ON DELETE CASCADE
	constraint member_network_id_organisation_id_fkey FOREIGN KEY (network_id, organisation_id) REFERENCES organisation(network_id, id)
	constraint member_accessibility_check CHECK ((length(accessibility) <= 500))
	constraint member_email_check CHECK (((email IS NULL) OR ((email = lower(email)) AND (length(email) <= 254))))
	constraint member_experience_check CHECK ((experience = ANY (ARRAY['none'::text, 'started'::text, 'experienced'::text])))
	constraint member_first_name_check CHECK (((length(first_name) >= 1) AND (length(first_name) <= 60)))
	constraint member_food_check CHECK ((length(food) <= 300))
	constraint member_job_title_check CHECK ((length(job_title) <= 120))
	constraint member_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text])))
	constraint member_last_name_check CHECK ((length(last_name) <= 80))
	constraint member_role_check CHECK ((role = ANY (ARRAY['facilitator'::text, 'cofacilitator'::text, 'convenor'::text, 'member'::text, 'expert'::text, 'host'::text, 'sponsor'::text, 'guest'::text])))
	constraint member_state_check CHECK ((state = ANY (ARRAY['accepted'::text, 'left'::text, 'guest'::text])))
	INDEX member_by_person ON public.member USING btree (person_id)
	UNIQUE INDEX member_email_once ON public.member USING btree (network_id, email) WHERE (email IS NOT NULL)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	policy own_membership permissive for select to public using (( SELECT app_platform() AS app_platform))
	grant delete, insert, select, update to kring_app

table network
	id uuid not null
	slug text not null
	title text not null
	kind text not null default 'learning_network'::text
	type text not null default 'external'::text
	state text not null default 'draft'::text
	paused_from text
	language text not null default 'nl'::text
	time_zone text not null default 'Europe/Brussels'::text
	organiser text not null default ''::text
	goal text not null default ''::text
	audience text not null default ''::text
	planned_meetings integer not null default 4
	rhythm text not null default ''::text
	min_members integer not null default 8
	max_members integer
	open_call boolean not null default false
	retention_months integer not null default 12
	created_by uuid not null
	created_at timestamp with time zone not null
	changed_at timestamp with time zone not null
	version integer not null default 1
	constraint network_pkey PRIMARY KEY (id)
	constraint network_audience_check CHECK ((length(audience) <= 2000))
	constraint network_goal_check CHECK ((length(goal) <= 2000))
	constraint network_kind_check CHECK ((kind = ANY (ARRAY['learning_network'::text, 'sounding_board'::text])))
	constraint network_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text])))
	constraint network_max_members_check CHECK (((max_members >= 2) AND (max_members <= 1000)))
	constraint network_min_members_check CHECK (((min_members >= 2) AND (min_members <= 500)))
	constraint network_organiser_check CHECK ((length(organiser) <= 200))
	constraint network_paused_from_check CHECK ((paused_from = ANY (ARRAY['draft'::text, 'announced'::text, 'composing'::text, 'starting'::text, 'running'::text])))
	constraint network_planned_meetings_check CHECK (((planned_meetings >= 1) AND (planned_meetings <= 40)))
	constraint network_retention_months_check CHECK (((retention_months >= 1) AND (retention_months <= 120)))
	constraint network_rhythm_check CHECK ((length(rhythm) <= 300))
	constraint network_slug_check CHECK (((slug ~ '^[a-z0-9](-?[a-z0-9])*$'::text) AND ((length(slug) >= 2) AND (length(slug) <= 60))))
	constraint network_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'announced'::text, 'composing'::text, 'starting'::text, 'running'::text, 'finishing'::text, 'closed'::text, 'archived'::text, 'paused'::text, 'cancelled'::text])))
	constraint network_title_check CHECK (((length(title) >= 1) AND (length(title) <= 160)))
	constraint network_type_check CHECK ((type = ANY (ARRAY['internal'::text, 'external'::text])))
	UNIQUE INDEX network_slug_once ON public.network USING btree (slug)
	row level security
	policy in_network permissive for all to public using ((id = ( SELECT app_network() AS app_network))) with check ((id = ( SELECT app_network() AS app_network)))
	policy listed permissive for select to public using (( SELECT app_platform() AS app_platform))
	grant delete, insert, select, update to kring_app

table next_proposal
	network_id uuid not null
	meeting_id uuid not null
	next_meeting_id uuid
	content jsonb not null default '{}'::jsonb
	agreed_at timestamp with time zone
	constraint next_proposal_pkey PRIMARY KEY (network_id, meeting_id)
	constraint next_proposal_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint next_proposal_network_id_next_meeting_id_fkey FOREIGN KEY (network_id, next_meeting_id) REFERENCES meeting(network_id, id)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table note
	network_id uuid not null
	id uuid not null
	meeting_id uuid not null
	run_id uuid not null
	text text not null
	author_id uuid
	anonymous boolean not null default false
	edit_hash bytea
	group_label text not null default ''::text
	question_id uuid
	cluster_id uuid
	hidden boolean not null default true
	"position" double precision not null default 0
	on_hour timestamp with time zone not null
	constraint note_pkey PRIMARY KEY (network_id, id)
	constraint note_network_id_author_id_fkey FOREIGN KEY (network_id, author_id) REFERENCES member(network_id, id)
	constraint note_network_id_cluster_id_fkey FOREIGN KEY (network_id, cluster_id) REFERENCES cluster(network_id, id)
	constraint note_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint note_network_id_question_id_fkey FOREIGN KEY (network_id, question_id) REFERENCES learning_question(network_id, id)
	constraint note_network_id_run_id_fkey FOREIGN KEY (network_id, run_id) REFERENCES step_run(network_id, id) ON DELETE CASCADE
	constraint note_check CHECK ((NOT (anonymous AND (author_id IS NOT NULL))))
	constraint note_group_label_check CHECK ((length(group_label) <= 60))
	constraint note_on_hour_check CHECK ((date_trunc('hour'::text, on_hour, 'UTC'::text) = on_hour))
	constraint note_text_check CHECK (((length(text) >= 1) AND (length(text) <= 300)))
	INDEX note_by_run ON public.note USING btree (network_id, run_id)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table organisation
	network_id uuid not null
	id uuid not null
	name text not null
	sector text not null default ''::text
	constraint organisation_pkey PRIMARY KEY (network_id, id)
	constraint organisation_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id) ON DELETE CASCADE
	constraint organisation_name_check CHECK (((length(name) >= 1) AND (length(name) <= 160)))
	constraint organisation_sector_check CHECK ((length(sector) <= 120))
	UNIQUE INDEX organisation_name_once ON public.organisation USING btree (network_id, lower(name))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table own_method
	network_id uuid not null
	id text not null
	file jsonb not null
	shared_with text
	version integer not null default 1
	changed_at timestamp with time zone not null
	constraint own_method_pkey PRIMARY KEY (network_id, id)
	constraint own_method_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id) ON DELETE CASCADE
	constraint own_method_file_check CHECK ((length((file)::text) <= 100000))
	constraint own_method_id_check CHECK ((id ~ '^own_[0-9a-f]{32}$'::text))
	constraint own_method_shared_with_check CHECK (((length(shared_with) >= 3) AND (length(shared_with) <= 254)))
	UNIQUE INDEX own_method_of_all ON public.own_method USING btree (id)
	INDEX own_method_shared ON public.own_method USING btree (shared_with) WHERE (shared_with IS NOT NULL)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	policy of_organisation permissive for select to public using ((shared_with = ( SELECT NULLIF(current_setting('kring.organisation'::text, true), ''::text) AS "nullif")))
	grant delete, insert, select, update to kring_app

table parked_item
	network_id uuid not null
	id uuid not null
	meeting_id uuid not null
	text text not null
	by_member_id uuid
	item_id uuid
	destination text
	reason text not null default ''::text
	at timestamp with time zone not null
	placed_item_id uuid
	constraint parked_item_pkey PRIMARY KEY (network_id, id)
	constraint parked_item_network_id_by_member_id_fkey FOREIGN KEY (network_id, by_member_id) REFERENCES member(network_id, id)
	constraint parked_item_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint parked_item_network_id_placed_item_id_fkey FOREIGN KEY (network_id, placed_item_id) REFERENCES agenda_item(network_id, id) ON DELETE SET NULL (placed_item_id)
	constraint parked_item_destination_check CHECK ((destination = ANY (ARRAY['learning_question'::text, 'agenda'::text, 'action'::text, 'expert'::text, 'dropped'::text])))
	constraint parked_item_reason_check CHECK ((length(reason) <= 300))
	constraint parked_item_text_check CHECK (((length(text) >= 1) AND (length(text) <= 300)))
	INDEX parked_item_placed ON public.parked_item USING btree (network_id, placed_item_id)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table participation
	network_id uuid not null
	about_id uuid not null
	member_id uuid not null
	constraint participation_pkey PRIMARY KEY (network_id, about_id, member_id)
	constraint participation_network_id_member_id_fkey FOREIGN KEY (network_id, member_id) REFERENCES member(network_id, id) ON DELETE CASCADE
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table person
	id uuid not null
	email text not null
	name text not null default ''::text
	language text not null default 'nl'::text
	theme text not null default 'auto'::text
	administrator boolean not null default false
	may_create_networks boolean not null default false
	created_at timestamp with time zone not null
	constraint person_pkey PRIMARY KEY (id)
	constraint person_email_once UNIQUE (email)
	constraint person_email_check CHECK (((email = lower(email)) AND (length(email) <= 254)))
	constraint person_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text])))
	constraint person_name_check CHECK ((length(name) <= 160))
	constraint person_theme_check CHECK ((theme = ANY (ARRAY['auto'::text, 'light'::text, 'dark'::text])))
	row level security
	policy on_platform permissive for all to public using (( SELECT app_platform() AS app_platform)) with check (( SELECT app_platform() AS app_platform))
	grant delete, insert, select, update to kring_app

table present_question
	network_id uuid not null
	id uuid not null
	meeting_id uuid not null
	run_id uuid not null
	text text not null
	author_id uuid
	edit_hash bytea not null
	answered boolean not null default false
	question_id uuid
	"position" double precision not null
	constraint present_question_pkey PRIMARY KEY (network_id, id)
	constraint present_question_network_id_author_id_fkey FOREIGN KEY (network_id, author_id) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint present_question_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint present_question_network_id_question_id_fkey FOREIGN KEY (network_id, question_id) REFERENCES learning_question(network_id, id) ON DELETE SET NULL (question_id)
	constraint present_question_network_id_run_id_fkey FOREIGN KEY (network_id, run_id) REFERENCES step_run(network_id, id) ON DELETE CASCADE
	constraint present_question_text_check CHECK (((length(text) >= 1) AND (length(text) <= 240)))
	INDEX present_question_by_run ON public.present_question USING btree (network_id, run_id)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table present_slide
	network_id uuid not null
	id uuid not null
	meeting_id uuid not null
	run_id uuid not null
	"position" integer not null
	type text not null
	bytes bytea not null
	pieces smallint not null
	of_pieces smallint not null
	constraint present_slide_pkey PRIMARY KEY (network_id, id)
	constraint present_slide_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint present_slide_network_id_run_id_fkey FOREIGN KEY (network_id, run_id) REFERENCES step_run(network_id, id) ON DELETE CASCADE
	constraint present_slide_bytes_check CHECK (((length(bytes) >= 12) AND (length(bytes) <= 700000)))
	constraint present_slide_check CHECK ((((of_pieces >= 1) AND (of_pieces <= 16)) AND (pieces <= of_pieces)))
	constraint present_slide_pieces_check CHECK ((pieces >= 1))
	constraint present_slide_type_check CHECK ((type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text, 'image/webp'::text])))
	INDEX present_slide_by_run ON public.present_slide USING btree (network_id, run_id)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table present_support
	network_id uuid not null
	question_id uuid not null
	member_id uuid not null
	constraint present_support_pkey PRIMARY KEY (network_id, question_id, member_id)
	constraint present_support_network_id_member_id_fkey FOREIGN KEY (network_id, member_id) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint present_support_network_id_question_id_fkey FOREIGN KEY (network_id, question_id) REFERENCES present_question(network_id, id) ON UPDATE CASCADE ON DELETE CASCADE
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table promise
	network_id uuid not null
	id uuid not null
	"position" integer not null
	text text not null
	version integer not null default 1
	reason text not null default ''::text
	retired_at timestamp with time zone
	constraint promise_pkey PRIMARY KEY (network_id, id)
	constraint promise_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id) ON DELETE CASCADE
	constraint promise_text_check CHECK (((length(text) >= 1) AND (length(text) <= 200)))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table question_call
	network_id uuid not null
	meeting_id uuid not null
	member_id uuid not null
	at timestamp with time zone not null
	constraint question_call_pkey PRIMARY KEY (network_id, meeting_id, member_id)
	constraint question_call_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint question_call_network_id_member_id_fkey FOREIGN KEY (network_id, member_id) REFERENCES member(network_id, id) ON DELETE CASCADE
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table question_event
	network_id uuid not null
	id uuid not null
	question_id uuid not null
	event text not null
	meeting_id uuid
	item_id uuid
	by_member_id uuid
	note text not null default ''::text
	at timestamp with time zone not null
	constraint question_event_pkey PRIMARY KEY (network_id, id)
	constraint question_event_network_id_question_id_fkey FOREIGN KEY (network_id, question_id) REFERENCES learning_question(network_id, id) ON DELETE CASCADE
	constraint question_event_note_check CHECK ((length(note) <= 1000))
	INDEX question_event_by_question ON public.question_event USING btree (network_id, question_id, at)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table question_follower
	network_id uuid not null
	question_id uuid not null
	member_id uuid not null
	constraint question_follower_pkey PRIMARY KEY (network_id, question_id, member_id)
	constraint question_follower_network_id_member_id_fkey FOREIGN KEY (network_id, member_id) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint question_follower_network_id_question_id_fkey FOREIGN KEY (network_id, question_id) REFERENCES learning_question(network_id, id) ON DELETE CASCADE
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table recap_point
	network_id uuid not null
	meeting_id uuid not null
	item_id uuid not null
	mark text
	note text not null default ''::text
	constraint recap_point_pkey PRIMARY KEY (network_id, meeting_id, item_id)
	constraint recap_point_network_id_item_id_fkey FOREIGN KEY (network_id, item_id) REFERENCES agenda_item(network_id, id) ON DELETE CASCADE
	constraint recap_point_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint recap_point_mark_check CHECK ((mark = ANY (ARRAY['done'::text, 'off_track'::text, 'go_on'::text])))
	constraint recap_point_note_check CHECK ((length(note) <= 500))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table registration
	network_id uuid not null
	id uuid not null
	state text not null
	first_name text not null
	last_name text not null default ''::text
	email text not null
	language text not null
	organisation text not null default ''::text
	job_title text not null default ''::text
	sector text not null default ''::text
	experience text
	first_question text not null default ''::text
	offers_case boolean not null default false
	can_host boolean not null default false
	accessibility text not null default ''::text
	food text not null default ''::text
	commitments jsonb not null default '[]'::jsonb
	consent jsonb not null
	message text not null default ''::text
	arrival bigint not null
	submitted_at timestamp with time zone not null
	confirmed_at timestamp with time zone
	decided_at timestamp with time zone
	member_id uuid
	constraint registration_pkey PRIMARY KEY (network_id, id)
	constraint registration_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id) ON DELETE CASCADE
	constraint registration_network_id_member_id_fkey FOREIGN KEY (network_id, member_id) REFERENCES member(network_id, id)
	constraint registration_accessibility_check CHECK ((length(accessibility) <= 500))
	constraint registration_email_check CHECK (((email = lower(email)) AND (length(email) <= 254)))
	constraint registration_experience_check CHECK ((experience = ANY (ARRAY['none'::text, 'started'::text, 'experienced'::text])))
	constraint registration_first_name_check CHECK (((length(first_name) >= 1) AND (length(first_name) <= 60)))
	constraint registration_first_question_check CHECK ((length(first_question) <= 300))
	constraint registration_food_check CHECK ((length(food) <= 300))
	constraint registration_job_title_check CHECK ((length(job_title) <= 120))
	constraint registration_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text])))
	constraint registration_last_name_check CHECK ((length(last_name) <= 80))
	constraint registration_message_check CHECK ((length(message) <= 1000))
	constraint registration_organisation_check CHECK ((length(organisation) <= 160))
	constraint registration_sector_check CHECK ((length(sector) <= 120))
	constraint registration_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'confirmed'::text, 'waiting'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text])))
	UNIQUE INDEX registration_email_once ON public.registration USING btree (network_id, email) WHERE (state <> ALL (ARRAY['withdrawn'::text, 'declined'::text]))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table report
	network_id uuid not null
	meeting_id uuid not null
	version integer not null default 1
	state text not null
	language text not null
	blocks jsonb not null
	drafted_at timestamp with time zone not null
	sent_at timestamp with time zone
	sent_to integer not null default 0
	opened integer not null default 0
	edit_version integer not null default 1
	constraint report_pkey PRIMARY KEY (network_id, meeting_id)
	constraint report_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint report_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text])))
	constraint report_state_check CHECK ((state = ANY (ARRAY['auto_draft'::text, 'edited'::text, 'sent'::text, 'amended'::text])))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table report_correction
	network_id uuid not null
	id uuid not null
	meeting_id uuid not null
	member_id uuid not null
	about text not null
	text text not null
	state text not null default 'open'::text
	reason text not null default ''::text
	at timestamp with time zone not null
	decided_at timestamp with time zone
	constraint report_correction_pkey PRIMARY KEY (network_id, id)
	constraint report_correction_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES report(network_id, meeting_id) ON DELETE CASCADE
	constraint report_correction_network_id_member_id_fkey FOREIGN KEY (network_id, member_id) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint report_correction_about_check CHECK (((length(about) >= 1) AND (length(about) <= 300)))
	constraint report_correction_reason_check CHECK ((length(reason) <= 300))
	constraint report_correction_state_check CHECK ((state = ANY (ARRAY['open'::text, 'taken'::text, 'left'::text])))
	constraint report_correction_text_check CHECK (((length(text) >= 1) AND (length(text) <= 600)))
	INDEX report_correction_by_meeting ON public.report_correction USING btree (network_id, meeting_id)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table report_note
	network_id uuid not null
	id uuid not null
	meeting_id uuid not null
	item_id uuid
	kind text not null default 'note'::text
	text text not null
	question_id uuid
	at timestamp with time zone not null
	constraint report_note_pkey PRIMARY KEY (network_id, id)
	constraint report_note_network_id_item_id_fkey FOREIGN KEY (network_id, item_id) REFERENCES agenda_item(network_id, id) ON DELETE SET NULL (item_id)
	constraint report_note_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint report_note_network_id_question_id_fkey FOREIGN KEY (network_id, question_id) REFERENCES learning_question(network_id, id)
	constraint report_note_kind_check CHECK ((kind = ANY (ARRAY['note'::text, 'tip'::text, 'course'::text, 'outcome'::text, 'decision'::text])))
	constraint report_note_text_check CHECK (((length(text) >= 1) AND (length(text) <= 1000)))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table report_text
	network_id uuid not null
	meeting_id uuid not null
	part text not null
	state bytea not null
	updates integer not null default 1
	constraint report_text_pkey PRIMARY KEY (network_id, meeting_id, part)
	constraint report_text_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES report(network_id, meeting_id) ON DELETE CASCADE
	constraint report_text_part_check CHECK (((length(part) >= 3) AND (length(part) <= 80)))
	constraint report_text_state_check CHECK ((length(state) <= 200000))
	constraint report_text_updates_check CHECK ((updates > 0))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table report_version
	network_id uuid not null
	meeting_id uuid not null
	version integer not null
	blocks jsonb not null
	sent_at timestamp with time zone not null
	sent_to integer not null
	constraint report_version_pkey PRIMARY KEY (network_id, meeting_id, version)
	constraint report_version_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES report(network_id, meeting_id) ON DELETE CASCADE
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table setting
	key text not null
	value jsonb not null
	constraint setting_pkey PRIMARY KEY (key)
	row level security
	policy on_platform permissive for all to public using (( SELECT app_platform() AS app_platform)) with check (( SELECT app_platform() AS app_platform))
	grant delete, insert, select, update to kring_app

table sign_in
	id uuid not null
	email text not null
	link_hash bytea not null
	code_hash bytea not null
	attempts integer not null default 0
	redirect_to text not null default ''::text
	created_at timestamp with time zone not null
	expires_at timestamp with time zone not null
	used_at timestamp with time zone
	constraint sign_in_pkey PRIMARY KEY (id)
	constraint sign_in_link_hash_key UNIQUE (link_hash)
	INDEX sign_in_by_email ON public.sign_in USING btree (email, created_at)
	row level security
	policy on_platform permissive for all to public using (( SELECT app_platform() AS app_platform)) with check (( SELECT app_platform() AS app_platform))
	grant delete, insert, select, update to kring_app

table speaking_balance
	network_id uuid not null
	meeting_id uuid not null
	floor_id uuid
	constraint speaking_balance_pkey PRIMARY KEY (network_id, meeting_id)
	constraint speaking_balance_network_id_floor_id_fkey FOREIGN KEY (network_id, floor_id) REFERENCES member(network_id, id) ON DELETE SET NULL (floor_id)
	constraint speaking_balance_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table speaking_turns
	network_id uuid not null
	meeting_id uuid not null
	member_id uuid not null
	turns integer not null
	constraint speaking_turns_pkey PRIMARY KEY (network_id, meeting_id, member_id)
	constraint speaking_turns_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES speaking_balance(network_id, meeting_id) ON DELETE CASCADE
	constraint speaking_turns_network_id_member_id_fkey FOREIGN KEY (network_id, member_id) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint speaking_turns_turns_check CHECK ((turns > 0))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table step_run
	network_id uuid not null
	id uuid not null
	meeting_id uuid not null
	item_id uuid not null
	step_index integer not null
	kind text not null
	state text not null
	settings jsonb not null default '{}'::jsonb
	data jsonb not null default '{}'::jsonb
	opened_at timestamp with time zone not null
	closed_at timestamp with time zone
	typed_later integer not null default 0
	constraint step_run_pkey PRIMARY KEY (network_id, id)
	constraint step_run_network_id_item_id_fkey FOREIGN KEY (network_id, item_id) REFERENCES agenda_item(network_id, id) ON DELETE CASCADE
	constraint step_run_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint step_run_state_check CHECK ((state = ANY (ARRAY['running'::text, 'revealed'::text, 'closed'::text])))
	constraint step_run_typed_later_check CHECK ((typed_later >= 0))
	UNIQUE INDEX step_run_once ON public.step_run USING btree (network_id, meeting_id, item_id, step_index)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table subgroup_seat
	network_id uuid not null
	run_id uuid not null
	round smallint not null
	member_id uuid not null
	meeting_id uuid not null
	item_id uuid not null
	group_number smallint not null
	reporter boolean not null default false
	constraint subgroup_seat_pkey PRIMARY KEY (network_id, run_id, round, member_id)
	constraint subgroup_seat_network_id_item_id_fkey FOREIGN KEY (network_id, item_id) REFERENCES agenda_item(network_id, id) ON DELETE CASCADE
	constraint subgroup_seat_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint subgroup_seat_network_id_member_id_fkey FOREIGN KEY (network_id, member_id) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint subgroup_seat_network_id_run_id_fkey FOREIGN KEY (network_id, run_id) REFERENCES step_run(network_id, id) ON DELETE CASCADE
	constraint subgroup_seat_group_number_check CHECK (((group_number >= 1) AND (group_number <= 60)))
	constraint subgroup_seat_round_check CHECK (((round >= 1) AND (round <= 99)))
	INDEX subgroup_seat_by_item ON public.subgroup_seat USING btree (network_id, item_id)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table takeaway
	network_id uuid not null
	id uuid not null
	meeting_id uuid not null
	member_id uuid not null
	text text not null
	intention boolean not null default false
	shared boolean not null default false
	state text not null default 'open'::text
	at timestamp with time zone not null
	constraint takeaway_pkey PRIMARY KEY (network_id, id)
	constraint takeaway_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint takeaway_network_id_member_id_fkey FOREIGN KEY (network_id, member_id) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint takeaway_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'not_yet'::text, 'dropped'::text])))
	constraint takeaway_text_check CHECK (((length(text) >= 1) AND (length(text) <= 500)))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table thanks_card
	network_id uuid not null
	id uuid not null
	meeting_id uuid not null
	from_member_id uuid not null
	to_member_id uuid not null
	text text not null
	opened boolean not null default false
	constraint thanks_card_pkey PRIMARY KEY (network_id, id)
	constraint thanks_card_network_id_meeting_id_from_member_id_to_member__key UNIQUE (network_id, meeting_id, from_member_id, to_member_id)
	constraint thanks_card_network_id_from_member_id_fkey FOREIGN KEY (network_id, from_member_id) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint thanks_card_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint thanks_card_network_id_to_member_id_fkey FOREIGN KEY (network_id, to_member_id) REFERENCES member(network_id, id) ON DELETE CASCADE
	constraint thanks_card_check CHECK ((to_member_id <> from_member_id))
	INDEX thanks_card_to ON public.thanks_card USING btree (network_id, to_member_id)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table theme
	network_id uuid not null
	id uuid not null
	title text not null
	overarching boolean not null default false
	constraint theme_pkey PRIMARY KEY (network_id, id)
	constraint theme_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id) ON DELETE CASCADE
	constraint theme_title_check CHECK (((length(title) >= 1) AND (length(title) <= 120)))
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app

table weigh_note
	network_id uuid not null
	id uuid not null
	meeting_id uuid not null
	run_id uuid not null
	item text not null
	field text not null
	text text not null
	edit_hash bytea not null
	"position" double precision not null
	constraint weigh_note_pkey PRIMARY KEY (network_id, id)
	constraint weigh_note_network_id_meeting_id_fkey FOREIGN KEY (network_id, meeting_id) REFERENCES meeting(network_id, id) ON DELETE CASCADE
	constraint weigh_note_network_id_run_id_fkey FOREIGN KEY (network_id, run_id) REFERENCES step_run(network_id, id) ON DELETE CASCADE
	constraint weigh_note_field_check CHECK ((field = ANY (ARRAY['strength'::text, 'weakness'::text, 'opportunity'::text, 'threat'::text])))
	constraint weigh_note_item_check CHECK (((length(item) >= 1) AND (length(item) <= 60)))
	constraint weigh_note_text_check CHECK (((length(text) >= 1) AND (length(text) <= 140)))
	INDEX weigh_note_by_run ON public.weigh_note USING btree (network_id, run_id)
	row level security
	policy in_network permissive for all to public using ((network_id = ( SELECT app_network() AS app_network))) with check ((network_id = ( SELECT app_network() AS app_network)))
	grant delete, insert, select, update to kring_app
