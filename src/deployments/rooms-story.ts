import { citingRoutes } from '../entries/citing/routes.ts'
import { draftRoutes } from '../entries/drafts/routes.ts'
import { correctRecordPage } from '../entries/records/pages/correct-record/page.tsx'
import { findChildPage } from '../people/pages/find-child/page.ts'
import { identityPage } from '../people/pages/identity/page.ts'
import { peopleAroundPage } from '../people/pages/people-around/page.ts'
import { registerChildPage } from '../people/pages/register-child/page.ts'
import { aboutChildPage } from '../story/about-child/pages/about-child/page.tsx'
import { childPage } from '../story/child-page/pages/child/page.ts'
import { datesPage } from '../story/child-page/pages/dates/page.tsx'
import { stepsPage } from '../story/child-page/pages/steps/page.ts'
import { chronologyPage } from '../story/chronology/pages/chronology/page.ts'
import { chronologyCopies } from '../story/chronology/pages/copies/page.ts'
import { timelinePage } from '../story/chronology/pages/timeline/page.ts'
import { voicesPage } from '../story/chronology/pages/voices/page.tsx'
import { copyPages } from '../story/copies/pages/pages.ts'
import { beginCuratedPage } from '../story/curated-chronologies/pages/begin/page.tsx'
import { curatedListPage } from '../story/curated-chronologies/pages/chronologies/page.tsx'
import { curatedPage } from '../story/curated-chronologies/pages/chronology/page.ts'
import { curatedCopies } from '../story/curated-chronologies/pages/copies/page.ts'
import { frozenPage } from '../story/curated-chronologies/pages/frozen/page.tsx'
import { addDocumentPage } from '../story/documents/pages/add-document/page.ts'
import { correctDocumentPage } from '../story/documents/pages/correct-document/page.tsx'
import { documentPage } from '../story/documents/pages/document/page.ts'
import { documentsPage } from '../story/documents/pages/documents/page.ts'
import { photoPage } from '../story/documents/pages/photo/page.tsx'
import { withdrawDocumentPage } from '../story/documents/pages/withdraw-document/page.tsx'
import { evidencePages } from '../story/evidence/pages/pages.ts'
import { changeTiePage } from '../story/family/pages/change-tie/page.tsx'
import { genogramPage } from '../story/family/pages/genogram/page.tsx'
import { homesPage } from '../story/family/pages/homes/page.ts'
import { moveHomePage } from '../story/family/pages/move-home/page.tsx'
import { personPage } from '../story/family/pages/person/page.ts'
import { recordDeathPage } from '../story/family/pages/record-death/page.tsx'
import { looksPage } from '../story/looks/pages/looks/page.tsx'
import { askPage } from '../story/network/pages/ask/page.tsx'
import { networkPage } from '../story/network/pages/network/page.ts'
import { outcomePage } from '../story/network/pages/outcome/page.tsx'
import { ledgerPage } from '../story/network/pages/sharing/page.ts'
import { reportCopies } from '../story/reports/pages/copies/page.ts'
import { finalPage } from '../story/reports/pages/final/page.tsx'
import { reportPage } from '../story/reports/pages/report/page.ts'
import { reportsPage } from '../story/reports/pages/reports/page.tsx'
import { searchPage } from '../story/search/pages/search/page.ts'
import { correctEntryPage } from '../story/writing/pages/correct-entry/page.tsx'
import { leaveChildOutPage } from '../story/writing/pages/leave-child-out/page.tsx'
import { writeEntryPage } from '../story/writing/pages/write-entry/page.ts'
import { promptPage } from '../warnings/pages/prompt/page.ts'
import { warningsPage } from '../warnings/pages/warnings/page.ts'
import type { Room } from './room.ts'

/** The child’s story: their page, what was written, who is around them, and what rules noticed. */
export const STORY_ROOMS: readonly Room[] = [
  draftRoutes,
  citingRoutes,
  (http, acting, { index }) => childPage(http, acting, index),
  datesPage,
  stepsPage,
  chronologyPage,
  searchPage,
  documentsPage,
  addDocumentPage,
  photoPage,
  documentPage,
  correctDocumentPage,
  withdrawDocumentPage,
  chronologyCopies,
  timelinePage,
  voicesPage,
  curatedListPage,
  beginCuratedPage,
  curatedPage,
  frozenPage,
  curatedCopies,
  reportsPage,
  reportPage,
  finalPage,
  reportCopies,
  copyPages,
  looksPage,
  (http, acting, { index }) => networkPage(http, acting, index),
  askPage,
  ledgerPage,
  outcomePage,
  promptPage,
  warningsPage,
  writeEntryPage,
  correctEntryPage,
  leaveChildOutPage,
  evidencePages,
  (http, acting, { index }) => findChildPage(http, acting, index),
  (http, acting, { index }) => registerChildPage(http, acting, index),
  identityPage,
  aboutChildPage,
  peopleAroundPage,
  genogramPage,
  homesPage,
  personPage,
  changeTiePage,
  recordDeathPage,
  moveHomePage,
  correctRecordPage,
]
