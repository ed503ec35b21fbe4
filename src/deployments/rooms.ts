import type { FastifyInstance } from 'fastify'
import type { Acting } from '../access/acting.ts'
import { accessibilityPage } from '../access/notices/pages/accessibility/page.ts'
import { privacyPage } from '../access/notices/pages/privacy/page.ts'
import { contactTasks } from '../casework/contacts/jobs.ts'
import { earlyHelpTasks } from '../casework/early-help/jobs.ts'
import { caseTasks } from '../casework/episodes/jobs.ts'
import { meetingPartTasks } from '../casework/meeting-parts/jobs.ts'
import { digestTasks } from '../casework/notifications/jobs.ts'
import { sharedChronologyTasks } from '../casework/shared-chronology/jobs.ts'
import { deskPages } from '../child-index/desk/pages/pages.ts'
import { agenciesPage } from '../concerns/agencies/pages/agencies/page.tsx'
import { agencyPage, myAgencyPage } from '../concerns/agencies/pages/agency/page.tsx'
import { colleaguePage } from '../concerns/agencies/pages/colleague/page.tsx'
import { involvementTasks } from '../concerns/involvements/jobs.ts'
import { beginInvolvementPage } from '../concerns/involvements/pages/begin/page.tsx'
import { changeInvolvementPage } from '../concerns/involvements/pages/change/page.tsx'
import { childInvolvedPage } from '../concerns/involvements/pages/child/page.tsx'
import { myChildrenPage } from '../concerns/involvements/pages/mine/page.tsx'
import { concernTasks } from '../concerns/jobs.ts'
import { mailTasks } from '../concerns/jobs-notices.ts'
import { accountPage } from '../concerns/pages/account/page.tsx'
import { concernPage } from '../concerns/pages/concern/page.ts'
import { disagreePage } from '../concerns/pages/disagree/page.tsx'
import { disagreementsPage } from '../concerns/pages/disagreements/page.tsx'
import { concernFilesPage } from '../concerns/pages/files/page.tsx'
import { findChildOfConcernPage } from '../concerns/pages/find-child/page.ts'
import { myConcernsPage } from '../concerns/pages/my-concerns/page.ts'
import { partnerNoticesPage } from '../concerns/pages/notices/page.tsx'
import { raiseConcernPage } from '../concerns/pages/raise-concern/page.ts'
import { sharingInProcess } from '../concerns/sharing/in-process.ts'
import { sharingTasks } from '../concerns/sharing/jobs.ts'
import { answerPage } from '../concerns/sharing/pages/answer/page.tsx'
import { askedPage } from '../concerns/sharing/pages/asked/page.tsx'
import { tellPage } from '../concerns/sharing/pages/tell/page.tsx'
import { unansweredPage } from '../concerns/sharing/pages/unanswered/page.tsx'
import { documentTasks } from '../entries/documents/jobs.ts'
import { writingTasks } from '../entries/writing/jobs.ts'
import { concernsApi } from '../exchange/concerns-api/routes.ts'
import { fhirApi } from '../exchange/fhir/routes.ts'
import { indexApi, indexTurnstiles } from '../exchange/index-api/routes.ts'
import { peopleJobs } from '../people/jobs.ts'
import { inSeat } from '../platform/db.ts'
import type { Tasks } from '../platform/jobs.ts'
import { learningPages } from '../practice/learning/pages/learning/page.tsx'
import { inspectionTasks } from '../returns/inspection/jobs.ts'
import { inspectionPage } from '../returns/inspection/pages/lists/page.ts'
import { qualityTasks } from '../returns/quality/jobs.ts'
import { qualityPage } from '../returns/quality/pages/quality/page.ts'
import { returnTasks } from '../returns/runs/jobs.ts'
import { reportedChildPage } from '../returns/runs/pages/reported-child/page.ts'
import { returnPage } from '../returns/runs/pages/return/page.ts'
import { returnsPage } from '../returns/runs/pages/returns/page.ts'
import { rulePage } from '../returns/runs/pages/rule/page.tsx'
import { sendReturnPage } from '../returns/runs/pages/send-return/page.tsx'
import { signReturnPage } from '../returns/runs/pages/sign-return/page.tsx'
import { warningTasks } from '../warnings/jobs.ts'
import { homePage } from './home.tsx'
import type { Parts } from './parts.ts'
import type { Room } from './room.ts'
import { CASEWORK_ROOMS } from './rooms-casework.ts'
import { STORY_ROOMS } from './rooms-story.ts'

// Every room of the house, in one list. A room's pages and routes are added here, or in the list of its part; its tasks here.

/** The background tasks of a room. */
type RoomTasks = (parts: Parts) => Tasks

export const ROOMS: readonly Room[] = [
  ...CASEWORK_ROOMS,
  ...STORY_ROOMS,
  homePage,
  accessibilityPage,
  privacyPage,
  (http, acting, { index }) => findChildOfConcernPage(http, acting, index),
  raiseConcernPage,
  myConcernsPage,
  concernPage,
  accountPage,
  concernFilesPage,
  disagreePage,
  disagreementsPage,
  partnerNoticesPage,
  myChildrenPage,
  beginInvolvementPage,
  (http, acting, { index }) => childInvolvedPage(http, acting, index),
  changeInvolvementPage,
  askedPage,
  answerPage,
  tellPage,
  unansweredPage,
  myAgencyPage,
  colleaguePage,
  agenciesPage,
  agencyPage,
  returnsPage,
  qualityPage,
  returnPage,
  rulePage,
  reportedChildPage,
  signReturnPage,
  sendReturnPage,
  (http, acting, { db }) => learningPages(http, acting, db),
  inspectionPage,
  indexForMachines,
  (http, acting, { index, db, origin }) => concernsApi(http, acting, { index, db, origin }),
  (http, acting, { desk }) => deskPages(http, acting, desk),
]

const TASKS: readonly RoomTasks[] = [
  ({ db }) => contactTasks(db),
  ({ db, index, log }) => involvementTasks({ db, index, tell: (message) => log.warn(message) }),
  ({ db, index, log }) => caseTasks({ db, index, tell: (message) => log.warn(message) }),
  ({ db, index, clock }) => sharingTasks({ db, index, clock, port: sharingInProcess({ db, clock }) }),
  ({ db, index, clock, log }) => concernTasks({ db, index, clock, tell: (message) => log.warn(message) }),
  ({ db, clock, mailer, origin }) => mailTasks({ db, clock, mailer, origin }),
  ({ db }) => writingTasks(db),
  ({ db }) => sharedChronologyTasks(db),
  ({ db }) => meetingPartTasks(db),
  ({ db, index, clock }) => earlyHelpTasks({ db, index, clock }),
  ({ db, clock }) => returnTasks({ db, clock }),
  ({ db, clock }) => inspectionTasks({ db, clock }),
  ({ db, clock }) => qualityTasks({ db, clock }),
  ({ db }) => documentTasks(db),
  ({ db, clock, index, log }) =>
    warningTasks({
      db,
      clock,
      index,
      tell: (err) => log.error({ err, alarm: 'index-not-followed' }, 'the index could not be followed'),
    }),
  ({ db, clock, mailer, origin }) => digestTasks({ db, clock, mailer, origin }),
  ({ db, index, log }) =>
    peopleJobs({
      index,
      inTransaction: (actor, work) => inSeat(db, actor, work),
      tell: (message) => log.warn(message),
    }),
]

/** The index as machines reach it: JSON and FHIR, through the same turnstiles. */
function indexForMachines(http: FastifyInstance, _: Acting, { index, origin }: Parts): void {
  const turnstiles = indexTurnstiles()
  indexApi(http, index, turnstiles)
  fhirApi(http, index, turnstiles.looking, origin)
}

/** Every room's tasks; two of one name are a fault. */
export function tasksOf(parts: Parts): Tasks {
  const all: Record<string, Tasks[string]> = {}
  for (const [name, task] of TASKS.flatMap((tasks) => Object.entries(tasks(parts)))) {
    if (all[name]) throw new Error(`two tasks are called ${name}`)
    all[name] = task
  }
  return all
}
