import { systemActor } from '../src/access/actor.ts'
import { workersWithRole } from '../src/casework/allocations/queries.ts'
import type { Parts } from '../src/deployments/parts.ts'
import { inSeat } from '../src/platform/db.ts'
import { anOpenCase } from '../testing/builders/case.ts'
import { aConference, concludeWhatCalledIt } from '../testing/builders/conference.ts'

type Opened = Pick<Parts, 'db' | 'clock'>

/** An initial conference about these children, called for and awaited: Asha Verma holds them, Hilary Stroud chairs. @returns its id */
export async function aConferenceAwaited({ db, clock }: Opened, childIds: readonly string[]): Promise<string> {
  const who = (role: 'social-worker' | 'conference-chair', name: string) =>
    inSeat(db, systemActor('990', 'test'), async (tx) => {
      const worker = (await workersWithRole(tx, role, clock.today(), 300)).find((one) => one.name === name)
      if (!worker) throw new Error(`${name} is missing`)
      return worker
    })
  const socialWorker = await who('social-worker', 'Asha Verma')
  const conferenceChair = await who('conference-chair', 'Hilary Stroud')
  const council = { authority: '990', socialWorker, conferenceChair, teams: { safeguarding: socialWorker.teamId } }
  const id = await aConference(db, council, await anOpenCase(db, council, childIds))
  await inSeat(db, systemActor('990', 'test'), (tx) => concludeWhatCalledIt(tx, childIds))
  return id
}
