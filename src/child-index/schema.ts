// Written by `npm run schema` from the migrations; do not edit.
import type { Generated } from 'kysely'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { Instant } from '../kernel/instant.ts'

/** The tables, as the application sees them. */
export type IndexDB = {
  'childIndex.alias': {
    decisionId: string
    retired: string
    survivor: string
    kind: 'merge' | 'supersede'
    retiredState: 'provisional' | 'confirmed'
    survivorState: 'provisional' | 'confirmed'
    retiredStatus: 'active' | 'closed'
    shieldId: string | null
    joinedAt: Instant
    partedAt: Instant | null
    partedBy: string | null
  }
  'childIndex.aliasItem': {
    decisionId: string
    what: 'assertion' | 'involvement' | 'sealed-concern'
    itemId: string
    side: 'retired' | 'survivor'
  }
  'childIndex.assertion': {
    id: string
    node: string
    localReference: string
    version: number
    contentHash: string
    assertedNumber: string
    authority: string
    birthDate: CalendarDay | null
    birthDateKnown: 'exact' | 'year' | 'estimated' | 'unknown'
    expectedOn: CalendarDay | null
    sex: 'M' | 'F' | 'U'
    motherGiven: string | null
    motherFamily: string | null
    multipleBirth: boolean | null
    recordedAt: Generated<Instant>
  }
  'childIndex.assertionAddress': {
    assertionId: string
    version: number
    position: number
    lines: string
    postcode: string | null
    fromOn: CalendarDay | null
    toOn: CalendarDay | null
  }
  'childIndex.assertionIdentifier': {
    assertionId: string
    version: number
    system: 'nhs' | 'upn' | 'former-upn'
    value: string
    verified: boolean
  }
  'childIndex.assertionKey': {
    id: Generated<string>
    assertionId: string
    number: string
    given: string
    family: string
    givenSound: string
    familySound: string
    birthDate: CalendarDay | null
    yearOnly: boolean
    sex: string
    postcode: string
    nhs: string[]
    nhsVerified: string[]
    upns: string[]
    mother: string
    multiple: boolean
    past: Generated<boolean>
  }
  'childIndex.assertionName': {
    assertionId: string
    version: number
    position: number
    use: 'current' | 'former' | 'alias'
    given: string
    family: string
  }
  'childIndex.assertionPast': {
    assertionId: string
    version: number
    contentHash: string
    birthDate: CalendarDay | null
    birthDateKnown: string
    expectedOn: CalendarDay | null
    sex: string
    motherGiven: string | null
    motherFamily: string | null
    multipleBirth: boolean | null
    recordedAt: Instant
    replacedAt: Generated<Instant>
  }
  'childIndex.auditLeaf': {
    id: Generated<string>
    at: Generated<Instant>
    authority: string
    userId: string | null
    role: string
    purpose: string
    request: string
    answer: string
    numbers: string[]
    count: Generated<number>
    client: string | null
  }
  'childIndex.broker': {
    authority: string
    name: string
    contact: string
    setAt: Instant
  }
  'childIndex.budgetSetting': {
    kind: 'match' | 'search' | 'by-number' | 'by-identifier'
    spender: 'user' | 'authority' | 'client'
    fromOn: CalendarDay
    mostHourly: number
    mostDaily: number
    priceOfMiss: number
  }
  'childIndex.budgetSpent': {
    id: Generated<string>
    spender: string
    kind: string
    since: Instant
    spent: number
    process: string
  }
  'childIndex.canary': {
    number: string
    authority: string
    plantedBy: string
    plantedAt: Instant
  }
  'childIndex.canaryAlert': {
    id: Generated<string>
    number: string
    at: Instant
    authority: string
    userId: string | null
    role: string
    purpose: string
    request: string
  }
  'childIndex.child': {
    number: string
    state: 'provisional' | 'confirmed'
    status: Generated<'active' | 'retired' | 'sealed' | 'closed' | 'invalid'>
    survivor: string | null
    responsibleAuthority: string | null
    version: Generated<number>
    madeAt: Generated<Instant>
  }
  'childIndex.closingRun': {
    day: CalendarDay
    closed: number
    ranAt: Instant
  }
  'childIndex.decision': {
    id: string
    kind:
      | 'registration'
      | 'update'
      | 'link'
      | 'unlink'
      | 'load'
      | 'merge'
      | 'unmerge'
      | 'not-same'
      | 'not-same-reversed'
      | 'split'
      | 'supersede'
      | 'invalidate'
      | 'identity-break'
      | 'restore'
      | 'allot'
      | 'close'
      | 'reopen'
      | 'stays-open'
      | 'death'
      | 'responsible'
      | 'shield'
      | 'unshield'
    number: string
    assertionId: string | null
    outcome: 'Match' | 'PotentialMatch' | 'LowConfidenceMatch' | 'ManyMatch' | 'NoMatch' | null
    inputsHash: string
    candidates: Generated<unknown>
    modelVersion: string
    needsReview: Generated<boolean>
    authority: string
    userId: string | null
    role: string
    purpose: string
    decidedAt: Generated<Instant>
    otherNumber: string | null
    reason: string | null
  }
  'childIndex.duplicateNote': {
    id: string
    duplicateId: string
    authority: string
    userId: string
    words: string
    at: Instant
  }
  'childIndex.feed': {
    position: Generated<string>
    number: string
    kind:
      | 'registered'
      | 'matched'
      | 'updated'
      | 'confirmed'
      | 'involvement'
      | 'sealed-concern'
      | 'responsible'
      | 'merged'
      | 'unmerged'
      | 'split'
      | 'superseded'
      | 'invalidated'
      | 'restored'
      | 'identity-broken'
      | 'allotted'
      | 'question'
      | 'died'
      | 'closed'
      | 'reopened'
      | 'shielded'
      | 'unshielded'
    assertionId: string | null
    at: Generated<Instant>
    otherNumber: string | null
    writtenIn: Generated<string>
  }
  'childIndex.involvement': {
    id: string
    authority: string
    reference: string
    number: string
    organisation: string
    kind:
      | 'childrens-services'
      | 'gp-practice'
      | 'health-visiting'
      | 'hospital'
      | 'school'
      | 'early-years'
      | 'early-help'
      | 'police'
      | 'sexual-health'
      | 'substance-misuse'
      | 'mental-health'
      | 'other'
    role: string
    contact: string
    sinceOn: CalendarDay
    lastSeenOn: CalendarDay | null
    endedOn: CalendarDay | null
    sensitive: boolean
    recordedAt: Generated<Instant>
    shown: Generated<'named' | 'broker' | 'hidden'>
    renewedOn: CalendarDay
  }
  'childIndex.lifecycle': {
    number: string
    diedOn: CalendarDay | null
    staysOpenWhy: 'care-leaver' | 'disabled' | null
    closedWhy: 'grown' | 'died' | null
    closedOn: CalendarDay | null
    decisionId: string
  }
  'childIndex.link': {
    id: string
    assertionId: string
    number: string
    kind: 'registered' | 'matched' | 'decided'
    decisionId: string
    validFrom: Generated<Instant>
    validTo: Instant | null
    knownFrom: Generated<Instant>
    knownTo: Instant | null
  }
  'childIndex.load': {
    id: string
    stage: Generated<'reading' | 'writing' | 'finishing' | 'finished'>
    way: 'together' | 'one-by-one' | null
    rows: Generated<number>
    decidedTo: Generated<number>
    writtenTo: Generated<number>
    size: Generated<number>
    lastKey: Generated<string>
    begunAt: Instant
    finishedAt: Instant | null
    lastFeed: Generated<string>
  }
  'childIndex.loadChanged': {
    number: string
  }
  'childIndex.loadCommon': {
    birthDate: CalendarDay
    givenSound: string
  }
  'childIndex.loadDecision': {
    seq: number
    number: string
    isNew: boolean
    outcome: string
    candidates: unknown
    model: string
  }
  'childIndex.loadDrawn': {
    number: string
  }
  'childIndex.loadFile': {
    loadId: string
    position: number
    fingerprint: string
    profile: string
    authority: string | null
    rowsRead: Generated<number>
    readAt: Instant | null
    finishedAt: Instant | null
    counts: unknown | null
  }
  'childIndex.loadIdentifier': {
    seq: number
    value: string
  }
  'childIndex.loadKey': {
    seq: number
    given: string
    family: string
    givenSound: string
    familySound: string
    birthDate: CalendarDay | null
    birthYear: number | null
    birthDay: number | null
    yearOnly: boolean
    sex: string
    postcode: string
    nhs: string[]
    nhsVerified: string[]
    upns: string[]
    mother: string
    multiple: boolean
    placeholder: boolean
  }
  'childIndex.loadLiveText': {
    text: string
  }
  'childIndex.loadPair': {
    later: number
    earlier: number
  }
  'childIndex.loadProfile': {
    seq: number
    state: string
    number: string | null
    profile: string
  }
  'childIndex.loadPutAside': {
    name: string
    place: number
    away: string
    back: string
  }
  'childIndex.loadRefusal': {
    id: Generated<string>
    loadId: string
    position: number
    line: number
    reason: string
  }
  'childIndex.loadRow': {
    seq: number
    position: number
    line: number
    authority: string
    node: string
    localReference: string
    version: number | null
    hash: string
    state: string
    identity: unknown
  }
  'childIndex.loadSingle': {
    seq: number
    kind: 'each' | 'repeats' | 'again'
    saidAbove: string | null
    answer: string | null
    review: Generated<boolean>
  }
  'childIndex.loadSlice': {
    seq: number
    position: number
    assertionId: string
    decisionId: string
    number: string
    isNew: boolean
    weighed: boolean
  }
  'childIndex.loadSliceKey': {
    seq: number
    given: string
    family: string
    givenSound: string
    familySound: string
    birthDate: CalendarDay | null
    birthYear: number | null
    birthDay: number | null
    yearOnly: boolean
    sex: string
    postcode: string
    nhs: string[]
    nhsVerified: string[]
    upns: string[]
    mother: string
    multiple: boolean
    placeholder: boolean
  }
  'childIndex.matchingModel': {
    version: string
    how: 'hand' | 'trained'
    content: unknown
    trainedAt: Instant
    trainedOn: Generated<unknown>
    inUse: Generated<boolean>
  }
  'childIndex.nameWord': {
    word: string
  }
  'childIndex.nameWordsGathered': {
    one: Generated<boolean>
    upToKeyId: string
  }
  'childIndex.notSame': {
    id: string
    number: string
    otherNumber: string
    decisionId: string
    decidedAt: Generated<Instant>
    reversedAt: Instant | null
    reversedBy: string[] | null
  }
  'childIndex.possibleDuplicate': {
    id: string
    number: string
    otherNumber: string
    decisionId: string
    outcome: 'Match' | 'PotentialMatch' | 'LowConfidenceMatch' | 'ManyMatch' | 'NoMatch'
    bits: number
    probability: number
    margin: number | null
    since: Instant
    state: Generated<'waiting' | 'asked' | 'proposed' | 'settled'>
    settledAs: 'same' | 'not-same' | 'moved' | null
    settledBy: string | null
    settledAt: Instant | null
  }
  'childIndex.postcodeArea': {
    prefix: string
    authority: string
    setAt: Instant
  }
  'childIndex.proposal': {
    id: string
    act: unknown
    numbers: string[]
    effect: unknown
    fingerprint: string
    reason: string
    duplicateId: string | null
    proposedByAuthority: string
    proposedBy: string
    proposedAt: Instant
    state: Generated<'waiting' | 'agreed' | 'declined' | 'withdrawn'>
    settledByAuthority: string | null
    settledBy: string | null
    settledAt: Instant | null
    settledReason: string | null
    decisionId: string | null
    newNumber: string | null
  }
  'childIndex.recall': {
    position: string
    authority: string
    at: Instant
    acknowledgedAt: Instant | null
    acknowledgedBy: string | null
  }
  'childIndex.responsibleChange': {
    number: string
    version: number
    fromAuthority: string | null
    toAuthority: string
    askedBy: string
    userId: string | null
    changedAt: Instant
  }
  'childIndex.sealedConcern': {
    id: string
    authority: string
    number: string
    agencyKind:
      | 'childrens-services'
      | 'health'
      | 'education'
      | 'early-help'
      | 'police'
      | 'probation'
      | 'housing'
      | 'voluntary'
      | 'other'
    band: 'unsure' | 'worried' | 'very-worried'
    untilOn: CalendarDay
    whomToRing: string
    recordedAt: Generated<Instant>
    endedAt: Instant | null
    reference: string
    endedBecause: 'withdrawn' | 'resolved' | null
    agencyMark: string | null
  }
  'childIndex.shield': {
    id: string
    number: string
    kind: 'full' | 'provisional'
    authority: string
    since: Generated<Instant>
    liftedAt: Instant | null
    liftedBy: string[] | null
    reason: Generated<string>
    putUpBy: string | null
    near: Generated<string[]>
    liftedBecause: string | null
    unreviewed: Generated<boolean>
  }
  'childIndex.toAllot': {
    id: string
    number: string
    otherNumber: string
    what: 'assertion' | 'involvement' | 'sealed-concern'
    itemId: string
    authority: string
    decisionId: string
    since: Instant
    allottedTo: string | null
    allottedAt: Instant | null
    allottedBy: string | null
  }
}
