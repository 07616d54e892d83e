import { bodyLimit } from 'hono/body-limit';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { Refusal } from '../domain/refusal.ts';
import { areas, type ApiArea } from '../domain/visibility.ts';
import { readCaller, type Recognize } from './caller.ts';
import { cookieName, sessionCookie } from './credentials.ts';
import { answerError } from './errors.ts';
import { handleOnce } from './once.ts';
import { refuseForgery } from './forgery.ts';
import { router, type Context } from './router.ts';
import { refuseBrokenText } from './whole-text.ts';
import { agencyRoutes } from './routes/agency.ts';
import { accountRoutes } from './routes/account.ts';
import { actRoutes } from './routes/act.ts';
import { mailPreferenceRoutes } from './routes/mail-preference.ts';
import { ownRecordRoutes } from './routes/own-record.ts';
import { staffRoutes } from './routes/staff.ts';
import { pictureRoutes } from './routes/picture.ts';
import { themeRoutes } from './routes/theme.ts';
import { webhookRoutes } from './routes/webhook.ts';
import { webhookDeliveryRoutes } from './routes/webhook-delivery.ts';
import { credentialKindRoutes } from './routes/credential-kind.ts';
import { credentialRoutes } from './routes/credential.ts';
import { issuedCredentialRoutes } from './routes/issued-credential.ts';
import { ownCredentialRoutes } from './routes/own-credential.ts';
import { deliberationRoutes } from './routes/deliberation.ts';
import { demoDayRoutes } from './routes/demo-day.ts';
import { expoTurnRoutes } from './routes/expo-turn.ts';
import { deliveryRoutes } from './routes/delivery.ts';
import { healthRoutes } from './routes/health.ts';
import { personRoutes } from './routes/person.ts';
import { roomRoutes } from './routes/room.ts';
import { sessionRoutes } from './routes/session.ts';
import { tokenRoutes } from './routes/token.ts';
import { approvalRoutes } from './routes/approval.ts';
import { assignmentRoutes } from './routes/assignment.ts';
import { callRoutes } from './routes/call.ts';
import { challengeRoutes } from './routes/challenge.ts';
import { entryRoutes } from './routes/entry.ts';
import { evaluationRoutes } from './routes/evaluation.ts';
import { fileRoutes } from './routes/file.ts';
import { followRoutes } from './routes/follow.ts';
import { judgeRoutes } from './routes/judge.ts';
import { judgingRoutes } from './routes/judging.ts';
import { practiceRoutes } from './routes/practice.ts';
import { previewLinkRoutes } from './routes/preview-link.ts';
import { recordRoutes } from './routes/record.ts';
import { participantRoutes } from './routes/participant.ts';
import { progressRoutes } from './routes/progress.ts';
import { receivedRoutes } from './routes/received.ts';
import { redactionRoutes } from './routes/redaction.ts';
import { registrantRoutes } from './routes/registrant.ts';
import { registrationRoutes } from './routes/registration.ts';
import { clarificationRoutes } from './routes/clarification.ts';
import { screeningRoutes } from './routes/screening.ts';
import { grantRoutes } from './routes/grant.ts';
import { eligibilityRoutes } from './routes/eligibility.ts';
import { readingRoutes } from './routes/reading.ts';
import { furtherReviewRoutes } from './routes/further-reviews.ts';
import { awardRoutes } from './routes/award.ts';
import { exportRoutes } from './routes/export.ts';
import { reportRoutes } from './routes/report.ts';
import { followUpRoutes } from './routes/follow-up.ts';
import { overrideRoutes } from './routes/override.ts';
import { correctionRoutes } from './routes/correction.ts';
import { resultRoutes } from './routes/result.ts';
import { resultRowRoutes } from './routes/result-row.ts';
import { reviewRoutes } from './routes/review.ts';
import { teamRoutes } from './routes/team.ts';
import { atlasRoutes } from './routes/atlas.ts';
import { listingOwnerRoutes } from './routes/listing-owner.ts';
import { listingRoutes } from './routes/listing.ts';
import { galleryRoutes } from './routes/gallery.ts';
import { commentRoutes } from './routes/comment.ts';
import { commentDeskRoutes } from './routes/comment-desk.ts';
import { questionRoutes } from './routes/question.ts';
import { questionDeskRoutes } from './routes/question-desk.ts';
import { announcementRoutes } from './routes/announcement.ts';
import { voteRoutes } from './routes/vote.ts';
import { suggestionRoutes } from './routes/suggestion.ts';
import { eventDeskRoutes } from './routes/event-desk.ts';
import { eventRegistrationRoutes } from './routes/event-registration.ts';
import { eventTalkRoutes } from './routes/event-talk.ts';
import { eventRoutes } from './routes/event.ts';
import { seriesDeskRoutes } from './routes/series-desk.ts';
import { groupRoutes } from './routes/group.ts';
import { groupDeskRoutes } from './routes/group-desk.ts';
import { groupHealthRoutes } from './routes/group-health.ts';
import { collectionRoutes } from './routes/collection.ts';
import { publicationRoutes } from './routes/publication.ts';
import { publicationDeskRoutes } from './routes/publication-desk.ts';
import { groupSpaceRoutes } from './routes/group-space.ts';

export type AppContext = Context & { recognize: Recognize; origin: string; log: (line: Record<string, unknown>) => void };

/** Everything before a route: who asks, from where, how often. */
const kernel = (context: AppContext) => {
  const app = router();
  app.onError(answerError(context.log));
  app.notFound(() => {
    throw new Refusal('not-found', 'There is no such address.');
  });
  app.use(requestId());
  app.use(secureHeaders());
  app.use(bodyLimit({ maxSize: 1024 * 1024 }));
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  });
  app.use(refuseForgery(context.origin));
  app.use(readCaller(context.recognize, () => context.ports.clock.now()));
  app.use(refuseBrokenText);
  app.use(handleOnce(context.ports));
  return app;
};

const challengesArea = (context: Context) =>
  router()
    .route('/', agencyRoutes(context)).route('/', challengeRoutes(context)).route('/', callRoutes(context)).route('/', approvalRoutes(context))
    .route('/', followRoutes(context)).route('/', previewLinkRoutes(context)).route('/', recordRoutes(context)).route('/', themeRoutes(context)).route('/', webhookRoutes(context)).route('/', webhookDeliveryRoutes(context));
const entriesArea = (context: Context) =>
  router().route('/', registrationRoutes(context)).route('/', eligibilityRoutes(context)).route('/', grantRoutes(context)).route('/', screeningRoutes(context)).route('/', clarificationRoutes(context)).route('/', teamRoutes(context)).route('/', entryRoutes(context)).route('/', fileRoutes(context))
    .route('/', receivedRoutes(context)).route('/', redactionRoutes(context)).route('/', registrantRoutes(context)).route('/', participantRoutes(context));
const judgingArea = (context: Context) =>
  router()
    .route('/', judgeRoutes(context)).route('/', judgingRoutes(context)).route('/', practiceRoutes(context)).route('/', assignmentRoutes(context))
    .route('/', progressRoutes(context)).route('/', evaluationRoutes(context)).route('/', furtherReviewRoutes(context)).route('/', roomRoutes(context))
    .route('/', expoTurnRoutes(context));
const resultsArea = (context: Context) =>
  router()
    .route('/', resultRoutes(context)).route('/', correctionRoutes(context)).route('/', resultRowRoutes(context)).route('/', awardRoutes(context)).route('/', reportRoutes(context)).route('/', exportRoutes(context)).route('/', followUpRoutes(context)).route('/', overrideRoutes(context)).route('/', readingRoutes(context))
    .route('/', deliberationRoutes(context)).route('/', reviewRoutes(context)).route('/', demoDayRoutes(context))
    .route('/', credentialKindRoutes(context)).route('/', issuedCredentialRoutes(context)).route('/', ownCredentialRoutes(context)).route('/', credentialRoutes(context));
const accountsArea = (context: Context) =>
  router()
    .route('/', personRoutes(context)).route('/', ownRecordRoutes(context)).route('/', sessionRoutes(context)).route('/', tokenRoutes(context))
    .route('/', actRoutes(context)).route('/', mailPreferenceRoutes(context)).route('/', accountRoutes(context)).route('/', staffRoutes(context))
    .route('/', deliveryRoutes(context)).route('/', healthRoutes(context));
const atlasArea = (context: Context) => router().route('/', atlasRoutes(context)).route('/', listingRoutes(context)).route('/', listingOwnerRoutes(context)).route('/', suggestionRoutes(context));
const voiceArea = (context: Context) => router().route('/', galleryRoutes(context)).route('/', voteRoutes(context)).route('/', commentRoutes(context)).route('/', commentDeskRoutes(context))
    .route('/', questionRoutes(context)).route('/', questionDeskRoutes(context)).route('/', announcementRoutes(context)).route('/', pictureRoutes(context));
const communityArea = (context: Context) => router().route('/', groupRoutes(context)).route('/', groupDeskRoutes(context)).route('/', groupSpaceRoutes(context)).route('/', groupHealthRoutes(context))
    .route('/', eventTalkRoutes(context)).route('/', eventDeskRoutes(context)).route('/', eventRegistrationRoutes(context)).route('/', seriesDeskRoutes(context)).route('/', eventRoutes(context));
const libraryArea = (context: Context) => router().route('/', publicationDeskRoutes(context)).route('/', publicationRoutes(context)).route('/', collectionRoutes(context));
const mounts = { challenges: challengesArea, entries: entriesArea, judging: judgingArea, results: resultsArea, accounts: accountsArea, atlas: atlasArea, voice: voiceArea, community: communityArea, library: libraryArea };
export { challengesArea, entriesArea, judgingArea, resultsArea, accountsArea, atlasArea, voiceArea, communityArea, libraryArea };

/** One area behind its own Lambda function: the bundle holds this area's routes and no other's. */
export const openArea = (context: AppContext, area: (typeof mounts)[ApiArea]) => kernel(context).route('/', area(context));

/** The whole API: on a laptop, in tests. */
export const createApp = (context: AppContext) => {
  const app = kernel(context);
  for (const area of areas) app.route('/', mounts[area](context));
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: cookieName(context.origin, sessionCookie), description: 'A browser, signed in' });
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer', description: 'A program, with a token made under Tokens' });
  app.doc31('/openapi.json', { openapi: '3.1.0', info: { title: 'Laurel', version: '1' } });
  return app;
};

export type ChallengesApi = ReturnType<typeof challengesArea>;
export type EntriesApi = ReturnType<typeof entriesArea>;
export type JudgingApi = ReturnType<typeof judgingArea>;
export type ResultsApi = ReturnType<typeof resultsArea>;
export type AccountsApi = ReturnType<typeof accountsArea>;
export type AtlasApi = ReturnType<typeof atlasArea>;
export type CommunityApi = ReturnType<typeof communityArea>;
export type LibraryApi = ReturnType<typeof libraryArea>;
export type VoiceApi = ReturnType<typeof voiceArea>;
export type { LocalApi } from './local-app.ts';
