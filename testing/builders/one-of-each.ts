import { systemActor } from '../../src/access/actor.ts'
import { addDays, type CalendarDay } from '../../src/kernel/calendar-day.ts'
import { addHours, type Instant } from '../../src/kernel/instant.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { type Database, inSeat, json, type Tx } from '../../src/platform/db.ts'
import { newId } from '../../src/platform/ids.ts'

/** Steps that a small county may be without, about this child. */
export async function oneOfEach(db: Database, childId: string): Promise<void> {
  const [today, now] = [systemClock.today(), systemClock.now()]
  await inSeat(db, systemActor('990', 'test'), async (tx) => {
    const step = () => ({ authority: '990', id: newId() })
    const missing = {
      kind: 'missing',
      missingFrom: now,
      lastSeen: 'At school.',
      reportedBy: 'Mum',
      worry: 'Cold.',
    } as const
    await tx
      .insertInto('missingEpisode')
      .values({ ...step(), childId, ...missing })
      .onConflict((on) => on.doNothing())
      .execute()
    const prompt = { rule: 'missing-again', ruleVersion: 1, noticedOn: today, noticedAt: now }
    await tx
      .insertInto('warningPrompt')
      .values({ ...step(), childId, ...prompt })
      .onConflict((on) => on.doNothing())
      .execute()
    const taken = {
      ...step(),
      kind: 'police-protection',
      beganAt: now,
      madeBy: 'PC Dunmore',
      reason: 'Alone.',
    } as const
    await tx.insertInto('immediateProtection').values(taken).execute()
    await tx
      .insertInto('immediateProtectionChild')
      .values({ ...step(), immediateProtectionId: taken.id, childId })
      .execute()
    await tx
      .insertInto('returnRun')
      .values({ ...step(), kind: 'children-in-need', year: 2026, rules: '2026', askedAt: now })
      .execute()
    const known = { happenedOn: today, awareOn: today, whatHappened: 'A burn.', harm: 'seriously-harmed' } as const
    const incident = { ...step(), ...known, abuseOrNeglect: 'suspected' } as const
    await tx.insertInto('seriousIncident').values(incident).execute()
    await tx
      .insertInto('seriousIncidentChild')
      .values({ ...step(), seriousIncidentId: incident.id, childId })
      .execute()
    const move = {
      ...step(),
      direction: 'out',
      otherAuthority: '991',
      noticedOn: today,
      reason: 'A new home.',
    } as const
    await tx.insertInto('transfer').values(move).execute()
    await tx
      .insertInto('transferChild')
      .values({ ...step(), transferId: move.id, childId })
      .execute()
    await supervisionAndCover(tx, today)
    await openedAtNight(tx, childId, now)
    await judgedOf(tx, childId, today)
    await writtenOf(tx, childId, today)
    // What waits goes by the step's id: here it is the round's too.
    const proposed = step()
    const round = { kind: 'closure', stepKind: 'closure', stepId: proposed.id, signedByRole: 'team-manager' } as const
    const closing = { closedOn: today, reasonCode: 'RC7', summary: 'Safe.', lookAgainIf: 'she is hungry again' }
    const asked = { content: json(closing), askedAt: now, askedByName: 'Asha Verma' }
    await tx
      .insertInto('signOff')
      .values({ ...proposed, ...round, ...asked })
      .execute()
    await tx
      .insertInto('signOffChild')
      .values({ ...step(), signOffId: proposed.id, childId })
      .execute()
  })
  await besideConcern(db, today)
}

/** Beside a concern of a partner agency that the council may read: a file, and that its author disagrees. */
async function besideConcern(db: Database, today: CalendarDay): Promise<void> {
  const council = systemActor('990', 'test')
  const of = await inSeat(db, council, (tx) =>
    tx
      .selectFrom('concern')
      .select(['id', 'agencyId', 'raisedBy'])
      .where('authority', '=', '990')
      .where('sealedTo', 'is', null)
      .orderBy('id')
      .executeTakeFirstOrThrow(),
  )
  const row = { authority: '990', concernId: of.id, agencyId: of.agencyId }
  const said = { saidBy: of.raisedBy, saidByName: 'Grace Okafor', saidByTitle: 'Teacher', saidAt: systemClock.now() }
  const file = { fileName: 'a.txt', mediaType: 'text/plain', size: 1, sha256: '0', scanned: false }
  await inSeat(db, { ...council, seat: 'partner', agencyId: of.agencyId }, async (tx) => {
    await tx
      .insertInto('concernDisagreement')
      .values({ ...row, ...said, id: newId(), level: 1, reason: 'She is hungry still.', answerBy: today })
      .onConflict((on) => on.doNothing())
      .execute()
    await tx
      .insertInto('concernFile')
      .values({ ...row, ...file, id: newId(), addedBy: of.raisedBy, addedByName: 'Grace Okafor' })
      .execute()
  })
}

/** The record of this child, opened in an emergency. */
async function openedAtNight(tx: Tx, childId: string, begunAt: Instant): Promise<void> {
  const opened = {
    userId: newId(),
    userName: 'Femi Adeyemi',
    reasonCode: 'police-asked',
    reason: 'Found alone.',
  } as const
  await tx
    .insertInto('brokenGlass')
    .values({ authority: '990', id: newId(), childId, ...opened, begunAt, untilAt: addHours(begunAt, 4) })
    .execute()
}

/** What is thought of this child, and what is not known. */
async function judgedOf(tx: Tx, childId: string, today: CalendarDay): Promise<void> {
  const row = () => ({ authority: '990', id: newId(), childId })
  const judgement = { kind: 'strength', saidBy: 'Asha Verma', statement: 'Nan helps.', madeOn: today } as const
  await tx
    .insertInto('judgement')
    .values({ ...row(), ...judgement, recordedByName: 'Asha Verma' })
    .execute()
  const asked = { question: 'Where is Dad?', finderName: 'Asha Verma', askedOn: today, askedByName: 'Asha Verma' }
  await tx
    .insertInto('notKnown')
    .values({ ...row(), ...asked })
    .execute()
}

/** What a small county may be without, about two of its workers. */
async function supervisionAndCover(tx: Tx, today: CalendarDay): Promise<void> {
  const step = () => ({ authority: '990', id: newId() })
  const [one, other] = await tx
    .selectFrom('access.membership')
    .select('userId')
    .where('authority', '=', '990')
    .where('seat', '=', 'council')
    .orderBy('userId')
    .limit(2)
    .execute()
  if (!one || !other) throw new Error('Aldermere has no two workers')
  const supervised = { workerUser: one.userId, supervisorUser: other.userId, heldOn: today, nextOn: addDays(today, 28) }
  await tx
    .insertInto('supervision')
    .values({ ...step(), ...supervised, recordedByName: 'Tom Llewellyn' })
    .execute()
  const away = { absentUser: one.userId, coveringUser: other.userId, fromOn: today, toOn: addDays(today, 7) }
  await tx
    .insertInto('cover')
    .values({ ...step(), ...away, reason: 'Leave.' })
    .execute()
}

/** A document that came about this child, and a chronology begun of them. */
async function writtenOf(tx: Tx, childId: string, today: CalendarDay): Promise<void> {
  const row = () => ({ authority: '990', id: newId() })
  const said = await tx
    .selectFrom('entryAbout')
    .select('entryId')
    .where('authority', '=', '990')
    .where('personId', '=', childId)
    .limit(1)
    .executeTakeFirstOrThrow()
  const file = {
    fileName: 'letter.txt',
    mediaType: 'text/plain',
    size: 1,
    sha256: 'f'.repeat(64),
    scanned: false,
  } as const
  const document = { ...row(), title: 'A letter', kind: 'letter', datedOn: today, fromWhom: 'School' } as const
  await tx
    .insertInto('document')
    .values({ ...document, ...file, ...said, recordedByName: 'Asha Verma' })
    .execute()
  await tx
    .insertInto('documentChild')
    .values({ ...row(), documentId: document.id, childId, datedOn: today })
    .execute()
  const begun = { title: 'For court', purpose: 'court', begunOn: today, writtenByName: 'Asha Verma' } as const
  await tx
    .insertInto('curatedChronology')
    .values({ ...row(), childId, ...begun })
    .execute()
  const report = { ...row(), kind: 'conference', begunOn: today, writtenByName: 'Asha Verma' } as const
  await tx.insertInto('report').values(report).execute()
  await tx
    .insertInto('reportChild')
    .values({ ...row(), reportId: report.id, childId })
    .execute()
}
