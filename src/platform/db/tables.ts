// Made from the database by scripts/tables.ts; change a migration instead and generate again.
import type { ColumnType, Generated } from 'kysely';

/** A JSON value as it stands in a jsonb column. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
/** jsonb: read as a value, written as a JSON string. */
export type JsonColumn = ColumnType<Json, string, string>;
/** jsonb with a default in the database. */
export type DefaultJsonColumn = ColumnType<Json, string | undefined, string>;
/** jsonb that may be null. */
export type NullableJsonColumn = ColumnType<Json | null, string | null | undefined, string | null>;

export interface PersonTable {
	id: string;
	email: string;
	name: Generated<string>;
	language: Generated<'nl' | 'en'>;
	theme: Generated<'auto' | 'light' | 'dark'>;
	administrator: Generated<boolean>;
	may_create_networks: Generated<boolean>;
	created_at: Date;
}

export interface SignInTable {
	id: string;
	email: string;
	link_hash: Buffer;
	code_hash: Buffer;
	attempts: Generated<number>;
	redirect_to: Generated<string>;
	created_at: Date;
	expires_at: Date;
	used_at: Date | null;
}

export interface LoginSessionTable {
	id: string;
	token_hash: Buffer;
	kind: 'person' | 'seat';
	person_id: string | null;
	network_id: string | null;
	member_id: string | null;
	agent: Generated<string>;
	created_at: Date;
	last_seen_at: Date;
	expires_at: Date;
	by_link: Generated<boolean>;
}

export interface AccessTokenTable {
	id: string;
	person_id: string;
	name: string;
	token_hash: Buffer;
	created_at: Date;
	last_used_at: Date | null;
	expires_at: Date | null;
}

export interface DoorTable {
	kind: 'network' | 'join_code' | 'personal_link' | 'registration';
	key: string;
	network_id: string;
	thing_id: string;
	expires_at: Date | null;
}

export interface MailTable {
	id: string;
	network_id: string | null;
	send_key: string;
	to_email: string;
	to_name: Generated<string>;
	language: 'nl' | 'en';
	subject: string;
	text: string;
	html: string;
	attachments: DefaultJsonColumn;
	state: Generated<'waiting' | 'sent' | 'failed' | 'held'>;
	attempts: Generated<number>;
	last_error: Generated<string>;
	created_at: Date;
	sent_at: Date | null;
	send_after: Date | null;
}

export interface CommandReceiptTable {
	place: string;
	key: string;
	command: string;
	outcome: JsonColumn;
	on_day: string;
	said: Generated<string>;
}

export interface SettingTable {
	key: string;
	value: JsonColumn;
}

export interface NetworkTable {
	id: string;
	slug: string;
	title: string;
	kind: Generated<'learning_network' | 'sounding_board'>;
	type: Generated<'internal' | 'external'>;
	state: Generated<'draft' | 'announced' | 'composing' | 'starting' | 'running' | 'finishing' | 'closed' | 'archived' | 'paused' | 'cancelled'>;
	paused_from: 'draft' | 'announced' | 'composing' | 'starting' | 'running' | null;
	language: Generated<'nl' | 'en'>;
	time_zone: Generated<string>;
	organiser: Generated<string>;
	goal: Generated<string>;
	audience: Generated<string>;
	planned_meetings: Generated<number>;
	rhythm: Generated<string>;
	min_members: Generated<number>;
	max_members: number | null;
	open_call: Generated<boolean>;
	retention_months: Generated<number>;
	created_by: string;
	created_at: Date;
	changed_at: Date;
	version: Generated<number>;
}

export interface OrganisationTable {
	network_id: string;
	id: string;
	name: string;
	sector: Generated<string>;
}

export interface MemberTable {
	network_id: string;
	id: string;
	person_id: string | null;
	role: Generated<'facilitator' | 'cofacilitator' | 'convenor' | 'member' | 'expert' | 'host' | 'sponsor' | 'guest'>;
	state: Generated<'accepted' | 'left' | 'guest'>;
	first_name: string;
	last_name: Generated<string>;
	email: string | null;
	language: Generated<'nl' | 'en'>;
	organisation_id: string | null;
	job_title: Generated<string>;
	experience: 'none' | 'started' | 'experienced' | null;
	accessibility: Generated<string>;
	food: Generated<string>;
	fixed_seat: Generated<boolean>;
	can_host: Generated<boolean>;
	offers_case: Generated<boolean>;
	joined_at: Date;
}

export interface PromiseTable {
	network_id: string;
	id: string;
	position: number;
	text: string;
	version: Generated<number>;
	reason: Generated<string>;
	retired_at: Date | null;
}

export interface CommitmentTable {
	network_id: string;
	id: string;
	position: number;
	text: string;
	retired_at: Date | null;
}

export interface AnnouncementTable {
	network_id: string;
	tagline: Generated<string>;
	what: Generated<string>;
	added_value: Generated<string>;
	target_group: Generated<string>;
	time_investment: Generated<string>;
	how_it_works: Generated<string>;
	facilitation: Generated<string>;
	what_you_learn: Generated<string>;
	practical: Generated<string>;
	registration_deadline: string | null;
	published_at: Date | null;
	closed_at: Date | null;
	version: Generated<number>;
}

export interface AnnouncementVersionTable {
	network_id: string;
	version: number;
	published_at: Date;
	reason: Generated<string>;
	content: JsonColumn;
}

export interface RegistrationTable {
	network_id: string;
	id: string;
	state: 'submitted' | 'confirmed' | 'waiting' | 'accepted' | 'declined' | 'withdrawn';
	first_name: string;
	last_name: Generated<string>;
	email: string;
	language: 'nl' | 'en';
	organisation: Generated<string>;
	job_title: Generated<string>;
	sector: Generated<string>;
	experience: 'none' | 'started' | 'experienced' | null;
	first_question: Generated<string>;
	offers_case: Generated<boolean>;
	can_host: Generated<boolean>;
	accessibility: Generated<string>;
	food: Generated<string>;
	commitments: DefaultJsonColumn;
	consent: JsonColumn;
	message: Generated<string>;
	arrival: number;
	submitted_at: Date;
	confirmed_at: Date | null;
	decided_at: Date | null;
	member_id: string | null;
}

export interface ThemeTable {
	network_id: string;
	id: string;
	title: string;
	overarching: Generated<boolean>;
}

export interface LearningQuestionTable {
	network_id: string;
	id: string;
	text: string;
	kind: Generated<'practice' | 'future' | 'concept'>;
	state: Generated<'raised' | 'themed' | 'shortlisted' | 'scheduled' | 'in_treatment' | 'answered' | 'partly_answered' | 'unanswered' | 'to_expert' | 'to_case' | 'parked' | 'open_at_end' | 'withdrawn' | 'merged' | 'applied' | 'dropped'>;
	outcome: 'answered' | 'partly_answered' | 'unanswered' | null;
	proposed_outcome: 'answered' | 'partly_answered' | 'unanswered' | null;
	destination: 'next_meeting' | 'expert' | 'case' | 'parked' | 'dropped' | null;
	asker_id: string | null;
	anonymous: Generated<boolean>;
	theme_id: string | null;
	merged_into: string | null;
	source: Generated<'registration' | 'pre_work' | 'round' | 'note' | 'parked' | 'evaluation' | 'expert' | 'mail' | 'facilitator'>;
	answer: Generated<string>;
	meeting_id: string | null;
	raised_at: Date;
	version: Generated<number>;
}

export interface QuestionFollowerTable {
	network_id: string;
	question_id: string;
	member_id: string;
}

export interface GroundRuleTable {
	network_id: string;
	id: string;
	position: number;
	text: string;
	state: 'proposed' | 'worded' | 'adopted' | 'amended' | 'retired';
	version: Generated<number>;
	adopted_in: string | null;
	adopted_at: Date | null;
	cluster_id: string | null;
}

export interface AgreementTable {
	network_id: string;
	id: string;
	text: string;
	kind: Generated<'process' | 'action'>;
	state: 'proposed' | 'agreed' | 'open' | 'kept' | 'broken' | 'changed' | 'done' | 'dropped' | 'moved';
	owner_id: string | null;
	due_on: string | null;
	meeting_id: string | null;
	created_at: Date;
}

export interface MeetingTable {
	network_id: string;
	id: string;
	number: number;
	kind: Generated<'kickoff' | 'ordinary' | 'closing'>;
	state: Generated<'planned' | 'prepared' | 'lobby' | 'live' | 'wrapping_up' | 'closed' | 'reported' | 'settled' | 'cancelled'>;
	title: Generated<string>;
	starts_at: Date | null;
	ends_at: Date | null;
	time_zone: Generated<string>;
	place: Generated<string>;
	route: Generated<string>;
	host_organisation_id: string | null;
	host_member_id: string | null;
	bring: Generated<string>;
	join_code: string | null;
	calendar_sequence: Generated<number>;
	key_question: Generated<string>;
	stage: DefaultJsonColumn;
	opened_at: Date | null;
	started_at: Date | null;
	closed_at: Date | null;
	version: Generated<number>;
	cases_planned: Generated<string>;
	outside_input: Generated<string>;
}

export interface QuestionEventTable {
	network_id: string;
	id: string;
	question_id: string;
	event: string;
	meeting_id: string | null;
	item_id: string | null;
	by_member_id: string | null;
	note: Generated<string>;
	at: Date;
}

export interface AttendanceTable {
	network_id: string;
	meeting_id: string;
	member_id: string;
	answer: 'yes' | 'no' | 'maybe' | null;
	notice: Generated<string>;
	present_from: Date | null;
	present_to: Date | null;
	seat: number | null;
	late: Generated<boolean>;
}

export interface AgendaItemTable {
	network_id: string;
	id: string;
	meeting_id: string;
	position: number;
	title: string;
	method_id: string;
	mode: 'listening' | 'plenary' | 'subgroup' | 'pair' | 'individual' | 'break';
	minutes: number;
	steps: DefaultJsonColumn;
	plan_b: Generated<string>;
	locked: Generated<boolean>;
	state: Generated<'planned' | 'running' | 'done' | 'skipped'>;
	ran_from: Date | null;
	ran_to: Date | null;
	material: Generated<string>;
}

export interface AgendaQuestionTable {
	network_id: string;
	item_id: string;
	question_id: string;
	position: Generated<number>;
}

export interface StepRunTable {
	network_id: string;
	id: string;
	meeting_id: string;
	item_id: string;
	step_index: number;
	kind: string;
	state: 'running' | 'revealed' | 'closed';
	settings: DefaultJsonColumn;
	data: DefaultJsonColumn;
	opened_at: Date;
	closed_at: Date | null;
	typed_later: Generated<number>;
}

export interface ClusterTable {
	network_id: string;
	id: string;
	meeting_id: string;
	run_id: string;
	name: Generated<string>;
	position: Generated<number>;
	removed: Generated<boolean>;
}

export interface NoteTable {
	network_id: string;
	id: string;
	meeting_id: string;
	run_id: string;
	text: string;
	author_id: string | null;
	anonymous: Generated<boolean>;
	edit_hash: Buffer | null;
	group_label: Generated<string>;
	question_id: string | null;
	cluster_id: string | null;
	hidden: Generated<boolean>;
	position: Generated<number>;
	on_hour: Date;
}

export interface EncounterTable {
	network_id: string;
	meeting_id: string;
	run_id: string;
	round: number;
	member_a: string;
	member_b: string;
	table_label: Generated<string>;
}

export interface BallotTable {
	network_id: string;
	run_id: string;
	ballot_key: string;
	voter_id: string | null;
	choices: JsonColumn;
	reason: Generated<string>;
}

export interface ParticipationTable {
	network_id: string;
	about_id: string;
	member_id: string;
}

export interface ParkedItemTable {
	network_id: string;
	id: string;
	meeting_id: string;
	text: string;
	by_member_id: string | null;
	item_id: string | null;
	destination: 'learning_question' | 'agenda' | 'action' | 'expert' | 'dropped' | null;
	reason: Generated<string>;
	at: Date;
	placed_item_id: string | null;
}

export interface ReportNoteTable {
	network_id: string;
	id: string;
	meeting_id: string;
	item_id: string | null;
	kind: Generated<'note' | 'tip' | 'course' | 'outcome' | 'decision'>;
	text: string;
	question_id: string | null;
	at: Date;
}

export interface LiveMeetingTable {
	network_id: string;
	meeting_id: string;
	clock: Generated<number>;
}

export interface LiveEntryTable {
	network_id: string;
	meeting_id: string;
	kind: string;
	id: string;
	audience: string;
	clock: number;
	value: NullableJsonColumn;
}

export interface RecapPointTable {
	network_id: string;
	meeting_id: string;
	item_id: string;
	mark: 'done' | 'off_track' | 'go_on' | null;
	note: Generated<string>;
}

export interface EvaluationTable {
	network_id: string;
	meeting_id: string;
	state: 'prepared' | 'open' | 'closed';
	template: Generated<'klankbordgroep' | 'pc218'>;
	items: DefaultJsonColumn;
	opened_at: Date | null;
	closes_at: Date | null;
	shown_count: Generated<number>;
}

export interface EvaluationResponseTable {
	network_id: string;
	meeting_id: string;
	response_key: string;
	answers: JsonColumn;
	on_hour: Date;
	released: Generated<boolean>;
}

export interface AdjustmentTable {
	network_id: string;
	id: string;
	meeting_id: string;
	asked: string;
	change: Generated<string>;
	told_in: string | null;
	at: Date;
}

export interface TakeawayTable {
	network_id: string;
	id: string;
	meeting_id: string;
	member_id: string;
	text: string;
	intention: Generated<boolean>;
	shared: Generated<boolean>;
	state: Generated<'open' | 'done' | 'not_yet' | 'dropped'>;
	at: Date;
}

export interface ReportTable {
	network_id: string;
	meeting_id: string;
	version: Generated<number>;
	state: 'auto_draft' | 'edited' | 'sent' | 'amended';
	language: 'nl' | 'en';
	blocks: JsonColumn;
	drafted_at: Date;
	sent_at: Date | null;
	sent_to: Generated<number>;
	opened: Generated<number>;
	edit_version: Generated<number>;
}

export interface NextProposalTable {
	network_id: string;
	meeting_id: string;
	next_meeting_id: string | null;
	content: DefaultJsonColumn;
	agreed_at: Date | null;
}

export interface AuditEventTable {
	network_id: string;
	id: string;
	actor_id: string | null;
	command: string;
	subject_id: string | null;
	at: Date;
}

export interface ConsultSeatTable {
	network_id: string;
	meeting_id: string;
	item_id: string;
	member_id: string;
	group_number: number;
	place: number;
	gives: Generated<boolean>;
	from_round: number | null;
}

export interface ConsultCaseTable {
	network_id: string;
	meeting_id: string;
	item_id: string;
	giver_id: string;
	question: Generated<string>;
	remains: Generated<'nothing' | 'group' | 'report' | 'report_named'>;
	first_step: Generated<string>;
	went: Generated<string>;
	in_opening: Generated<boolean>;
	in_report: Generated<boolean>;
	followed_in: string | null;
}

export interface ConsultEntryTable {
	network_id: string;
	id: string;
	meeting_id: string;
	item_id: string;
	run_id: string;
	giver_id: string;
	author_id: string;
	says: string;
	reader: 'giver' | 'group';
	text: string;
	rating: 'warm' | 'neutral' | 'cold' | null;
	kept: Generated<boolean>;
	position: number;
}

export interface GroundRuleReminderTable {
	network_id: string;
	rule_id: string;
	meeting_id: string;
	times: number;
}

export interface ReportCorrectionTable {
	network_id: string;
	id: string;
	meeting_id: string;
	member_id: string;
	about: string;
	text: string;
	state: Generated<'open' | 'taken' | 'left'>;
	reason: Generated<string>;
	at: Date;
	decided_at: Date | null;
}

export interface SubgroupSeatTable {
	network_id: string;
	run_id: string;
	round: number;
	member_id: string;
	meeting_id: string;
	item_id: string;
	group_number: number;
	reporter: Generated<boolean>;
}

export interface ExchangeRowTable {
	network_id: string;
	id: string;
	meeting_id: string;
	run_id: string;
	owner_id: string;
	group_number: number | null;
	how: string;
	whom: Generated<string>;
	timing: Generated<string>;
	effect: Generated<string>;
	withheld: Generated<boolean>;
	position: number;
}

export interface WeighNoteTable {
	network_id: string;
	id: string;
	meeting_id: string;
	run_id: string;
	item: string;
	field: 'strength' | 'weakness' | 'opportunity' | 'threat';
	text: string;
	edit_hash: Buffer;
	position: number;
}

export interface AgendaChangeTable {
	network_id: string;
	id: string;
	meeting_id: string;
	place: number;
	by_member_id: string | null;
	change: string;
	title: string;
	before: JsonColumn;
	after_hash: string;
	at: Date;
}

export interface DraftTextTable {
	network_id: string;
	run_id: string;
	group_number: number;
	meeting_id: string;
	state: Buffer;
	updates: Generated<number>;
}

export interface PresentSlideTable {
	network_id: string;
	id: string;
	meeting_id: string;
	run_id: string;
	position: number;
	type: 'image/png' | 'image/jpeg' | 'image/webp';
	bytes: Buffer;
	pieces: number;
	of_pieces: number;
}

export interface PresentQuestionTable {
	network_id: string;
	id: string;
	meeting_id: string;
	run_id: string;
	text: string;
	author_id: string | null;
	edit_hash: Buffer;
	answered: Generated<boolean>;
	question_id: string | null;
	position: number;
}

export interface PresentSupportTable {
	network_id: string;
	question_id: string;
	member_id: string;
}

export interface OwnMethodTable {
	network_id: string;
	id: string;
	file: JsonColumn;
	shared_with: string | null;
	version: Generated<number>;
	changed_at: Date;
}

export interface SpeakingBalanceTable {
	network_id: string;
	meeting_id: string;
	floor_id: string | null;
}

export interface SpeakingTurnsTable {
	network_id: string;
	meeting_id: string;
	member_id: string;
	turns: number;
}

export interface ReportVersionTable {
	network_id: string;
	meeting_id: string;
	version: number;
	blocks: JsonColumn;
	sent_at: Date;
	sent_to: number;
}

export interface ConsultOfferTable {
	network_id: string;
	id: string;
	giver_id: string;
	title: string;
	about: Generated<string>;
	question: Generated<string>;
	remains: Generated<'nothing' | 'group' | 'report' | 'report_named'>;
	item_id: string | null;
	offered_at: Date;
}

export interface QuestionCallTable {
	network_id: string;
	meeting_id: string;
	member_id: string;
	at: Date;
}

export interface LeadMessageTable {
	network_id: string;
	id: string;
	meeting_id: string;
	by_member_id: string | null;
	text: string;
	state: Generated<'new' | 'seen' | 'answered'>;
}

export interface ThanksCardTable {
	network_id: string;
	id: string;
	meeting_id: string;
	from_member_id: string;
	to_member_id: string;
	text: string;
	opened: Generated<boolean>;
}

export interface ReportTextTable {
	network_id: string;
	meeting_id: string;
	part: string;
	state: Buffer;
	updates: Generated<number>;
}

export interface CoupleRuleTable {
	network_id: string;
	id: string;
	member_a: string;
	member_b: string;
	meeting_id: string | null;
	rule: 'apart' | 'together';
}

export interface AgendaOwnerTable {
	network_id: string;
	item_id: string;
	member_id: string;
	position: number;
}

export interface Database {
	person: PersonTable;
	sign_in: SignInTable;
	login_session: LoginSessionTable;
	access_token: AccessTokenTable;
	door: DoorTable;
	mail: MailTable;
	command_receipt: CommandReceiptTable;
	setting: SettingTable;
	network: NetworkTable;
	organisation: OrganisationTable;
	member: MemberTable;
	promise: PromiseTable;
	commitment: CommitmentTable;
	announcement: AnnouncementTable;
	announcement_version: AnnouncementVersionTable;
	registration: RegistrationTable;
	theme: ThemeTable;
	learning_question: LearningQuestionTable;
	question_follower: QuestionFollowerTable;
	ground_rule: GroundRuleTable;
	agreement: AgreementTable;
	meeting: MeetingTable;
	question_event: QuestionEventTable;
	attendance: AttendanceTable;
	agenda_item: AgendaItemTable;
	agenda_question: AgendaQuestionTable;
	step_run: StepRunTable;
	cluster: ClusterTable;
	note: NoteTable;
	encounter: EncounterTable;
	ballot: BallotTable;
	participation: ParticipationTable;
	parked_item: ParkedItemTable;
	report_note: ReportNoteTable;
	live_meeting: LiveMeetingTable;
	live_entry: LiveEntryTable;
	recap_point: RecapPointTable;
	evaluation: EvaluationTable;
	evaluation_response: EvaluationResponseTable;
	adjustment: AdjustmentTable;
	takeaway: TakeawayTable;
	report: ReportTable;
	next_proposal: NextProposalTable;
	audit_event: AuditEventTable;
	consult_seat: ConsultSeatTable;
	consult_case: ConsultCaseTable;
	consult_entry: ConsultEntryTable;
	ground_rule_reminder: GroundRuleReminderTable;
	report_correction: ReportCorrectionTable;
	subgroup_seat: SubgroupSeatTable;
	exchange_row: ExchangeRowTable;
	weigh_note: WeighNoteTable;
	agenda_change: AgendaChangeTable;
	draft_text: DraftTextTable;
	present_slide: PresentSlideTable;
	present_question: PresentQuestionTable;
	present_support: PresentSupportTable;
	own_method: OwnMethodTable;
	speaking_balance: SpeakingBalanceTable;
	speaking_turns: SpeakingTurnsTable;
	report_version: ReportVersionTable;
	consult_offer: ConsultOfferTable;
	question_call: QuestionCallTable;
	lead_message: LeadMessageTable;
	thanks_card: ThanksCardTable;
	report_text: ReportTextTable;
	couple_rule: CoupleRuleTable;
	agenda_owner: AgendaOwnerTable;
}
