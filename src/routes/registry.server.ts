import * as auth from '#platform/auth/commands.server.ts';
import * as network from '#commons/network/commands.server.ts';
import * as life from '#commons/network/life/commands.server.ts';
import * as people from '#commons/people/commands.server.ts';
import * as agenda from '#lifecycle/convene/agenda/commands.server.ts';
import * as filling from '#lifecycle/convene/agenda/filling/commands.server.ts';
import * as agendaHistory from '#lifecycle/convene/agenda/history/commands.server.ts';
import * as parking from '#lifecycle/convene/agenda/parked/commands.server.ts';
import * as meetings from '#lifecycle/convene/meetings/commands.server.ts';
import * as ownMethods from '#methods/own/commands.server.ts';
import * as ownSteps from '#methods/own/steps/commands.server.ts';
import * as programme from '#lifecycle/convene/programme/commands.server.ts';
import * as questions from '#commons/questions/commands.server.ts';
import * as call from '#lifecycle/announce/call/commands.server.ts';
import * as registration from '#lifecycle/announce/registration/commands.server.ts';
import * as registrationDesk from '#lifecycle/announce/registration/desk/commands.server.ts';
import * as agreements from '#lifecycle/begin/agreements/commands.server.ts';
import * as agreed from '#lifecycle/begin/agreements/process/commands.server.ts';
import * as reminding from '#lifecycle/begin/agreements/reminding/commands.server.ts';
import * as setup from '#lifecycle/announce/setup/commands.server.ts';
import * as cluster from '#steps/cluster/commands.server.ts';
import * as clusterHarvest from '#steps/cluster/harvest/commands.server.ts';
import * as consult from '#steps/consult/commands.server.ts';
import * as consultCase from '#steps/consult/case/commands.server.ts';
import * as consultFollowUp from '#steps/consult/follow-up/commands.server.ts';
import * as consultOffers from '#steps/consult/offers/commands.server.ts';
import * as consultPaper from '#steps/consult/paper/commands.server.ts';
import * as consultMarks from '#steps/consult/marks/commands.server.ts';
import * as draft from '#steps/draft/commands.server.ts';
import * as track from '#steps/track/commands.server.ts';
import * as trackSteering from '#steps/track/steering/commands.server.ts';
import * as draftText from '#steps/draft/merging/commands.server.ts';
import * as group from '#steps/group/commands.server.ts';
import * as seating from '#steps/group/seating/commands.server.ts';
import * as exchange from '#steps/exchange/commands.server.ts';
import * as form from '#steps/form/commands.server.ts';
import * as formPaper from '#steps/form/paper/commands.server.ts';
import * as pair from '#steps/pair/commands.server.ts';
import * as present from '#steps/present/commands.server.ts';
import * as presentAsking from '#steps/present/asking/commands.server.ts';
import * as presentSlides from '#steps/present/slides/commands.server.ts';
import * as talk from '#steps/talk/commands.server.ts';
import * as turn from '#steps/turn/commands.server.ts';
import * as asking from '#steps/turn/asking/commands.server.ts';
import * as vote from '#steps/vote/commands.server.ts';
import * as voteOptions from '#steps/vote/options/commands.server.ts';
import * as votePaper from '#steps/vote/paper/commands.server.ts';
import * as weigh from '#steps/weigh/commands.server.ts';
import * as weighPaper from '#steps/weigh/paper/commands.server.ts';
import * as weighItems from '#steps/weigh/items/commands.server.ts';
import * as write from '#steps/write/commands.server.ts';
import * as reveal from '#steps/write/reveal/commands.server.ts';
import * as stage from '#lifecycle/convene/stage/commands.server.ts';
import * as balance from '#lifecycle/convene/stage/balance/commands.server.ts';
import * as coreQuestion from '#lifecycle/convene/stage/question/commands.server.ts';
import * as leadMessages from '#lifecycle/convene/stage/message/commands.server.ts';
import * as rescuing from '#lifecycle/convene/stage/rescue/commands.server.ts';
import * as replan from '#lifecycle/convene/stage/replan/commands.server.ts';
import * as aside from '#lifecycle/convene/stage/aside/commands.server.ts';
import * as stageClock from '#lifecycle/convene/stage/clock/commands.server.ts';
import * as joining from '#lifecycle/convene/stage/joining/commands.server.ts';
import * as evaluation from '#lifecycle/debrief/evaluation/commands.server.ts';
import * as offering from '#lifecycle/debrief/evaluation/offer/commands.server.ts';
import * as recap from '#lifecycle/debrief/recap/commands.server.ts';
import * as closing from '#lifecycle/debrief/closing/commands.server.ts';
import * as parkedRecap from '#lifecycle/debrief/recap/parked/commands.server.ts';
import * as nextTime from '#lifecycle/debrief/recap/next/commands.server.ts';
import * as paperLater from '#lifecycle/debrief/paper/later/commands.server.ts';
import * as thanks from '#lifecycle/debrief/thanks/commands.server.ts';
import * as report from '#lifecycle/debrief/report/commands.server.ts';
import * as reportWriting from '#lifecycle/debrief/report/writing/commands.server.ts';
import * as corrections from '#lifecycle/debrief/report/corrections/commands.server.ts';
import * as sending from '#lifecycle/debrief/report/send/commands.server.ts';
import type { AnyCommand } from '#platform/commands/command.ts';

/** Every command of Kring: forms, live surfaces, API, command line and tests all call these and no others. */
export const commands: readonly AnyCommand[] = [
	auth.requestSignIn,
	auth.signInByLink,
	auth.signInByCode,
	auth.endLogin,
	auth.endAllLogins,
	auth.changePerson,
	auth.createToken,
	auth.endToken,
	auth.allowCreator,
	network.createNetwork,
	setup.changeGoal,
	setup.changeKind,
	setup.changeMeetings,
	setup.changePromises,
	setup.changeCommitments,
	setup.changePractical,
	call.saveCall,
	call.publishCall,
	call.closeCall,
	call.reopenCall,
	life.pauseNetwork,
	life.resumeNetwork,
	life.cancelNetwork,
	registration.register,
	registration.confirmRegistration,
	registration.correctRegistration,
	registration.withdrawRegistration,
	registrationDesk.acceptRegistration,
	registrationDesk.waitRegistration,
	registrationDesk.declineRegistration,
	registrationDesk.remindRegistration,
	agreements.proposeRules,
	agreements.wordRule,
	agreements.adoptRules,
	agreements.adoptClusters,
	agreements.amendRule,
	agreements.retireRule,
	agreed.proposeAgreement,
	agreed.moveOn,
	reminding.remindOfRule,
	people.addMember,
	people.inviteFacilitator,
	registrationDesk.endMembership,
	people.sendPersonalLink,
	meetings.planMeeting,
	meetings.changeMeeting,
	meetings.cancelMeeting,
	meetings.inviteToMeeting,
	meetings.answerInvitation,
	filling.useTemplate,
	filling.copyAgenda,
	agenda.addItem,
	agenda.changeItem,
	agenda.moveItem,
	agenda.lockItem,
	agenda.removeItem,
	agenda.linkQuestion,
	parking.placeParked,
	parking.liftParked,
	agendaHistory.undoChange,
	programme.changeProgramme,
	ownMethods.makeMethod,
	ownMethods.describeMethod,
	ownMethods.shareMethod,
	ownMethods.removeMethod,
	ownMethods.bringMethod,
	ownSteps.addStep,
	ownSteps.changeStep,
	ownSteps.moveStep,
	ownSteps.removeStep,
	questions.raise,
	questions.correct,
	questions.merge,
	questions.withdraw,
	write.add,
	write.change,
	write.remove,
	write.ready,
	write.join,
	reveal.reveal,
	reveal.hide,
	reveal.spotlight,
	consultCase.bring,
	consult.write,
	consult.remove,
	consultMarks.rate,
	consultMarks.keep,
	consultPaper.typeCase,
	consultPaper.typeEntry,
	consultCase.remain,
	consultCase.decide,
	consultFollowUp.followUp,
	consultOffers.offer,
	consultOffers.withdrawOffer,
	consultOffers.planOffer,
	consultCase.stop,
	consult.show,
	consultCase.seat,
	consultCase.give,
	group.nextRound,
	group.previousRound,
	group.pause,
	group.extend,
	seating.mixAgain,
	seating.swap,
	seating.move,
	seating.undo,
	seating.keep,
	seating.setRule,
	seating.reports,
	exchange.save,
	exchange.remove,
	exchange.withhold,
	exchange.reveal,
	exchange.hide,
	exchange.look,
	draft.join,
	draftText.update,
	draftText.caret,
	draftText.fill,
	draft.reveal,
	draft.hide,
	draft.look,
	present.turn,
	present.view,
	present.link,
	present.quiet,
	present.give,
	presentSlides.addSlide,
	presentSlides.removeSlide,
	presentAsking.ask,
	presentAsking.withdraw,
	presentAsking.support,
	presentAsking.mark,
	track.join,
	track.place,
	track.reporter,
	track.write,
	track.tip,
	trackSteering.begin,
	trackSteering.next,
	trackSteering.back,
	trackSteering.extend,
	trackSteering.tell,
	pair.nextRound,
	pair.previousRound,
	pair.pause,
	pair.extend,
	pair.setPace,
	pair.plan,
	talk.note,
	talk.remove,
	turn.begin,
	turn.next,
	turn.pass,
	turn.back,
	turn.callUp,
	turn.readBack,
	asking.raise,
	asking.correct,
	asking.withdraw,
	asking.merge,
	cluster.create,
	cluster.name,
	cluster.move,
	cluster.merge,
	cluster.split,
	cluster.undo,
	clusterHarvest.promote,
	clusterHarvest.makeTheme,
	vote.cast,
	vote.close,
	vote.reopen,
	vote.amend,
	votePaper.handIn,
	votePaper.castPaper,
	voteOptions.addOption,
	voteOptions.removeOption,
	weighItems.addItem,
	weighItems.removeItem,
	form.answer,
	form.close,
	form.reopen,
	form.look,
	formPaper.handIn,
	formPaper.typeIn,
	weigh.note,
	weigh.takeBack,
	weigh.place,
	weigh.reveal,
	weigh.hide,
	weigh.show,
	weighPaper.handIn,
	weighPaper.typeIn,
	stage.openLobby,
	stage.start,
	stage.next,
	stage.back,
	stage.skipTo,
	stage.wrapUp,
	replan.insert,
	replan.doNext,
	replan.leaveOut,
	stageClock.extend,
	stageClock.pause,
	stageClock.resume,
	stageClock.handOver,
	aside.park,
	aside.noteForReport,
	rescuing.rescue,
	leadMessages.tellLead,
	leadMessages.markMessage,
	leadMessages.takeBackMessage,
	coreQuestion.callForQuestion,
	coreQuestion.showQuestion,
	coreQuestion.writeQuestion,
	balance.turnOn,
	balance.turnOff,
	balance.floor,
	balance.takeBack,
	joining.join,
	joining.takeSeat,
	joining.arrive,
	joining.leave,
	joining.markPresent,
	offering.openEvaluation,
	evaluation.answerEvaluation,
	evaluation.enterPaper,
	evaluation.adjust,
	evaluation.dropAdjustment,
	thanks.give,
	thanks.open,
	thanks.takeBack,
	recap.begin,
	recap.markPoint,
	recap.proposeOutcome,
	recap.confirmOutcome,
	recap.sendQuestion,
	recap.sendRest,
	parkedRecap.triage,
	nextTime.proposeNext,
	nextTime.consent,
	closing.closeMeeting,
	paperLater.evaluationLater,
	...paperLater.laterCommands,
	report.saveReport,
	report.addTip,
	reportWriting.updateReport,
	reportWriting.tellCaret,
	corrections.proposeCorrection,
	corrections.leaveCorrection,
	sending.sendReport,
	sending.undoSend
];

const byName = new Map(commands.map((command) => [command.name, command]));

/** The command with this name, or undefined. */
export function findCommand(name: string): AnyCommand | undefined {
	return byName.get(name);
}
