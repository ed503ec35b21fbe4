import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { DISABILITIES, ETHNICITIES } from '../../src/exchange/import/cin-census/codes/model.ts'
import { addDays, type CalendarDay, calendarDay, daysBetween } from '../../src/kernel/calendar-day.ts'
import { upnFrom } from '../../src/kernel/upn.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type History, historyOf, inTurn, type Node, PATHS, REFERENCE_ON, workingDay } from './histories.ts'

export type GenerateOptions = {
  /** At most 1,000,000. */
  readonly children: number
  readonly seed: number
  /** The three-digit code of the authority that is to have made the return. */
  readonly authority: string
}

/**
 * A children in need return for 2025-26 of invented children, in the department's order of elements, piece by piece.
 * Every module is used, and from some 500 children on every code that is still in force. No child has a number that
 * could be real: no school has an establishment number below 1000.
 */
export function* censusReturn(options: GenerateOptions): Generator<string> {
  const { children, authority, seed } = options
  if (!Number.isInteger(children) || children < 1 || children > 1_000_000)
    throw new RangeError('1 to 1,000,000 children')
  if (!/^\d{3}$/.test(authority)) throw new RangeError('an authority has three digits')
  const chance = chanceOf(seed)
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<Message>\n'
  yield written(headerOf(authority), 1)
  yield '  <Children>\n'
  for (let serial = 0; serial < children; serial += 1) yield written(childOf(serial, seed, chance), 2)
  yield '  </Children>\n</Message>\n'
}

const UPN_AUTHORITIES = ['201', '202', '301', '330', '373', '800', '845', '926']
const ETHNICITY_CODES = [...ETHNICITIES]
const DISABILITY_CODES = [...DISABILITIES].filter((code) => code !== 'NONE')
const WITHOUT_UPN = ['UN2', 'UN3', 'UN4', 'UN5', 'UN6']
/** Of one in 60 it is not known. */
const SEXES = [...Array.from({ length: 59 }, (_, at) => (at % 2 === 0 ? 'M' : 'F')), 'U']

/** The dates of a child who is not yet born, or who died in the year, are set by the history; all else is by chance. */
function childOf(serial: number, seed: number, chance: Chance): Node {
  const path = inTurn(PATHS, serial)
  const turn = Math.floor(serial / PATHS.length)
  const unborn = path === 'child-in-need' && turn % 20 === 3
  const referredOn = workingDay(
    addDays(calendarDay(unborn ? '2025-12-01' : '2025-04-01'), chance.between(0, unborn ? 90 : 330)),
  )
  const history = historyOf(path as (typeof PATHS)[number], referredOn, turn, chance)
  const died = !unborn && path === 'child-in-need' && history.closed !== null && turn % 20 === 7
  const bornOn = unborn ? null : addDays(referredOn, -chance.between(20, 6_300))
  const expectedOn = unborn ? addDays(REFERENCE_ON, chance.between(10, 160)) : null
  const identity: Node = [
    'ChildIdentifiers',
    [
      ['LAchildID', `G${seed}X${String(serial + 1).padStart(7, '0')}`],
      ...numbersOf(serial, bornOn, path === 'no-further-action'),
      bornOn === null ? null : ['PersonBirthDate', bornOn],
      expectedOn === null ? null : ['ExpectedPersonBirthDate', expectedOn],
      ['Sex', unborn ? 'U' : inTurn(SEXES, serial)],
      died && history.closed ? ['PersonDeathDate', history.closed.on] : null,
    ],
  ]
  return [
    'Child',
    [identity, characteristicsOf(serial, unborn, chance), ...episodesOf(history, died, serial, referredOn, chance)],
  ]
}

function episodesOf(history: History, died: boolean, turn: number, referredOn: CalendarDay, chance: Chance): Node[] {
  const latest = died ? withReason(history.element, 'RC2') : history.element
  const earlierOn = workingDay(addDays(referredOn, -chance.between(40, 200)))
  const hasEarlier = turn % 9 === 4 && earlierOn >= '2025-04-01' && earlierOn < referredOn
  return hasEarlier ? [historyOf('no-further-action', earlierOn, turn, chance).element, latest] : [latest]
}

function withReason([name, content]: Node, reason: string): Node {
  if (typeof content === 'string') return [name, content]
  return [name, content.map((node) => (node?.[0] === 'ReasonForClosure' ? [node[0], reason] : node))]
}

/** A pupil has a UPN; a child below school age has none, and now and then it is not known. */
function numbersOf(serial: number, bornOn: CalendarDay | null, noFurtherAction: boolean): readonly (Node | null)[] {
  const years = bornOn ? daysBetween(bornOn, REFERENCE_ON) / 365.25 : 0
  if (years < 5) return [['UPNunknown', 'UN1']]
  if (noFurtherAction && serial % 4 === 0) return [['UPNunknown', 'UN7']]
  if (serial % 13 === 5) return [['UPNunknown', inTurn(WITHOUT_UPN, Math.floor(serial / 13))]]
  const former = serial % 31 === 1 ? upnOf(serial, 500) : null
  return [['UPN', upnOf(serial, 0)], former === null ? null : ['FormerUPN', former]]
}

/** Serials and then schools count up within each authority: no number twice among a million children. */
function upnOf(serial: number, school: number): string {
  const authority = inTurn(UPN_AUTHORITIES, serial)
  const among = Math.floor(serial / UPN_AUTHORITIES.length)
  return upnFrom(authority, school + (Math.floor(among / 1_000) % 500), 2000 + (serial % 25), among % 1_000)
}

function characteristicsOf(serial: number, unborn: boolean, chance: Chance): Node {
  const ethnicity: Node = ['Ethnicity', unborn ? 'NOBT' : inTurn(ETHNICITY_CODES, serial)]
  if (unborn) return ['ChildCharacteristics', [ethnicity]]
  const first = serial % 8 === 0 ? inTurn(DISABILITY_CODES, Math.floor(serial / 8)) : 'NONE'
  const second = first !== 'NONE' && chance.in100(50) ? inTurn(DISABILITY_CODES, Math.floor(serial / 8) + 5) : null
  const codes = [first, second].filter((code) => code !== null)
  return ['ChildCharacteristics', [ethnicity, ['Disabilities', codes.map((code): Node => ['Disability', code])]]]
}

function headerOf(authority: string): Node {
  return [
    'Header',
    [
      [
        'CollectionDetails',
        [
          ['Collection', 'CIN'],
          ['Year', '2026'],
          ['ReferenceDate', REFERENCE_ON],
        ],
      ],
      [
        'Source',
        [
          ['SourceLevel', 'L'],
          ['LEA', authority],
          ['SoftwareCode', 'Generated'],
          ['Release', '1'],
          ['SerialNo', '001'],
          ['DateTime', '2026-04-20T09:00:00'],
        ],
      ],
    ],
  ]
}

/** No text here holds a character that XML would have escaped. */
function written([name, content]: Node, depth: number): string {
  const indent = '  '.repeat(depth)
  if (typeof content === 'string') return `${indent}<${name}>${content}</${name}>\n`
  const within = content.map((node) => (node ? written(node, depth + 1) : '')).join('')
  return `${indent}<${name}>\n${within}${indent}</${name}>\n`
}

if (process.argv[1] === import.meta.filename) {
  const text = (name: string) => ({ [name]: { type: 'string' as const } })
  const { values } = parseArgs({
    options: { ...text('children'), ...text('seed'), ...text('authority'), ...text('output') },
  })
  const { children = '5000', seed = '1', authority = '990', output } = values
  const pieces = censusReturn({ children: Number(children), seed: Number(seed), authority: String(authority) })
  await pipeline(Readable.from(pieces), output ? createWriteStream(String(output)) : process.stdout)
}
