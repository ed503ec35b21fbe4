// Written by `npm run schema` from the migrations; do not edit.
import type { Generated } from 'kysely'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { Instant } from '../kernel/instant.ts'

/** The tables, as the application sees them. */
export type DB = {
  allocation: {
    authority: string
    id: string
    childId: string
    userId: string | null
    teamId: string | null
    role: 'social-worker' | 'co-worker' | 'conference-chair' | 'reviewing-officer' | 'front-door'
    fromOn: CalendarDay
    toOn: CalendarDay | null
    recordedAt: Generated<Instant>
    reason: string | null
    givenBy: string | null
  }
  assessment: {
    authority: string
    id: string
    referralId: string
    startedOn: CalendarDay
    internalReviewOn: CalendarDay | null
    state: Generated<'open' | 'submitted' | 'returned' | 'authorised' | 'withdrawn'>
    content: Generated<unknown>
    revision: Generated<number>
    writtenBy: string | null
    submittedOn: CalendarDay | null
    submittedBy: string | null
    returnedComment: string | null
    authorisedOn: CalendarDay | null
    authorisedBy: string | null
    outcome: 'strategy-discussion' | 'child-in-need-plan' | 'early-help' | 'close' | null
    reported: Generated<boolean>
    recordedAt: Generated<Instant>
    writtenAt: Instant | null
    withdrawnOn: CalendarDay | null
    withdrawnWhy: string | null
    withdrawnBy: string | null
  }
  assessmentChild: {
    authority: string
    id: string
    assessmentId: string
    childId: string
    factors: Generated<string[]>
    seenOn: CalendarDay | null
    seenAlone: boolean | null
    recordedAt: Generated<Instant>
  }
  attendance: {
    authority: string
    id: string
    meetingId: string
    name: string
    role: string
    agency: string | null
    presence: 'invited' | 'attended' | 'apologies' | 'absent'
    view: string | null
    dissents: Generated<boolean>
    recordedAt: Generated<Instant>
    position: Generated<number>
    service: 'childrens-services' | 'police' | 'health' | 'education' | 'other-service' | 'family' | 'child' | null
    contact: string | null
    invitedOn: CalendarDay | null
    answer: 'coming' | 'apologies' | null
    answeredOn: CalendarDay | null
    withdrawnOn: CalendarDay | null
    withdrawnWhy: string | null
    inCoreGroup: Generated<boolean>
    minutesSentOn: CalendarDay | null
  }
  brokenGlass: {
    authority: string
    id: string
    userId: string
    userName: string
    childId: string
    reasonCode: 'child-in-danger' | 'police-asked' | 'hospital-asked' | 'family-rang' | 'found-alone' | 'other'
    reason: string
    begunAt: Instant
    untilAt: Instant
    review: 'proper' | 'to-be-asked' | null
    reviewWords: string | null
    reviewedBy: string | null
    reviewedByName: string | null
    reviewedAt: Instant | null
    recordedAt: Generated<Instant>
  }
  caseloadLimit: {
    authority: string
    id: string
    userId: string
    children: number
    fromOn: CalendarDay
    setBy: string | null
    recordedAt: Generated<Instant>
  }
  citation: {
    authority: string
    id: string
    citingKind: 'judgement' | 'worry' | 'plan-need' | 'assessment'
    citingId: string
    entryId: string
    weighs: 'for' | 'against'
    passage: string | null
    citedBy: string | null
    citedByName: string | null
    removedAt: Instant | null
    removedByName: string | null
    removedWhy: string | null
    recordedAt: Generated<Instant>
  }
  closure: {
    authority: string
    id: string
    childId: string
    episodeId: string
    closedOn: CalendarDay
    reasonCode: string
    summary: string | null
    lookAgainIf: string | null
    decidedBy: string | null
    reported: Generated<boolean>
    recordedAt: Generated<Instant>
  }
  concern: {
    authority: string
    id: string
    agencyId: string
    raisedBy: string
    raisedByName: string
    raisedByTitle: string
    raisedAt: Generated<Instant>
    kind: 'information' | 'contact' | 'ring-first'
    immediateDanger: Generated<boolean>
    sealedTo: string | null
    indexNumber: string | null
    childAsGiven: unknown
    whatSeen: string
    happenedOn: CalendarDay
    knownBy: 'saw' | 'child-told' | 'someone-else'
    howWorried: string
    doneSoFar: string | null
    toldFamily: boolean
    whyNotTold: string | null
    mayNameAgency: boolean
    reviewBy: CalendarDay
    state: Generated<'open' | 'lapsed' | 'resolved' | 'withdrawn'>
    stateReason: string | null
    receivedAt: Instant | null
    decideBy: Instant | null
    outcome: string | null
    outcomeReason: string | null
    outcomeByName: string | null
    outcomeAt: Instant | null
    recordedAt: Generated<Instant>
    band: 'unsure' | 'worried' | 'very-worried' | null
  }
  concernAccount: {
    authority: string
    id: string
    concernId: string
    agencyId: string
    sealedTo: string | null
    saidBy: 'child' | 'parent' | 'other'
    saidByName: string | null
    saidOn: CalendarDay
    words: string
    recordedBy: string
    recordedByName: string
    recordedAt: Generated<Instant>
  }
  concernDisagreement: {
    authority: string
    id: string
    concernId: string
    agencyId: string
    sealedTo: string | null
    level: number
    reason: string
    saidBy: string
    saidByName: string
    saidByTitle: string
    saidAt: Instant
    answerBy: CalendarDay
    outcome: 'changed' | 'stands' | null
    answer: string | null
    answeredBy: string | null
    answeredByName: string | null
    answeredAt: Instant | null
    recordedAt: Generated<Instant>
  }
  concernEvent: {
    authority: string
    id: string
    concernId: string
    agencyId: string
    sealedTo: string | null
    kind: 'renewed' | 'lapsed' | 'withdrawn' | 'resolved'
    reason: string | null
    reviewBy: CalendarDay | null
    byName: string
    at: Instant
    recordedAt: Generated<Instant>
  }
  concernFile: {
    authority: string
    id: string
    concernId: string
    agencyId: string
    sealedTo: string | null
    fileName: string
    mediaType: string
    size: number
    sha256: string
    scanned: boolean
    addedBy: string
    addedByName: string
    recordedAt: Generated<Instant>
  }
  concernFileContent: {
    authority: string
    fileId: string
    position: number
    agencyId: string
    sealedTo: string | null
    content: Buffer
    recordedAt: Generated<Instant>
  }
  conference: {
    authority: string
    id: string
    kind: 'initial' | 'review'
    referralId: string
    section47EnquiryId: string | null
    meetingId: string | null
    calledOn: CalendarDay | null
    dueFrom: CalendarDay
    plannedFor: CalendarDay | null
    heldOn: CalendarDay | null
    decisionReason: string | null
    contingency: string | null
    decidedBy: string | null
    reported: Generated<boolean>
    recordedAt: Generated<Instant>
  }
  conferenceChild: {
    authority: string
    id: string
    conferenceId: string
    childId: string
    outcome: 'protection-plan' | 'no-plan' | 'continue' | 'end' | 'change-category' | null
    category: 'NEG' | 'PHY' | 'SAB' | 'EMO' | 'MUL' | null
    childView: string | null
    recordedAt: Generated<Instant>
  }
  contact: {
    authority: string
    id: string
    childId: string | null
    childAsGiven: unknown
    concernId: string | null
    receivedAt: Instant
    sourceCode: string
    sourceName: string
    sourceAgency: string | null
    summary: string
    words: string
    happenedOn: CalendarDay | null
    knownBy: string | null
    immediateDanger: Generated<boolean>
    toldFamily: boolean | null
    whyNotTold: string | null
    decideBy: Instant
    decidedAt: Instant | null
    decision: 'referral' | 'existing-case' | 'early-help' | 'advice' | 'no-further-action' | null
    decidedBy: string | null
    recordedAt: Generated<Instant>
  }
  coreGroup: {
    authority: string
    id: string
    meetingId: string | null
    heldOn: CalendarDay
    summary: string
    recordedAt: Generated<Instant>
  }
  coreGroupChild: {
    authority: string
    id: string
    coreGroupId: string
    childId: string
    recordedAt: Generated<Instant>
    part: string | null
    notPartOn: CalendarDay | null
    notPartWhy: string | null
  }
  cover: {
    authority: string
    id: string
    absentUser: string
    coveringUser: string
    fromOn: CalendarDay
    toOn: CalendarDay
    reason: string
    endedOn: CalendarDay | null
    setBy: string | null
    recordedAt: Generated<Instant>
  }
  curatedChronology: {
    authority: string
    id: string
    childId: string
    title: string
    purpose: 'court' | 'conference' | 'multi-agency' | 'other'
    revision: Generated<number>
    begunOn: CalendarDay
    writtenBy: string | null
    writtenByName: string
    writtenAt: Generated<Instant>
    recordedAt: Generated<Instant>
  }
  curatedChronologyEntry: {
    authority: string
    id: string
    chronologyId: string
    entryId: string
    analysis: Generated<string>
    takenOutOn: CalendarDay | null
    writtenByName: string
    writtenAt: Generated<Instant>
    recordedAt: Generated<Instant>
  }
  dailyChild: {
    authority: string
    id: string
    childId: string
    reference: string
    parts: Generated<unknown>
    sentAt: Instant | null
    receipt: string | null
    purgedAt: Instant | null
    refusedAt: Instant | null
    refusedDigest: string | null
    reason: string | null
    recordedAt: Generated<Instant>
  }
  dailyRun: {
    authority: string
    id: string
    beganAt: Instant
    endedAt: Instant | null
    children: Generated<number>
    sent: Generated<number>
    refused: Generated<number>
    purged: Generated<number>
    stopped: string | null
    recordedAt: Generated<Instant>
  }
  decision: {
    authority: string
    id: string
    stepKind: string
    stepId: string
    options: string[]
    choice: string
    reason: string
    evidence: Generated<string[]>
    dissent: string | null
    decidedBy: string | null
    decidedByName: string
    decidedAt: Instant
    recordedAt: Generated<Instant>
  }
  digestSetting: {
    authority: string
    id: string
    userId: string
    wanted: Generated<boolean>
    lastSentOn: CalendarDay | null
    recordedAt: Generated<Instant>
  }
  document: {
    authority: string
    id: string
    title: string
    kind: 'report' | 'letter' | 'court' | 'health' | 'school' | 'police' | 'photo' | 'portrait' | 'other'
    datedOn: CalendarDay
    fromWhom: string
    fileName: string
    mediaType: 'application/pdf' | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' | 'image/jpeg' | 'image/png' | 'text/plain'
    size: number
    sha256: string
    scanned: boolean
    entryId: string
    recordedBy: string | null
    recordedByName: string
    recordedAt: Generated<Instant>
  }
  documentChild: {
    authority: string
    id: string
    documentId: string
    childId: string
    datedOn: CalendarDay
    recordedAt: Generated<Instant>
  }
  documentContent: {
    authority: string
    documentId: string
    position: number
    content: Buffer
    recordedAt: Generated<Instant>
  }
  documentCorrection: {
    authority: string
    id: string
    documentId: string
    title: string
    kind: 'report' | 'letter' | 'court' | 'health' | 'school' | 'police' | 'photo' | 'portrait' | 'other'
    datedOn: CalendarDay
    fromWhom: string
    why: string
    recordedBy: string | null
    recordedByName: string
    recordedAt: Generated<Instant>
  }
  documentText: {
    authority: string
    documentId: string
    state: 'read' | 'cut-short' | 'unreadable'
    text: Generated<string>
    recordedAt: Generated<Instant>
  }
  documentWithdrawal: {
    authority: string
    documentId: string
    why: string
    recordedBy: string | null
    recordedByName: string
    recordedAt: Generated<Instant>
  }
  draft: {
    authority: string
    id: string
    userId: string
    form: string
    fields: unknown
    savedAt: Generated<Instant>
  }
  due: {
    authority: string
    id: string
    rule: string
    ruleValidFrom: CalendarDay
    stepKind: string
    stepId: string
    childId: string | null
    startsOn: CalendarDay
    dueBy: CalendarDay
    dueAt: Instant | null
    doneOn: CalendarDay | null
    notNeeded: string | null
    recordedAt: Generated<Instant>
    doneAt: Instant | null
  }
  entry: {
    authority: string
    id: string
    kind: 'fact' | 'opinion' | 'hearsay' | 'child-words'
    title: string
    body: unknown
    happenedOn: CalendarDay
    happenedAt: Instant | null
    saidBy: string
    saidByRole: string | null
    bearing: Generated<'worry' | 'going-well' | 'neutral'>
    significant: Generated<boolean>
    stepKind: string | null
    stepId: string | null
    corrects: string | null
    correction: string | null
    recordedBy: string | null
    recordedByName: string
    recordedAt: Generated<Instant>
  }
  entryAbout: {
    authority: string
    entryId: string
    personId: string
    happenedOn: CalendarDay
    part: string | null
    recordedAt: Generated<Instant>
    kind: string
    bearing: string
  }
  episode: {
    authority: string
    id: string
    childId: string
    referralId: string
    openedOn: CalendarDay
    primaryNeed: string | null
    closedOn: CalendarDay | null
    closureReason: string | null
    reported: Generated<boolean>
    recordedAt: Generated<Instant>
  }
  familyHelp: {
    authority: string
    id: string
    chronologyId: string
    childId: string | null
    planId: string | null
    begunOn: CalendarDay
    begunHow: 'agency' | 'step-down'
    closedOn: CalendarDay | null
    closedWhy: string | null
    recordedAt: Generated<Instant>
  }
  familyHelpAssessment: {
    authority: string
    id: string
    chronologyId: string
    content: unknown
    writtenBy: string | null
    writtenByName: string
    writtenByTitle: string
    completedOn: CalendarDay
    completedAt: Instant
    recordedAt: Generated<Instant>
  }
  familyHelpMeeting: {
    authority: string
    id: string
    chronologyId: string
    heldOn: CalendarDay
    people: unknown
    agreed: string
    writtenBy: string | null
    writtenByName: string
    recordedAt: Generated<Instant>
  }
  familyHelpStepUp: {
    authority: string
    id: string
    familyHelpId: string
    concernId: string
    reason: string
    steppedOn: CalendarDay
    steppedBy: string | null
    recordedAt: Generated<Instant>
  }
  household: {
    authority: string
    id: string
    lines: string
    postcode: string | null
    recordedAt: Generated<Instant>
  }
  householdMember: {
    authority: string
    id: string
    householdId: string
    personId: string
    partTime: string | null
    fromOn: CalendarDay | null
    toOn: CalendarDay | null
    recordedAt: Generated<Instant>
  }
  immediateProtection: {
    authority: string
    id: string
    kind: 'emergency-protection-order' | 'police-protection'
    referralId: string | null
    beganAt: Instant
    madeBy: string
    reason: string
    place: string | null
    extendedOn: CalendarDay | null
    endedAt: Instant | null
    endReason: string | null
    whatNext: string | null
    recordedBy: string | null
    recordedAt: Generated<Instant>
    withdrawnOn: CalendarDay | null
    withdrawnWhy: string | null
  }
  immediateProtectionChild: {
    authority: string
    id: string
    immediateProtectionId: string
    childId: string
    recordedAt: Generated<Instant>
  }
  importLaid: {
    authority: string
    id: string
    rows: unknown
    recordedAt: Generated<Instant>
  }
  importRun: {
    authority: string
    id: string
    kind: 'cin-census' | 'safeguarding-dataset'
    fingerprint: string
    rows: number
    rowsDone: Generated<number>
    finishedAt: Instant | null
    recordedBy: string | null
    recordedAt: Generated<Instant>
  }
  indexConcern: {
    authority: string
    id: string
    indexNumber: string
    holder: string
    holdingAuthority: string
    agencyKind: 'childrens-services' | 'health' | 'education' | 'early-help' | 'police' | 'probation' | 'housing' | 'voluntary' | 'other'
    band: 'unsure' | 'worried' | 'very-worried'
    whomToRing: string
    toldAt: Instant
    untilOn: CalendarDay
    endedOn: CalendarDay | null
    recordedAt: Generated<Instant>
  }
  indexNews: {
    authority: string
    id: string
    indexNumber: string
    kind: 'known-elsewhere' | 'responsible-elsewhere' | 'second-number'
    elsewhere: string
    wasSoBefore: Generated<boolean>
    happenedOn: CalendarDay
    recordedAt: Generated<Instant>
  }
  indexReadTo: {
    authority: string
    position: string
    readAt: Instant
  }
  installation: {
    onlyRow: Generated<boolean>
    mode: 'practice' | 'live'
    recordedAt: Generated<Instant>
  }
  involvement: {
    authority: string
    id: string
    agencyId: string
    sealedTo: string
    userId: string
    userName: string
    indexNumber: string
    childShown: unknown
    kind: 'childrens-services' | 'gp-practice' | 'health-visiting' | 'hospital' | 'school' | 'early-years' | 'early-help' | 'police' | 'sexual-health' | 'substance-misuse' | 'mental-health' | 'other'
    role: string
    contact: string
    sinceOn: CalendarDay
    shown: 'named' | 'broker' | 'hidden'
    consent: string | null
    renewedOn: CalendarDay
    endedOn: CalendarDay | null
    recordedAt: Generated<Instant>
  }
  judgement: {
    authority: string
    id: string
    childId: string
    kind: 'danger-statement' | 'worry-statement' | 'strength' | 'safety-goal' | 'scaling' | 'analysis'
    saidBy: string
    statement: string
    couldHappen: string | null
    worst: string | null
    best: string | null
    madeOn: CalendarDay
    assessmentId: string | null
    recordedBy: string | null
    recordedByName: string
    endedOn: CalendarDay | null
    endedHow: string | null
    recordedAt: Generated<Instant>
  }
  judgementScale: {
    authority: string
    id: string
    judgementId: string
    number: number
    askedOf: string
    askedOn: CalendarDay
    why: string
    recordedByName: string
    recordedAt: Generated<Instant>
  }
  keptBack: {
    authority: string
    id: string
    ofKind: 'entry' | 'step'
    ofId: string
    words: string | null
    verdict: 'keep-back' | 'without-name' | 'give'
    fromCopies: 'parents' | 'both'
    reason: 'about-someone-else' | 'asked-not-to-be-named' | 'police' | 'health-of-another' | 'childs-own-words' | 'could-be-dangerous' | null
    why: Generated<string>
    recordedBy: string | null
    recordedByName: string
    recordedAt: Generated<Instant>
  }
  leadPractitioner: {
    authority: string
    id: string
    childId: string
    name: string
    role: string
    agency: string
    contact: string
    fromOn: CalendarDay
    toOn: CalendarDay | null
    setBy: string | null
    setByName: string
    recordedAt: Generated<Instant>
  }
  learning: {
    authority: string
    id: string
    userId: string
    exercise: 'raise-a-concern' | 'decide-a-contact' | 'write-an-assessment' | 'run-a-conference' | 'review-a-plan' | 'hand-over-a-child'
    childId: string
    child: unknown
    beganAt: Instant
    doneAt: Instant | null
    endedAt: Instant | null
  }
  lensTag: {
    authority: string
    id: string
    taggedKind: 'entry' | 'judgement'
    taggedId: string
    dimension: string
    taggedBy: string | null
    taggedByName: string
    removedAt: Instant | null
    recordedAt: Generated<Instant>
  }
  localSetting: {
    authority: string
    id: string
    name: 'break-glass-hours' | 'share-answer-days' | 'signs-assessment' | 'signs-section-47-conclusion' | 'signs-closure' | 'supervision-weeks'
    value: string
    fromOn: CalendarDay
    reason: string
    setBy: string | null
    setByName: string
    recordedAt: Generated<Instant>
  }
  localTimescale: {
    authority: string
    id: string
    rule: string
    allowed: number
    unit: 'workingDays' | 'days' | 'weeks' | 'months' | 'hours'
    clockStartsOn: 'notice' | 'acceptance' | null
    fromOn: CalendarDay
    toOn: CalendarDay | null
    reason: string
    setBy: string | null
    recordedAt: Generated<Instant>
  }
  managementDecisionChild: {
    authority: string
    id: string
    entryId: string
    childId: string
    decidedOn: CalendarDay
    recordedAt: Generated<Instant>
  }
  meeting: {
    authority: string
    id: string
    kind: 'strategy-discussion' | 'initial-conference' | 'review-conference' | 'core-group' | 'child-in-need-review' | 'team-around-the-family'
    plannedFor: CalendarDay | null
    heldOn: CalendarDay | null
    chairedBy: string | null
    chairUser: string | null
    place: string | null
    recordedAt: Generated<Instant>
    plannedTime: string | null
    link: string | null
    follows: string | null
    convenedBy: string | null
    convenedOn: CalendarDay | null
    cancelledOn: CalendarDay | null
    cancelledWhy: string | null
    cancelledBy: string | null
    minutes: string | null
    minutesBy: CalendarDay | null
    minutesSentOn: CalendarDay | null
    minutesRecord: string | null
  }
  meetingChild: {
    authority: string
    id: string
    meetingId: string
    childId: string
    recordedAt: Generated<Instant>
  }
  meetingMinutesCopy: {
    authority: string
    id: string
    partId: string
    minutes: string
    sentOn: CalendarDay
    recordedAt: Generated<Instant>
  }
  meetingPart: {
    authority: string
    id: string
    meetingId: string
    attendanceId: string
    kind: 'conference-report' | 'discussion-information' | 'core-group-contribution'
    forUser: string | null
    ofAgency: string | null
    forName: string
    question: string
    childNames: string
    meetingWords: string
    ring: string | null
    byOn: CalendarDay
    askedOn: CalendarDay
    askedBy: string | null
    askedByName: string
    withdrawnOn: CalendarDay | null
    withdrawnWhy: string | null
    content: unknown | null
    sentAt: Instant | null
    sentByName: string | null
    sentByTitle: string | null
    recordedAt: Generated<Instant>
  }
  meetingPartNote: {
    authority: string
    id: string
    partId: string
    kind: 'correction' | 'dissent'
    words: string
    saidBy: string
    saidByName: string
    saidAt: Instant
    recordedAt: Generated<Instant>
  }
  meetingPostponement: {
    authority: string
    id: string
    meetingId: string
    fromOn: CalendarDay
    fromTime: string | null
    toOn: CalendarDay
    reason: string
    decidedBy: string | null
    decidedByName: string
    recordedAt: Generated<Instant>
  }
  meetingReport: {
    authority: string
    id: string
    meetingId: string
    attendanceId: string
    askedOn: CalendarDay
    byOn: CalendarDay
    receivedOn: CalendarDay | null
    entryId: string | null
    sharedOn: CalendarDay | null
    recordedAt: Generated<Instant>
  }
  missingEpisode: {
    authority: string
    id: string
    childId: string
    kind: 'missing' | 'away-without-authorisation'
    missingFrom: Instant
    lastSeen: string
    reportedBy: string
    policeReference: string | null
    worry: string
    actions: string | null
    returnedAt: Instant | null
    foundWhere: string | null
    interviewOfferedOn: CalendarDay | null
    interviewedOn: CalendarDay | null
    interviewer: string | null
    interviewerIndependent: boolean | null
    interviewRefusedWhy: string | null
    childWords: string | null
    learned: string | null
    withdrawnOn: CalendarDay | null
    withdrawnWhy: string | null
    recordedBy: string | null
    recordedAt: Generated<Instant>
  }
  notKnown: {
    authority: string
    id: string
    childId: string
    question: string
    finderName: string
    findBy: CalendarDay | null
    askedOn: CalendarDay
    askedBy: string | null
    askedByName: string
    assessmentId: string | null
    endedOn: CalendarDay | null
    answerEntryId: string | null
    letGoWhy: string | null
    recordedAt: Generated<Instant>
  }
  notification: {
    authority: string
    id: string
    userId: string
    kind: 'pattern-noticed' | 'glass-broken' | 'share-answered' | 'warning-to-approve' | 'record-returned' | 'record-to-sign' | 'allocated' | 'given-away' | 'report-came' | 'worry-opened' | 'decision-made' | 'cover-began'
    stepKind: string
    stepId: string
    childId: string | null
    at: Instant
    readAt: Instant | null
    recordedAt: Generated<Instant>
  }
  partnerNotice: {
    authority: string
    id: string
    agencyId: string
    userId: string
    kind: 'answer-came' | 'review-near' | 'disagreement-answered' | 'request-waiting' | 'request-answered' | 'told-nobody' | 'unread-by-colleague'
    aboutKind: string
    aboutId: string
    at: Instant
    readAt: Instant | null
    mailedAt: Instant | null
    escalatedAt: Instant | null
    recordedAt: Generated<Instant>
  }
  partnerSetting: {
    authority: string
    id: string
    agencyId: string
    userId: string
    mail: Generated<boolean>
    quietFrom: Generated<number>
    quietTo: Generated<number>
    recordedAt: Generated<Instant>
  }
  person: {
    authority: string
    id: string
    kind: 'child' | 'adult'
    birthDate: CalendarDay | null
    expectedOn: CalendarDay | null
    birthDateKnown: Generated<'exact' | 'year' | 'estimated' | 'unknown'>
    diedOn: CalendarDay | null
    sex: Generated<'M' | 'F' | 'U'>
    ethnicity: string | null
    disabilities: Generated<string[]>
    saysName: string | null
    indexNumber: string | null
    indexState: Generated<'none' | 'provisional' | 'confirmed'>
    upnUnknown: string | null
    recordedAt: Generated<Instant>
    recordedBy: string | null
  }
  personAddress: {
    authority: string
    id: string
    personId: string
    lines: string
    postcode: string | null
    fromOn: CalendarDay | null
    toOn: CalendarDay | null
    recordedAt: Generated<Instant>
  }
  personIdentifier: {
    authority: string
    id: string
    personId: string
    system: 'nhs' | 'upn' | 'former-upn' | 'local' | 'previous-index'
    value: string
    verified: Generated<boolean>
    recordedAt: Generated<Instant>
  }
  personName: {
    authority: string
    id: string
    personId: string
    use: 'current' | 'former' | 'alias'
    given: Generated<string>
    family: Generated<string>
    givenKey: Generated<string>
    familyKey: Generated<string>
    givenSound: Generated<string>
    familySound: Generated<string>
    fromOn: CalendarDay | null
    toOn: CalendarDay | null
    recordedAt: Generated<Instant>
  }
  place: {
    authority: string
    id: string
    kind: 'park' | 'shop' | 'address' | 'street' | 'transport' | 'school' | 'online' | 'other' | 'peer-group'
    name: string
    nameKey: string
    lines: string | null
    postcode: string | null
    known: string
    sinceOn: CalendarDay
    reviewBy: CalendarDay
    closedOn: CalendarDay | null
    closedHow: string | null
    recordedBy: string | null
    recordedAt: Generated<Instant>
  }
  placeEntry: {
    authority: string
    placeId: string
    entryId: string
    recordedAt: Generated<Instant>
  }
  placePerson: {
    authority: string
    id: string
    placeId: string
    personId: string
    words: string
    fromOn: CalendarDay
    toOn: CalendarDay | null
    recordedBy: string | null
    recordedAt: Generated<Instant>
  }
  plan: {
    authority: string
    id: string
    childId: string
    madeOn: CalendarDay
    whyInvolved: Generated<string>
    weWant: Generated<string>
    contingency: Generated<string>
    childView: string | null
    parentView: string | null
    recordedAt: Generated<Instant>
    childViewOn: CalendarDay | null
    parentViewOn: CalendarDay | null
  }
  planAction: {
    authority: string
    id: string
    planId: string
    outcomeId: string
    position: number
    what: string
    ownerName: string
    ownerUser: string | null
    byOn: CalendarDay
    state: Generated<'open' | 'done' | 'stopped'>
    doneOn: CalendarDay | null
    note: string | null
    recordedAt: Generated<Instant>
    sharedId: string | null
  }
  planNeed: {
    authority: string
    id: string
    planId: string
    position: number
    statement: string
    endedOn: CalendarDay | null
    recordedAt: Generated<Instant>
    sharedId: string | null
  }
  planOutcome: {
    authority: string
    id: string
    planId: string
    needId: string
    position: number
    statement: string
    byOn: CalendarDay | null
    changed: string | null
    achievedOn: CalendarDay | null
    endedOn: CalendarDay | null
    recordedAt: Generated<Instant>
    sharedId: string | null
  }
  planReview: {
    authority: string
    id: string
    meetingId: string | null
    heldOn: CalendarDay
    summary: string
    recordedBy: string | null
    recordedAt: Generated<Instant>
  }
  planReviewChild: {
    authority: string
    id: string
    planReviewId: string
    childId: string
    outcome: 'continue' | 'step-up' | 'step-down' | 'close'
    reason: string
    childView: string | null
    parentView: string | null
    recordedAt: Generated<Instant>
    answeredOn: CalendarDay | null
    answer: 'family-help' | 'child-in-need' | 'stays' | null
    notPartOn: CalendarDay | null
    notPartWhy: string | null
  }
  planStatus: {
    authority: string
    id: string
    planId: string
    childId: string
    episodeId: string | null
    kind: 'family-help' | 'child-in-need' | 'child-protection' | 'care' | 'pathway'
    category: 'NEG' | 'PHY' | 'SAB' | 'EMO' | 'MUL' | null
    firstCategory: 'NEG' | 'PHY' | 'SAB' | 'EMO' | 'MUL' | null
    previousCount: number | null
    conferenceId: string | null
    fromOn: CalendarDay
    toOn: CalendarDay | null
    endReason: string | null
    reported: Generated<boolean>
    takenOverOn: CalendarDay | null
    recordedAt: Generated<Instant>
  }
  readingAgain: {
    authority: string
    id: string
    citingKind: 'judgement' | 'worry' | 'plan-need' | 'assessment'
    citingId: string
    correctionId: string
    finding: 'stands' | 'changed' | 'cited'
    note: string | null
    readBy: string | null
    readByName: string
    recordedAt: Generated<Instant>
  }
  readingCopy: {
    authority: string
    id: string
    childId: string
    whose: 'child' | 'parent'
    parentId: string | null
    language: string
    largePrint: Generated<boolean>
    state: Generated<'prepared' | 'handed-back' | 'released'>
    preparedBy: string | null
    preparedByName: string
    preparedAt: Instant
    decidedBy: string | null
    decidedByName: string | null
    decidedAt: Instant | null
    comment: string | null
    content: unknown | null
    sha256: string | null
    frozenAt: Instant | null
    recordedAt: Generated<Instant>
  }
  readingCopyGiven: {
    authority: string
    id: string
    copyId: string
    toWhom: string
    givenOn: CalendarDay
    how: string
    recordedBy: string | null
    recordedByName: string
    recordedAt: Generated<Instant>
  }
  record: {
    authority: string
    id: string
    kind: string
    stepKind: string
    stepId: string
    content: unknown
    sha256: string
    writtenBy: string | null
    writtenByName: string
    signedBy: string | null
    signedByName: string | null
    corrects: string | null
    recordedAt: Generated<Instant>
  }
  recordFault: {
    authority: string
    id: string
    childId: string
    year: number
    code: string
    severity: 'error' | 'query'
    path: string
    placeKind: 'child' | 'referral' | 'episode' | 'assessment' | 'enquiry' | 'plan'
    placeId: string
    since: Instant
    mendedAt: Instant | null
    recordedAt: Generated<Instant>
  }
  recordSweep: {
    authority: string
    year: number
    upTo: Instant
    wholeAt: Instant | null
    children: Generated<number>
    recordedAt: Generated<Instant>
  }
  referral: {
    authority: string
    id: string
    contactId: string | null
    receivedOn: CalendarDay
    sourceCode: string
    sourceName: string | null
    reason: string | null
    decidedOn: CalendarDay | null
    response: 'assessment' | 'strategy-discussion' | 'early-help' | 'advice' | 'no-further-action' | null
    decidedBy: string | null
    reported: Generated<boolean>
    recordedAt: Generated<Instant>
  }
  referralChild: {
    authority: string
    id: string
    referralId: string
    childId: string
    noFurtherAction: Generated<boolean>
    recordedAt: Generated<Instant>
  }
  relationship: {
    authority: string
    id: string
    personId: string
    otherId: string
    kind: 'mother' | 'father' | 'parent' | 'adoptive-parent' | 'step-parent' | 'grandparent' | 'sibling' | 'half-sibling' | 'step-sibling' | 'aunt-or-uncle' | 'carer' | 'foster-carer' | 'partner' | 'former-partner' | 'spouse' | 'divorced' | 'other'
    parentalResponsibility: boolean | null
    words: string | null
    fromOn: CalendarDay | null
    toOn: CalendarDay | null
    recordedAt: Generated<Instant>
  }
  report: {
    authority: string
    id: string
    kind: 'conference' | 'review' | 'child-protection-plan' | 'child-in-need-plan' | 'letter' | 'transfer' | 'closure'
    toWhom: Generated<string>
    covering: Generated<string>
    recommendation: Generated<string>
    revision: Generated<number>
    begunOn: CalendarDay
    writtenBy: string | null
    writtenByName: string
    writtenAt: Generated<Instant>
    recordedAt: Generated<Instant>
  }
  reportChild: {
    authority: string
    id: string
    reportId: string
    childId: string
    recordedAt: Generated<Instant>
  }
  reportedRow: {
    authority: string
    id: string
    ofTable: string
    rowId: string
    childId: string | null
    alone: boolean
    said: unknown
    recordedAt: Generated<Instant>
  }
  returnChild: {
    authority: string
    runId: string
    childId: string
    reference: string
    because: 'in-need' | 'nothing-further'
    digest: string
    recordedAt: Generated<Instant>
  }
  returnFailure: {
    authority: string
    id: string
    runId: string
    childId: string | null
    code: string
    severity: 'error' | 'query'
    path: string
    userId: string | null
    teamId: string | null
    recordedAt: Generated<Instant>
  }
  returnFile: {
    authority: string
    runId: string
    content: Buffer
    recordedAt: Generated<Instant>
  }
  returnRun: {
    authority: string
    id: string
    kind: 'children-in-need' | 'inspection-lists'
    year: number
    rules: string
    askedAt: Instant
    askedBy: string | null
    madeAt: Instant | null
    children: number | null
    errors: number | null
    queries: number | null
    sha256: string | null
    signedAt: Instant | null
    signedBy: string | null
    sentAt: Instant | null
    sentBy: string | null
    serial: number | null
    recordedAt: Generated<Instant>
    asOn: CalendarDay | null
  }
  riskReview: {
    authority: string
    id: string
    worryId: string
    personId: string
    reviewedOn: CalendarDay
    outcome: 'still' | 'ended'
    statement: string
    trend: 'getting-worse' | 'steady' | 'getting-better' | null
    told: string | null
    managedBy: string | null
    reviewBy: CalendarDay | null
    reviewedBy: string | null
    reviewedByName: string
    recordedAt: Generated<Instant>
  }
  searchText: {
    authority: string
    sourceId: string
    childId: string
    kind: 'entry' | 'record' | 'plan' | 'worry' | 'document' | 'person' | 'judgement' | 'chronology'
    happenedOn: CalendarDay
    title: string
    text: string
    words: string
  }
  section47Enquiry: {
    authority: string
    id: string
    strategyDiscussionId: string | null
    referralId: string
    startedOn: CalendarDay
    concludedOn: CalendarDay | null
    summary: string | null
    decidedBy: string | null
    reported: Generated<boolean>
    recordedAt: Generated<Instant>
    withdrawnOn: CalendarDay | null
    withdrawnWhy: string | null
    withdrawnBy: string | null
  }
  section47EnquiryChild: {
    authority: string
    id: string
    section47EnquiryId: string
    childId: string
    outcome: 'not-substantiated' | 'substantiated-no-continuing-risk' | 'conference' | null
    conferenceNotRequired: Generated<boolean>
    conferenceTargetOn: CalendarDay | null
    reportedConferenceOn: CalendarDay | null
    seenOn: CalendarDay | null
    seenAlone: boolean | null
    recordedAt: Generated<Instant>
  }
  sectionDraft: {
    authority: string
    linkId: string
    fields: unknown
    savedAt: Instant
  }
  sectionLink: {
    authority: string
    id: string
    partId: string
    tokenHash: Buffer
    expiresAt: Instant
    usedAt: Instant | null
    revokedAt: Instant | null
    madeBy: string | null
    madeByName: string
    madeAt: Instant
    recordedAt: Generated<Instant>
  }
  sent: {
    authority: string
    userId: string
    id: string
    form: string
    sha256: string
    wentTo: string
    recordedAt: Generated<Instant>
  }
  seriousIncident: {
    authority: string
    id: string
    happenedOn: CalendarDay
    awareOn: CalendarDay
    whatHappened: string
    harm: 'died' | 'seriously-harmed'
    abuseOrNeglect: 'known' | 'suspected'
    notifiedOn: CalendarDay | null
    notificationReference: string | null
    rapidReviewOn: CalendarDay | null
    reviewDecision: 'local-review' | 'national-review' | 'no-review' | null
    reviewReason: string | null
    withdrawnOn: CalendarDay | null
    withdrawnWhy: string | null
    recordedBy: string | null
    recordedAt: Generated<Instant>
  }
  seriousIncidentChild: {
    authority: string
    id: string
    seriousIncidentId: string
    childId: string
    recordedAt: Generated<Instant>
  }
  shareAnswer: {
    authority: string
    id: string
    requestId: string | null
    childId: string
    outcome: 'shared' | 'refused' | 'nothing-held'
    reason: string | null
    basis: string | null
    holderAuthority: string
    holderAgency: string
    answeredByName: string
    answeredByTitle: string
    answeredAt: Instant
    recordedAt: Generated<Instant>
  }
  shareAsked: {
    authority: string
    id: string
    agencyId: string
    sealedTo: string
    addressedTo: string
    fromAuthority: string
    indexNumber: string
    askedByName: string
    askedByTitle: string
    purpose: string
    basis: string
    asked: string
    urgency: 'today' | 'soon' | 'usual'
    answerBy: CalendarDay
    askedAt: Instant
    answeredAt: Instant | null
    recordedAt: Generated<Instant>
    outcome: string | null
    outcomeByName: string | null
    outcomeByTitle: string | null
    outcomeAt: Instant | null
  }
  shareGiven: {
    authority: string
    id: string
    agencyId: string
    sealedTo: string
    askedId: string | null
    toAuthority: string
    indexNumber: string
    outcome: 'shared' | 'refused' | 'nothing-held'
    reason: string | null
    basis: string | null
    parts: unknown
    givenBy: string
    givenByName: string
    givenByTitle: string
    givenAt: Instant
    deliveredAt: Instant | null
    undelivered: string | null
    recordedAt: Generated<Instant>
  }
  shareOutcome: {
    authority: string
    id: string
    requestId: string
    childId: string
    words: string
    toldBy: string | null
    toldByName: string
    toldByTitle: string
    toldAt: Instant
    recordedAt: Generated<Instant>
  }
  sharePart: {
    authority: string
    id: string
    answerId: string
    entryId: string
    howKnown: 'fact' | 'opinion' | 'hearsay' | 'child-words'
    happenedOn: CalendarDay
    context: string | null
    words: string
    recordedAt: Generated<Instant>
  }
  shareRequest: {
    authority: string
    id: string
    childId: string
    indexNumber: string
    holderAuthority: string
    holderKind: 'sealed-concern' | 'involvement'
    holderReference: string
    holderName: string
    holderAgency: string
    whomToRing: string
    purpose: string
    basis: string
    asked: string
    urgency: 'today' | 'soon' | 'usual'
    answerBy: CalendarDay
    askedBy: string | null
    askedByName: string
    askedByTitle: string
    askedAt: Instant
    deliveredAt: Instant | null
    undelivered: string | null
    recordedAt: Generated<Instant>
  }
  sharedChronology: {
    authority: string
    id: string
    childId: string | null
    childAsGiven: unknown
    basis: 'family-agreement' | 'section-17-consent' | 'section-47'
    basisWords: string
    agreedBy: string | null
    fromOn: CalendarDay
    untilOn: CalendarDay | null
    endedOn: CalendarDay | null
    endedWhy: string | null
    seats: Generated<string[]>
    ledBy: string | null
    begunBy: string | null
    begunByName: string
    begunAt: Instant
    recordedAt: Generated<Instant>
  }
  sharedChronologyMember: {
    authority: string
    id: string
    chronologyId: string
    userId: string
    ofAgency: string
    name: string
    jobTitle: string
    agencyName: string
    leads: Generated<boolean>
    fromOn: CalendarDay
    toOn: CalendarDay | null
    recordedAt: Generated<Instant>
  }
  sharedEntry: {
    authority: string
    id: string
    chronologyId: string
    kind: 'fact' | 'opinion' | 'hearsay' | 'child-words'
    title: string
    words: string
    happenedOn: CalendarDay
    basis: 'family-agreement' | 'section-17-consent' | 'section-47'
    saidBy: string
    saidByRole: string
    ofAgency: string | null
    agencyName: string
    recordedBy: string | null
    sharedAt: Instant
    recordedAt: Generated<Instant>
  }
  signOff: {
    authority: string
    id: string
    kind: 'assessment' | 'section-47-conclusion' | 'closure'
    stepKind: string
    stepId: string
    signedByRole: 'team-manager' | 'service-manager'
    content: unknown
    askedAt: Instant
    askedBy: string | null
    askedByName: string
    writtenBy: Generated<string[]>
    decidedAt: Instant | null
    decision: 'signed' | 'handed-back' | 'withdrawn' | null
    comment: string | null
    decidedBy: string | null
    decidedByName: string | null
    recordedAt: Generated<Instant>
  }
  signOffChild: {
    authority: string
    id: string
    signOffId: string
    childId: string
    waits: Generated<boolean>
    recordedAt: Generated<Instant>
  }
  strategyDiscussion: {
    authority: string
    id: string
    referralId: string
    meetingId: string | null
    triggeredAt: Instant
    heldOn: CalendarDay | null
    decision: 'section-47' | 'no-section-47' | null
    reason: string | null
    whoSees: string | null
    decidedBy: string | null
    reported: Generated<boolean>
    recordedAt: Generated<Instant>
    withdrawnOn: CalendarDay | null
    withdrawnWhy: string | null
    withdrawnBy: string | null
  }
  strategyDiscussionChild: {
    authority: string
    id: string
    strategyDiscussionId: string
    childId: string
    recordedAt: Generated<Instant>
  }
  supervision: {
    authority: string
    id: string
    workerUser: string
    supervisorUser: string
    heldOn: CalendarDay
    nextOn: CalendarDay
    wellbeing: string | null
    workerWords: string | null
    workerConfirmedAt: Instant | null
    recordedByName: string
    recordedAt: Generated<Instant>
  }
  supervisionAction: {
    authority: string
    id: string
    supervisionId: string
    childId: string
    planActionId: string | null
    what: string
    ownerName: string
    byOn: CalendarDay
    state: Generated<'open' | 'done' | 'stopped'>
    doneOn: CalendarDay | null
    recordedAt: Generated<Instant>
  }
  supervisionChild: {
    authority: string
    id: string
    supervisionId: string
    childId: string
    heldOn: CalendarDay
    discussed: string
    reflection: string | null
    decision: string | null
    recordedAt: Generated<Instant>
  }
  transfer: {
    authority: string
    id: string
    direction: 'in' | 'out'
    otherAuthority: string
    otherWorker: string | null
    noticedOn: CalendarDay
    movedOn: CalendarDay | null
    temporary: Generated<boolean>
    reason: string
    summary: string | null
    state: Generated<'noticed' | 'accepted' | 'refused' | 'complete' | 'withdrawn'>
    answeredOn: CalendarDay | null
    answerReason: string | null
    answeredBy: string | null
    completedOn: CalendarDay | null
    withdrawnOn: CalendarDay | null
    withdrawnWhy: string | null
    recordedBy: string | null
    recordedAt: Generated<Instant>
  }
  transferChild: {
    authority: string
    id: string
    transferId: string
    childId: string
    conferenceId: string | null
    conferenceHeldOn: CalendarDay | null
    recordedAt: Generated<Instant>
    withPlan: Generated<boolean>
  }
  visit: {
    authority: string
    id: string
    kind: 'child-protection' | 'child-in-need' | 'assessment' | 'other'
    happenedOn: CalendarDay
    visitedBy: string | null
    visitedByName: string
    place: string | null
    summary: string
    reported: Generated<boolean>
    recordedAt: Generated<Instant>
  }
  visitChild: {
    authority: string
    id: string
    visitId: string
    childId: string
    happenedOn: CalendarDay
    seen: boolean
    seenAlone: boolean
    bedroomSeen: Generated<boolean>
    whyNotSeen: string | null
    words: string | null
    recordedAt: Generated<Instant>
    notPartOn: CalendarDay | null
    notPartWhy: string | null
  }
  warningEvidence: {
    authority: string
    id: string
    promptId: string
    kind: string
    subjectId: string
    happenedOn: CalendarDay
    words: string
    recordedAt: Generated<Instant>
  }
  warningNote: {
    authority: string
    id: string
    childId: string
    personId: string | null
    householdId: string | null
    title: string
    reason: string
    howKnown: 'fact' | 'opinion' | 'hearsay' | 'child-words'
    saidBy: string
    sinceOn: CalendarDay
    toldOn: CalendarDay | null
    whyNotTold: string | null
    reviewBy: CalendarDay
    approvedBy: string | null
    approvedByName: string | null
    approvedAt: Instant | null
    endedOn: CalendarDay | null
    endedHow: string | null
    recordedBy: string | null
    recordedByName: string
    recordedAt: Generated<Instant>
  }
  warningNoteReview: {
    authority: string
    id: string
    noteId: string
    outcome: 'approved' | 'stands' | 'ended'
    words: string
    toldOn: CalendarDay | null
    whyNotTold: string | null
    reviewBy: CalendarDay | null
    reviewedOn: CalendarDay
    reviewedBy: string | null
    reviewedByName: string
    recordedAt: Generated<Instant>
  }
  warningPrompt: {
    authority: string
    id: string
    rule: string
    ruleVersion: number
    childId: string | null
    indexNumber: string | null
    childAsKnown: string | null
    putBefore: string | null
    noticedOn: CalendarDay
    noticedAt: Instant
    state: Generated<'waiting' | 'acted-on' | 'dismissed' | 'joined'>
    answeredBy: string | null
    answeredByName: string | null
    answeredAt: Instant | null
    answer: string | null
    recordedAt: Generated<Instant>
  }
  worry: {
    authority: string
    id: string
    kind: 'open-risk' | 'risk-adult' | 'warning-note' | 'pattern-prompt'
    childId: string
    personId: string | null
    title: string
    statement: string
    trend: 'getting-worse' | 'steady' | 'getting-better' | null
    howKnown: 'fact' | 'opinion' | 'hearsay' | 'child-words'
    saidBy: string
    sinceOn: CalendarDay
    reviewBy: CalendarDay | null
    told: string | null
    closedOn: CalendarDay | null
    closedHow: string | null
    recordedBy: string | null
    recordedAt: Generated<Instant>
    managedBy: string | null
  }
  writing: {
    authority: string
    id: string
    form: string
    openedBy: string | null
    openedAt: Instant
    closedAt: Instant | null
    recordedAt: Generated<Instant>
  }
  writingPresence: {
    authority: string
    writingId: string
    client: string
    userId: string
    state: Buffer
    seenAt: Instant
  }
  writingState: {
    authority: string
    writingId: string
    seq: number
    words: Buffer
    recordedAt: Generated<Instant>
  }
  writingUpdate: {
    authority: string
    writingId: string
    seq: number
    words: Buffer
    author: string | null
    at: Instant
    joinedFrom: number | null
    joinedForm: string | null
    recordedAt: Generated<Instant>
  }
  'access.agency': {
    authority: string
    id: string
    kind: 'childrens-services' | 'gp-practice' | 'hospital' | 'health-visiting' | 'school' | 'early-years' | 'police' | 'early-help' | 'housing' | 'voluntary' | 'index' | 'other'
    name: string
    phone: string | null
    recordedAt: Generated<Instant>
    endedOn: CalendarDay | null
  }
  'access.appUser': {
    id: string
    issuer: string
    subject: string
    name: string
    email: string | null
    recordedAt: Generated<Instant>
    removedAt: Instant | null
  }
  'access.auditLeaf': {
    authority: Generated<string>
    id: Generated<string>
    at: Generated<Instant>
    userId: string | null
    role: string
    relationship: string | null
    purpose: string | null
    action: string
    subjectKind: string
    subjectId: string | null
    children: Generated<string[]>
    origin: string | null
    details: Generated<unknown>
  }
  'access.invitation': {
    authority: string
    id: string
    agencyId: string
    name: string
    email: string
    jobTitle: string
    roles: string[]
    invitedBy: string
    invitedAt: Instant
    untilOn: CalendarDay
    takenAt: Instant | null
    withdrawnAt: Instant | null
    recordedAt: Generated<Instant>
  }
  'access.machine': {
    authority: string
    id: string
    name: string
    scopes: string[]
    recordedAt: Generated<Instant>
    revokedAt: Instant | null
    agencyId: string | null
  }
  'access.machineAssertion': {
    authority: string
    machineId: string
    jti: string
    expiresAt: Instant
  }
  'access.machineKey': {
    authority: string
    machineId: string
    kid: string
    publicJwk: unknown
    recordedAt: Generated<Instant>
    revokedAt: Instant | null
  }
  'access.membership': {
    authority: string
    id: string
    userId: string
    agencyId: string
    teamId: string | null
    roles: string[]
    seat: 'council' | 'partner'
    jobTitle: string
    phone: string | null
    fromOn: CalendarDay
    toOn: CalendarDay | null
    recordedAt: Generated<Instant>
  }
  'access.session': {
    id: string
    tokenHash: Buffer
    userId: string
    authority: string
    membershipId: string
    begunAt: Instant
    lastSeenAt: Instant
    endedAt: Instant | null
    idToken: string | null
  }
  'access.team': {
    authority: string
    id: string
    name: string
    kind: 'front-door' | 'assessment' | 'safeguarding' | 'looked-after' | 'conferencing' | 'family-help' | 'performance' | 'systems' | 'index'
    recordedAt: Generated<Instant>
  }
}
