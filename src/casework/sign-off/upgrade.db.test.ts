import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { aCouncil, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { anEmptyDatabase, execute } from '../../../testing/database.ts'
import type { Connections } from '../../platform/connections.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { migrate } from '../../platform/migrate.ts'
import { authoriseAssessment } from '../assessments/commands.ts'
import { lookAtWhatWaits } from './commands.ts'

const NOW = aMoment()
let urls: Connections
let folder = ''
let db: Database
let council: Council

beforeAll(async () => {
  urls = await anEmptyDatabase(inject('server'))
  folder = await mkdtemp(join(tmpdir(), 'migrations '))
  for (const name of (await readdir('migrations')).filter((file) => file < '0033' && file.endsWith('.sql'))) {
    await cp(join('migrations', name), join(folder, name))
  }
  await migrate(urls.owner, pathToFileURL(`${folder}/`))
  council = await aCouncil(urls)
  db = openDatabase(urls.app, 2)
})
afterAll(async () => {
  await db.destroy()
  await rm(folder, { recursive: true, force: true })
})

/** An assessment as it stood before there were rounds: Asha wrote in it, then a colleague, who put it before the manager. */
async function submittedBefore(): Promise<{ readonly assessmentId: string; readonly childId: string }> {
  const [childId, referralId, assessmentId] = [newId(), newId(), newId()]
  const { socialWorker, colleague, teams } = council
  await execute(
    urls.owner,
    `begin;
     select public.act_as('990', null, null, 'council');
     insert into person (authority, id, kind) values ('990', '${childId}', 'child');
     insert into referral (authority, id, received_on, source_code) values ('990', '${referralId}', '2026-03-02', '2A');
     insert into episode (authority, id, child_id, referral_id, opened_on, primary_need)
       values ('990', '${newId()}', '${childId}', '${referralId}', '2026-03-02', 'N1');
     insert into allocation (authority, id, child_id, user_id, team_id, role, from_on)
       values ('990', '${newId()}', '${childId}', '${socialWorker.userId}', '${teams.safeguarding}', 'social-worker', '2026-03-02');
     insert into assessment (authority, id, referral_id, started_on, written_by)
       values ('990', '${assessmentId}', '${referralId}', '2026-03-02', '${socialWorker.userId}');
     insert into assessment_child (authority, id, assessment_id, child_id, factors)
       values ('990', '${newId()}', '${assessmentId}', '${childId}', '{16A}');
     commit;
     begin;
     select public.act_as('990', null, null, 'council');
     update assessment set content = '{"analysis": "Money runs out."}', outcome = 'close', state = 'submitted',
            written_by = '${colleague.userId}', submitted_by = '${colleague.userId}', submitted_on = '2026-03-18';
     commit;`,
  )
  return { assessmentId, childId }
}

it('an assessment that waited before rounds were kept is on the manager’s list, and is signed', async () => {
  const { assessmentId, childId } = await submittedBefore()
  await migrate(urls.owner)
  const { teamManager, socialWorker, colleague } = council
  const listed = await inSeat(db, teamManager, (tx) => lookAtWhatWaits(tx, teamManager, NOW))
  const [one, ...others] = listed.ok ? listed.value : []
  expect(one).toMatchObject({
    kind: 'assessment',
    stepId: assessmentId,
    childIds: [childId],
    askedBy: colleague.userId,
  })
  expect([one?.askedByName, others]).toEqual(['Chidi Nwosu', []])
  expect(one?.writtenBy.toSorted()).toEqual([socialWorker.userId, colleague.userId].toSorted())
  const signed = await inSeat(db, teamManager, (tx) =>
    authoriseAssessment(tx, teamManager, assessmentId, { sign: true }, NOW),
  )
  expect(signed).toMatchObject({ ok: true })
})
