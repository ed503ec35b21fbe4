import type { Instant } from '../../kernel/instant.ts'
import { json, type Tx } from '../../platform/db.ts'
import type {
  ChildAsGiven,
  Contact,
  ContactDecision,
  IncomingConcern,
  KnownBy,
  NewContact,
  WaitingContact,
} from './model.ts'

const COLUMNS = [
  ...([
    'id',
    'childId',
    'childAsGiven',
    'concernId',
    'receivedAt',
    'sourceCode',
    'sourceName',
    'sourceAgency',
  ] as const),
  ...([
    'summary',
    'words',
    'happenedOn',
    'knownBy',
    'immediateDanger',
    'toldFamily',
    'whyNotTold',
    'decideBy',
  ] as const),
  ...(['decidedAt', 'decision', 'decidedBy'] as const),
] as const

/** Adds a contact. @returns whether it is new: a concern becomes one contact, however often it is received */
export async function addContact(tx: Tx, contact: NewContact): Promise<boolean> {
  const added = await tx
    .insertInto('contact')
    .values({ authority: tx.authority, ...contact, childAsGiven: json(contact.childAsGiven) })
    .onConflict((the) => the.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** A contact; undefined if this authority has none such. */
export async function contactById(tx: Tx, id: string): Promise<Contact | undefined> {
  const row = await tx
    .selectFrom('contact')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && asContact(row)
}

/** As `contactById`, locked until the transaction ends. */
export async function lockContact(tx: Tx, id: string): Promise<Contact | undefined> {
  const row = await tx
    .selectFrom('contact')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && asContact(row)
}

/**
 * Contacts nobody has decided about: danger first, then whoever is very worried, then what is due first; at most
 * `limit`. Stands on contact_waiting and the key of concern.
 */
export async function undecidedContacts(tx: Tx, limit: number): Promise<readonly WaitingContact[]> {
  const rows = await tx
    .selectFrom('contact')
    .leftJoin('concern', (join) =>
      join.onRef('concern.authority', '=', 'contact.authority').onRef('concern.id', '=', 'contact.concernId'),
    )
    .select(COLUMNS.map((column) => `contact.${column}` as const))
    .select('concern.band')
    .where('contact.authority', '=', tx.authority)
    .where('contact.decidedAt', 'is', null)
    .orderBy('contact.immediateDanger', 'desc')
    .orderBy((the) => the.fn.coalesce(the('concern.band', '=', 'very-worried'), the.val(false)), 'desc')
    .orderBy('contact.decideBy')
    .orderBy('contact.id')
    .limit(limit)
    .execute()
  return rows.map(({ band, ...row }) => ({ ...asContact(row), band }))
}

/** How many contacts wait for a decision, and of how many of them the last moment has passed. */
export async function countUndecided(
  tx: Tx,
  at: Instant,
): Promise<{ readonly waiting: number; readonly late: number }> {
  const row = await tx
    .selectFrom('contact')
    .select((the) => [
      the.fn.countAll<string>().as('waiting'),
      the.fn.countAll<string>().filterWhere('decideBy', '<', at).as('late'),
    ])
    .where('authority', '=', tx.authority)
    .where('decidedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return { waiting: Number(row.waiting), late: Number(row.late) }
}

/** What reached the front door about this child, newest first; at most `limit`. Stands on contact_of_child. */
export async function contactsAbout(tx: Tx, childId: string, limit: number): Promise<readonly Contact[]> {
  const rows = await tx
    .selectFrom('contact')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('childId', '=', childId)
    .orderBy('receivedAt', 'desc')
    .limit(limit)
    .execute()
  return rows.map(asContact)
}

/** Says which child of our records a contact is about. */
export async function saveChildOfContact(tx: Tx, id: string, childId: string): Promise<void> {
  await tx.updateTable('contact').set({ childId }).where('authority', '=', tx.authority).where('id', '=', id).execute()
}

export async function saveContactDecision(
  tx: Tx,
  id: string,
  decided: { readonly decision: ContactDecision; readonly decidedAt: Instant; readonly decidedBy: string | null },
): Promise<void> {
  await tx.updateTable('contact').set(decided).where('authority', '=', tx.authority).where('id', '=', id).execute()
}

/** A concern that asks children's social care to look; undefined for one that is sealed, which no council seat can read. */
export async function incomingConcern(tx: Tx, id: string): Promise<IncomingConcern | undefined> {
  const row = await tx
    .selectFrom('concern')
    .innerJoin('access.agency as agency', (join) =>
      join.onRef('agency.authority', '=', 'concern.authority').onRef('agency.id', '=', 'concern.agencyId'),
    )
    .select(['concern.id', 'concern.raisedBy', 'concern.raisedByName', 'concern.raisedByTitle', 'concern.raisedAt'])
    .select(['concern.kind', 'concern.immediateDanger', 'concern.indexNumber', 'concern.childAsGiven'])
    .select(['concern.whatSeen', 'concern.happenedOn', 'concern.knownBy', 'concern.band'])
    .select(['concern.howWorried', 'concern.doneSoFar'])
    .select(['concern.toldFamily', 'concern.whyNotTold', 'concern.mayNameAgency'])
    .select(['agency.kind as agencyKind', 'agency.name as agencyName'])
    .select((the) =>
      the
        .selectFrom('access.membership as seat')
        .select((seat) => seat.fn.coalesce('seat.phone', 'agency.phone').as('phone'))
        .whereRef('seat.authority', '=', 'concern.authority')
        .whereRef('seat.userId', '=', 'concern.raisedBy')
        .whereRef('seat.agencyId', '=', 'concern.agencyId')
        .as('phone'),
    )
    .where('concern.authority', '=', tx.authority)
    .where('concern.id', '=', id)
    .where('concern.sealedTo', 'is', null)
    .$narrowType<{ kind: 'contact' | 'ring-first'; raisedAt: Instant }>()
    .executeTakeFirst()
  return row && { ...row, childAsGiven: row.childAsGiven as ChildAsGiven }
}

/** Tells the one who raised a concern that it is here, and by when it is decided. */
export async function saveReceived(tx: Tx, concernId: string, receivedAt: Instant, decideBy: Instant): Promise<void> {
  await tx
    .updateTable('concern')
    .set({ receivedAt, decideBy })
    .where('authority', '=', tx.authority)
    .where('id', '=', concernId)
    .where('receivedAt', 'is', null)
    .execute()
}

type Row = Omit<Contact, 'childAsGiven' | 'knownBy'> & {
  readonly childAsGiven: unknown
  readonly knownBy: string | null
}

function asContact({ childAsGiven, knownBy, ...row }: Row): Contact {
  return { ...row, childAsGiven: childAsGiven as ChildAsGiven, knownBy: knownBy as KnownBy | null }
}
