import type { Identity, IdentityIdentifier } from '../child-index/contract-identity.ts'
import type { FileRefused, LoadSource, SourceRow } from '../child-index/loading/model.ts'
import type { CensusChild, Finding } from '../exchange/import/cin-census/model.ts'
import { checkReturn, readFindings } from '../exchange/import/cin-census/reader.ts'
import { fileSource } from '../exchange/import/cin-census/source.ts'
import type { CalendarDay } from '../kernel/calendar-day.ts'

const PROFILE = 'cin-census'
const HANDFUL = 500

/**
 * The children of a census return as a source. A return has no names: its children are numbered, and recognised by a
 * person only, except where the same record is known. Refuses a file that is not a sound return of the authority.
 */
export async function censusSource(
  path: string,
  authority: string,
  today: CalendarDay,
): Promise<LoadSource | FileRefused> {
  const source = await fileSource(path)
  if (!source.ok) return { name: path, words: source.words }
  const checked = await checkReturn(source.value, { authority, today })
  if (!checked.ok) {
    const { line, words } = checked
    return { name: path, words: line === null ? words : `Line ${line}: ${words}` }
  }
  const { fingerprint } = checked.value
  const rows = () => inHandfuls(readFindings(source.value, checked.value, { authority, today }), authority)
  return { name: path, fingerprint, profile: PROFILE, authority, unread: [], rows }
}

async function* inHandfuls(findings: AsyncIterable<Finding>, authority: string): AsyncGenerator<SourceRow[]> {
  let handful: SourceRow[] = []
  for await (const finding of findings) {
    handful.push(rowOf(finding, authority))
    if (handful.length < HANDFUL) continue
    yield handful
    handful = []
  }
  yield handful
}

function rowOf(finding: Finding, authority: string): SourceRow {
  const { line } = finding
  if (!('child' in finding)) {
    const note = finding.notes.find(({ kind }) => kind === 'refusal') ?? finding.notes[0]
    return { line, refusal: finding.outcome === 'merged' ? 'return-said-twice' : `return-${note?.code ?? 'refused'}` }
  }
  const { child } = finding
  const node = `${authority}/${PROFILE}`
  return {
    line,
    said: { authority, node, localReference: child.laChildId, version: null, identity: identityOf(child) },
  }
}

function identityOf({ bornOn, expectedOn, sex, upn, formerUpn }: CensusChild): Identity {
  const identifiers: IdentityIdentifier[] = []
  if (upn?.identifies) identifiers.push({ system: 'upn', value: upn.written, verified: false })
  if (formerUpn?.identifies) identifiers.push({ system: 'former-upn', value: formerUpn.written, verified: false })
  return {
    names: [],
    birthDate: bornOn,
    birthDateKnown: bornOn === null ? 'unknown' : 'exact',
    expectedOn,
    sex,
    addresses: [],
    identifiers,
    mother: null,
    multipleBirth: null,
  }
}
