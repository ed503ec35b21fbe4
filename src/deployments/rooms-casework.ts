import { changeAllocationPage } from '../casework/allocations/pages/change-allocation/page.ts'
import { handOverPage } from '../casework/allocations/pages/hand-over/page.ts'
import { limitsPage } from '../casework/allocations/pages/limits/page.ts'
import { authoriseAssessmentPage } from '../casework/assessments/pages/authorise-assessment/page.ts'
import { keepBackPage } from '../casework/assessments/pages/keep-back/page.tsx'
import { writeAssessmentPage } from '../casework/assessments/pages/write-assessment/page.ts'
import { openRecordPage } from '../casework/break-glass/pages/open-record/page.tsx'
import { openedPage } from '../casework/break-glass/pages/opened/page.tsx'
import { reviewOpenedPage } from '../casework/break-glass/pages/review-opened/page.tsx'
import { authoriseClosurePage } from '../casework/closures/pages/authorise-closure/page.tsx'
import { closeCasePage } from '../casework/closures/pages/close-case/page.ts'
import { proposeClosurePage } from '../casework/closures/pages/propose-closure/page.tsx'
import { recordConferencePage } from '../casework/conferences/pages/record-conference/page.ts'
import { childOfContactPage } from '../casework/contacts/pages/child-of-contact/page.ts'
import { contactPage } from '../casework/contacts/pages/contact/page.ts'
import { frontDoorPage } from '../casework/contacts/pages/front-door/page.ts'
import { takeContactPage } from '../casework/contacts/pages/take-contact/page.ts'
import { recordCoreGroupPage } from '../casework/core-groups/pages/record-core-group/page.ts'
import { coverPage } from '../casework/cover/pages/cover/page.ts'
import { endCoverPage } from '../casework/cover/pages/end-cover/page.tsx'
import { askToLookPage } from '../casework/early-help/pages/ask-to-look/page.tsx'
import { assessPage } from '../casework/early-help/pages/assess/page.tsx'
import { beginHelpPage } from '../casework/early-help/pages/begin-help/page.tsx'
import { familyHelpPage } from '../casework/early-help/pages/family-help/page.ts'
import { handToLeadPage } from '../casework/early-help/pages/hand-to-lead/page.tsx'
import { myFamilyHelpPage } from '../casework/early-help/pages/my-family-help/page.tsx'
import { teamMeetingPage } from '../casework/early-help/pages/team-meeting/page.tsx'
import { authoriseConclusionPage } from '../casework/enquiries/pages/authorise-conclusion/page.tsx'
import { callStrategyDiscussionPage } from '../casework/enquiries/pages/call-strategy-discussion/page.tsx'
import { concludeEnquiryPage } from '../casework/enquiries/pages/conclude-enquiry/page.ts'
import { recordStrategyDiscussionPage } from '../casework/enquiries/pages/record-strategy-discussion/page.ts'
import { beginProtectionPage } from '../casework/immediate-protection/pages/begin-protection/page.ts'
import { protectionPage } from '../casework/immediate-protection/pages/protection/page.ts'
import { beginIncidentPage } from '../casework/incidents/pages/begin-incident/page.ts'
import { incidentPage } from '../casework/incidents/pages/incident/page.ts'
import { setLeadPage } from '../casework/lead-practitioners/pages/set-lead/page.tsx'
import { settingsPage } from '../casework/local-settings/pages/settings/page.tsx'
import { askForPartPage } from '../casework/meeting-parts/pages/ask-for-part/page.ts'
import { askedOfMePage } from '../casework/meeting-parts/pages/asked/page.tsx'
import { partPage } from '../casework/meeting-parts/pages/part/page.tsx'
import { sectionPage } from '../casework/meeting-parts/pages/section/page.tsx'
import { attendeePage, inviteAnotherPage } from '../casework/meetings/pages/attendee/page.ts'
import { changeMeetingPage } from '../casework/meetings/pages/change-meeting/page.tsx'
import { conveneMeetingPage } from '../casework/meetings/pages/convene-meeting/page.ts'
import { meetingPage } from '../casework/meetings/pages/meeting/page.ts'
import { minutesPage } from '../casework/meetings/pages/minutes/page.tsx'
import { conferencesPage } from '../casework/meetings/pages/to-come/page.tsx'
import { missingEpisodePage } from '../casework/missing/pages/missing-episode/page.ts'
import { reportMissingPage } from '../casework/missing/pages/report-missing/page.ts'
import { noticesPage } from '../casework/notifications/pages/notices/page.ts'
import { childrenBehindPage } from '../casework/oversight/pages/children-behind/page.ts'
import { timelinessPage } from '../casework/oversight/pages/timeliness/page.ts'
import { addPlacePage } from '../casework/places/pages/add-place/page.tsx'
import { linkChildPage } from '../casework/places/pages/link-child/page.tsx'
import { linkEntriesPage } from '../casework/places/pages/link-entries/page.tsx'
import { placePage } from '../casework/places/pages/place/page.tsx'
import { reviewPlacePage } from '../casework/places/pages/review-place/page.tsx'
import { recordPlanReviewPage } from '../casework/plan-reviews/pages/record-plan-review/page.ts'
import { decidePlanPage } from '../casework/plans/pages/decide-plan/page.ts'
import { editPlanPage } from '../casework/plans/pages/edit-plan/page.ts'
import { familyHelpPlanPage } from '../casework/plans/pages/family-help-plan/page.tsx'
import { planPage } from '../casework/plans/pages/plan/page.ts'
import { planHistoryPage } from '../casework/plans/pages/plan-history/page.ts'
import { planActionRoutes } from '../casework/plans/routes.ts'
import { referralPage } from '../casework/referrals/pages/referral/page.ts'
import { beginSharingPage } from '../casework/shared-chronology/pages/begin-sharing/page.tsx'
import { childSharedPage } from '../casework/shared-chronology/pages/child-shared/page.tsx'
import { sharedPage } from '../casework/shared-chronology/pages/chronology/page.ts'
import { endSharingPage } from '../casework/shared-chronology/pages/end-sharing/page.tsx'
import { sharedMembersPage } from '../casework/shared-chronology/pages/members/page.tsx'
import { toSignPage } from '../casework/sign-off/pages/to-sign/page.tsx'
import { childSupervisionPage } from '../casework/supervision/pages/child-supervision/page.tsx'
import { decideAsManagerPage } from '../casework/supervision/pages/decide-as-manager/page.tsx'
import { recordSupervisionPage } from '../casework/supervision/pages/record-supervision/page.ts'
import { supervisionPage } from '../casework/supervision/pages/supervision/page.tsx'
import { teamSupervisionPage } from '../casework/supervision/pages/team-supervision/page.tsx'
import { changeTimescalePage } from '../casework/timescales/pages/change-timescale/page.ts'
import { timescalesPage } from '../casework/timescales/pages/timescales/page.ts'
import { beginTransferPage } from '../casework/transfers/pages/begin-transfer/page.ts'
import { transferPage } from '../casework/transfers/pages/transfer/page.ts'
import { recordVisitPage } from '../casework/visits/pages/record-visit/page.ts'
import { addNotePage } from '../casework/warning-notes/pages/add-note/page.tsx'
import { notePage } from '../casework/warning-notes/pages/note/page.tsx'
import { withdrawStepPage } from '../casework/withdrawals/pages/withdraw-step/page.tsx'
import { teamPage, worktrayPage } from '../casework/worktray/pages/worktray/page.ts'
import { closeWorryPage } from '../casework/worries/pages/close-worry/page.tsx'
import { openWorryPage } from '../casework/worries/pages/open-worry/page.ts'
import { reviewRiskPage } from '../casework/worries/pages/review-risk/page.tsx'
import type { Room } from './room.ts'

/** The steps of casework, and the lists of who does it. */
export const CASEWORK_ROOMS: readonly Room[] = [
  frontDoorPage,
  contactPage,
  takeContactPage,
  (http, acting, { index }) => childOfContactPage(http, acting, index),
  referralPage,
  worktrayPage,
  teamPage,
  timelinessPage,
  childrenBehindPage,
  noticesPage,
  openRecordPage,
  setLeadPage,
  openedPage,
  reviewOpenedPage,
  openWorryPage,
  closeWorryPage,
  addNotePage,
  notePage,
  reviewRiskPage,
  addPlacePage,
  placePage,
  reviewPlacePage,
  linkChildPage,
  linkEntriesPage,
  writeAssessmentPage,
  authoriseAssessmentPage,
  keepBackPage,
  callStrategyDiscussionPage,
  recordStrategyDiscussionPage,
  concludeEnquiryPage,
  recordVisitPage,
  beginProtectionPage,
  protectionPage,
  beginIncidentPage,
  incidentPage,
  beginTransferPage,
  transferPage,
  reportMissingPage,
  missingEpisodePage,
  recordCoreGroupPage,
  closeCasePage,
  proposeClosurePage,
  authoriseClosurePage,
  authoriseConclusionPage,
  toSignPage,
  withdrawStepPage,
  teamSupervisionPage,
  recordSupervisionPage,
  supervisionPage,
  childSupervisionPage,
  decideAsManagerPage,
  settingsPage,
  changeAllocationPage,
  coverPage,
  endCoverPage,
  handOverPage,
  limitsPage,
  planPage,
  planHistoryPage,
  editPlanPage,
  planActionRoutes,
  decidePlanPage,
  recordPlanReviewPage,
  recordConferencePage,
  conveneMeetingPage,
  conferencesPage,
  meetingPage,
  inviteAnotherPage,
  attendeePage,
  changeMeetingPage,
  minutesPage,
  myFamilyHelpPage,
  beginHelpPage,
  familyHelpPage,
  assessPage,
  teamMeetingPage,
  askToLookPage,
  familyHelpPlanPage,
  handToLeadPage,
  childSharedPage,
  beginSharingPage,
  sharedPage,
  sharedMembersPage,
  endSharingPage,
  (http, acting, { origin }) => askForPartPage(http, acting, origin),
  askedOfMePage,
  partPage,
  sectionPage,
  timescalesPage,
  changeTimescalePage,
]
