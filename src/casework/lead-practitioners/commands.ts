import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { standingFor } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lockChildren } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { tellIndexOfCases } from '../episodes/queries-index.ts'
import type { LeadRefusal, SetLead } from './model.ts'
import { saveLead } from './queries.ts'

/** Says who leads the work with a child from today on, of the council or not; the story says so, and the index is told. */
export async function setLead(tx: Tx, actor: Actor, act: SetLead, now: Moment): Promise<Outcome<SetLead, LeadRefusal>> {
  await lockChildren(tx, [act.childId])
  if (!(await standingFor(tx, actor, 'lead.set', act.childId, now.day))) return refused('not-found')
  if (![act.name, act.role, act.agency, act.contact].every((text) => text.trim() !== '')) {
    return refused('nothing-written')
  }
  await saveLead(tx, act, actor, now.day)
  await addEntries(tx, actor, [
    {
      ...{ id: newId(), kind: 'fact', happenedOn: now.day, saidBy: actor.name, saidByRole: actor.jobTitle },
      title: `${act.name} leads the work`,
      body: paragraphs(`${act.name}, ${act.role}, ${act.agency}, leads the work from today on.`),
      about: [{ personId: act.childId }],
    },
  ])
  await tellIndexOfCases(tx, [act.childId])
  await audit(tx, actor, 'lead.set', { kind: 'child', id: act.childId })
  return accepted(act)
}
