import type { CensusChild, Finding, Limits } from '../../src/exchange/import/cin-census/model.ts'
import { checkReturn, readFindings } from '../../src/exchange/import/cin-census/reader.ts'
import type { ReturnSource } from '../../src/exchange/import/cin-census/source.ts'
import { calendarDay } from '../../src/kernel/calendar-day.ts'

/** The day on which the returns of the tests are imported. */
export const IMPORTED_ON = calendarDay('2026-05-01')

export const HEADER =
  '<Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails><Source><SourceLevel>L</SourceLevel><LEA>990</LEA></Source></Header>'

/** A Child element: a sound one, but for what the caller says otherwise. */
export function aChild({
  identifiers = '',
  laChildId = '<LAchildID>A1</LAchildID>',
  birth = '<PersonBirthDate>2015-06-01</PersonBirthDate>',
  sex = '<Sex>F</Sex>',
  characteristics = '<Ethnicity>WBRI</Ethnicity>',
  episodes = '<CINdetails><CINreferralDate>2025-05-01</CINreferralDate><ReferralSource>6</ReferralSource><ReferralNFA>0</ReferralNFA></CINdetails>',
} = {}): string {
  return `<Child><ChildIdentifiers>${laChildId}${identifiers}${birth}${sex}</ChildIdentifiers><ChildCharacteristics>${characteristics}</ChildCharacteristics>${episodes}</Child>`
}

/** An episode that was referred on 1 May 2025, with these elements besides. */
export function anEpisode(elements: string): string {
  return `<CINdetails><CINreferralDate>2025-05-01</CINreferralDate>${elements}</CINdetails>`
}

/** A whole return of authority 990. */
export function aReturn(children: string, header = HEADER): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Message>${header}\n<Children>\n${children}\n</Children></Message>\n`
}

/** Text, bytes or a stream of either as a source that can be read twice. */
export function sourceOf(contents: string | Uint8Array | (() => Iterable<string | Uint8Array>)): ReturnSource {
  const pieces = typeof contents === 'function' ? contents : () => [contents]
  return {
    bytes: null,
    async *open() {
      for (const piece of pieces()) yield typeof piece === 'string' ? Buffer.from(piece) : piece
    },
  }
}

/** Checks a source for authority 990. */
export function check(source: ReturnSource, limits?: Limits) {
  return checkReturn(source, { authority: '990', today: IMPORTED_ON, ...(limits && { limits }) })
}

/** Checks and reads a source for an authority, as an import would; throws where the file is refused. */
export async function findingsOf(source: ReturnSource, authority = '990'): Promise<readonly Finding[]> {
  const options = { authority, today: IMPORTED_ON }
  const checked = await checkReturn(source, options)
  if (!checked.ok) throw new Error(checked.words)
  const findings: Finding[] = []
  for await (const finding of readFindings(source, checked.value, options)) findings.push(finding)
  return findings
}

/** The finding of a return of this one child. */
export async function findingOf(child: string): Promise<Finding> {
  return (await findingsOf(sourceOf(aReturn(child))))[0] as Finding
}

/** The child that a finding lays down; throws where it is refused or merged. */
export function childOf(finding: Finding): CensusChild {
  if ('child' in finding) return finding.child
  throw new Error(JSON.stringify(finding.notes))
}
