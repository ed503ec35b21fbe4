import { addHours, londonInstant } from '../../../kernel/instant.ts'
import { codeText } from '../../../statute/code-sets.ts'
import type { Laid, LaidRow } from '../cin-census/laying-down/model.ts'
import type { Bundle, DatasetRow } from './model.ts'
import { objectIn, outcomeIn } from './model-outcomes.ts'
import { dayIn, idsOfStep, type LaidFor, referralIds, textIn, yesIn } from './rules-cells.ts'
import { entriesOf } from './rules-entries.ts'
import { rowId } from './rules-people.ts'
import { protectionOf } from './rules-protection.ts'

/**
 * What the rows of one child become in the record: history as it was reported, a row a step, marked so. Nothing is filled
 * in that they do not say; what the record must have and no table says is said to be not reported.
 */
export function laidDown(bundle: Bundle, into: LaidFor): Laid {
  const protection = protectionOf(bundle, into)
  const steps = {
    ...referralsOf(bundle, into),
    ...assessmentsOf(bundle, into),
    ...protection,
    ...visitsOf(bundle, into),
    contact: rowsOf(bundle, 'ssd_contacts').flatMap((row) => contactOf(row, bundle, into)),
    missingEpisode: missingOf(bundle).map((row) => missingEpisodeOf(row, into)),
    plan: plansOf(protection.planStatus, into),
  }
  return { ...steps, entries: entriesOf(steps, into.childId, into.idOf) }
}

/** Rows of a table in the bundle. */
export function rowsOf({ rows }: Bundle, table: string): readonly DatasetRow[] {
  return rows[table] ?? []
}

/** The missing episodes that can be laid down: of those that have not ended, the last alone. */
export function missingOf(bundle: Bundle): readonly DatasetRow[] {
  const rows = [...rowsOf(bundle, 'ssd_missing')].sort((a, b) => startOf(a).localeCompare(startOf(b)))
  const open = rows.filter((row) => dayIn(row, 'miss_missing_episode_end_date') === null).at(-1)
  return rows.filter((row) => row === open || dayIn(row, 'miss_missing_episode_end_date') !== null)
}

const NOT_REPORTED = 'Not reported by the system before.'

function referralsOf(bundle: Bundle, into: LaidFor): Pick<Laid, 'referral' | 'referralChild' | 'episode' | 'closure'> {
  const rows = rowsOf(bundle, 'ssd_cin_episodes').map((row) => {
    const key = textIn(row, 'cine_referral_id') ?? ''
    const { partId } = idsOfStep('ssd_cin_episodes', key, into.idOf)
    return { row, key, partId, ...referralIds(key, into.idOf), ...decidedOn(row, hasSteps(bundle, key)) }
  })
  const opened = rows.filter(({ opens }) => opens)
  return {
    referral: rows.map(({ row, referralId, response, onDay }) => ({
      ...{ id: referralId, receivedOn: onDay, sourceCode: textIn(row, 'cine_referral_source_code') ?? '10' },
      sourceName: textIn(row, 'cine_referral_source_desc'),
      ...{ response, decidedOn: response === null ? null : onDay, reported: true },
    })),
    referralChild: rows.map(({ partId, referralId, ledToNothing }) => ({
      ...{ id: partId, referralId, childId: into.childId, noFurtherAction: ledToNothing },
    })),
    episode: opened.map(({ row, referralId, episodeId, onDay, closedOn, reason }) => ({
      ...{ id: episodeId, childId: into.childId, referralId, openedOn: onDay },
      primaryNeed: textIn(row, 'cine_cin_primary_need_code'),
      ...{ closedOn, closureReason: closedOn === null ? null : reason, reported: true },
    })),
    closure: opened.flatMap(({ episodeId, closedOn, reason }) =>
      closedOn === null
        ? []
        : [
            {
              id: into.idOf('step', 'closure', episodeId),
              childId: into.childId,
              episodeId,
              closedOn,
              reasonCode: reason,
              reported: true as const,
            },
          ],
    ),
  }
}

/** What was decided on a referral, and whether it opened a period of need. */
function decidedOn(row: DatasetRow, hasSteps: boolean) {
  const onDay = dayIn(row, 'cine_referral_date') as LaidRow<'referral'>['receivedOn']
  const closedOn = dayIn(row, 'cine_close_date')
  const said = outcomeIn('cine_referral_outcome_json', row.cells['cine_referral_outcome_json'] ?? '')
  const ledToNothing = yesIn(row, 'cine_referral_nfa') === true
  const isOther = Object.keys(objectIn(row.cells['cine_referral_outcome_json'] ?? '')).length > 0
  const goesOn = hasSteps || closedOn !== null || isOther ? 'assessment' : null
  const response = said ?? (ledToNothing ? 'no-further-action' : goesOn)
  const opens = hasSteps || closedOn !== null || (!ledToNothing && response !== null)
  return { onDay, closedOn, response, ledToNothing, opens, reason: textIn(row, 'cine_close_reason') ?? 'not reported' }
}

const NAMES_REFERRAL: readonly (readonly [table: string, column: string])[] = [
  ['ssd_cin_assessments', 'cina_referral_id'],
  ['ssd_cin_plans', 'cinp_referral_id'],
  ['ssd_s47_enquiry', 's47e_referral_id'],
  ['ssd_initial_cp_conference', 'icpc_referral_id'],
  ['ssd_cp_plans', 'cppl_referral_id'],
]

function hasSteps(bundle: Bundle, referral: string): boolean {
  return NAMES_REFERRAL.some(([table, column]) => rowsOf(bundle, table).some(({ cells }) => cells[column] === referral))
}

function assessmentsOf(bundle: Bundle, { childId, idOf }: LaidFor): Pick<Laid, 'assessment' | 'assessmentChild'> {
  const factors = new Map(
    rowsOf(bundle, 'ssd_assessment_factors').map((row) => [row.cells['cinf_assessment_id'] ?? '', factorsIn(row)]),
  )
  const rows = rowsOf(bundle, 'ssd_cin_assessments').map((row) => {
    const key = textIn(row, 'cina_assessment_id') ?? ''
    return { row, key, ...idsOfStep('ssd_cin_assessments', key, idOf) }
  })
  return {
    assessment: rows.map(({ row, stepId }) => {
      const authorisedOn = dayIn(row, 'cina_assessment_auth_date')
      return {
        ...{ id: stepId, referralId: referralIds(textIn(row, 'cina_referral_id') ?? '', idOf).referralId },
        startedOn: dayIn(row, 'cina_assessment_start_date') as LaidRow<'assessment'>['startedOn'],
        ...{ internalReviewOn: null, authorisedOn, state: authorisedOn === null ? 'open' : 'authorised' },
        outcome: outcomeIn('cina_assessment_outcome_json', row.cells['cina_assessment_outcome_json'] ?? ''),
        ...{ revision: 0, reported: true },
      }
    }),
    assessmentChild: rows.map(({ key, partId, stepId }) => ({
      ...{ id: partId, assessmentId: stepId, childId, factors: factors.get(key) ?? [] },
    })),
  }
}

/** A list of codes, or an object whose keys are codes. */
function factorsIn({ cells }: DatasetRow): readonly string[] {
  const json = objectIn(cells['cinf_assessment_factors_json'] ?? '')
  const said = Array.isArray(json) ? json.map(String) : Object.keys(json).filter((code) => json[code])
  return said.filter((code) => /^\d{1,2}[A-Z]?$/.test(code))
}

function contactOf(row: DatasetRow, bundle: Bundle, { childId, idOf }: LaidFor): LaidRow<'contact'>[] {
  const on = dayIn(row, 'cont_contact_date')
  if (on === null) return []
  const receivedAt = londonInstant(on, '00:00')
  const sourceCode = textIn(row, 'cont_contact_source_code') ?? '10'
  const decision = outcomeIn('cont_contact_outcome_json', row.cells['cont_contact_outcome_json'] ?? '')
  const [person] = rowsOf(bundle, 'ssd_person')
  return [
    {
      ...{ id: rowId('ssd_contacts', textIn(row, 'cont_contact_id') ?? '', idOf), childId, receivedAt, sourceCode },
      // In the order in which PostgreSQL keeps keys, so that what stands and what is reported are seen to be the same.
      childAsGiven: {
        given: person?.cells['pers_forename'] ?? '',
        family: person?.cells['pers_surname'] ?? '',
        number: '',
        postcode: '',
        birthDate: (person && textIn(person, 'pers_dob')) ?? null,
      },
      sourceName: textIn(row, 'cont_contact_source_desc') ?? codeText('referral-source', sourceCode),
      ...{ summary: NOT_REPORTED, words: NOT_REPORTED, decideBy: addHours(receivedAt, 24) },
      ...{ decision, decidedAt: decision === null ? null : receivedAt },
    },
  ]
}

function missingEpisodeOf(row: DatasetRow, { childId, idOf }: LaidFor): LaidRow<'missingEpisode'> {
  const returnedOn = dayIn(row, 'miss_missing_episode_end_date')
  const from = dayIn(row, 'miss_missing_episode_start_date') as NonNullable<typeof returnedOn>
  const isAway = (textIn(row, 'miss_missing_episode_type') ?? 'M').toUpperCase().startsWith('A')
  return {
    ...{ id: rowId('ssd_missing', textIn(row, 'miss_table_id') ?? '', idOf), childId },
    kind: isAway ? 'away-without-authorisation' : 'missing',
    missingFrom: londonInstant(from, '00:00'),
    ...{ lastSeen: NOT_REPORTED, reportedBy: NOT_REPORTED, worry: NOT_REPORTED },
    returnedAt: returnedOn === null ? null : londonInstant(returnedOn, '00:00'),
  }
}

function startOf({ cells }: DatasetRow): string {
  return cells['miss_missing_episode_start_date'] ?? ''
}

function visitsOf(bundle: Bundle, into: LaidFor) {
  const visits = [
    ...rowsOf(bundle, 'ssd_cin_visits').map((row) => visitOf(row, 'cinv_cin_visit', 'child-in-need', into)),
    ...rowsOf(bundle, 'ssd_cp_visits').map((row) => visitOf(row, 'cppv_cp_visit', 'child-protection', into)),
  ]
  return { visit: visits.map(({ visit }) => visit), visitChild: visits.map(({ part }) => part) }
}

function visitOf(row: DatasetRow, columns: string, kind: LaidRow<'visit'>['kind'], { childId, idOf }: LaidFor) {
  const { partId, stepId } = idsOfStep(row.table, textIn(row, `${columns}_id`) ?? '', idOf)
  const happenedOn = dayIn(row, `${columns}_date`) as LaidRow<'visit'>['happenedOn']
  const alone = yesIn(row, `${columns}_seen_alone`) === true
  const visit: LaidRow<'visit'> = {
    id: stepId,
    kind,
    happenedOn,
    visitedByName: 'Not reported',
    summary: NOT_REPORTED,
    reported: true,
  }
  const part: LaidRow<'visitChild'> = {
    ...{ id: partId, visitId: stepId, childId, happenedOn, seen: alone || yesIn(row, `${columns}_seen`) === true },
    ...{ seenAlone: alone, bedroomSeen: yesIn(row, `${columns}_bedroom`) === true },
  }
  return { visit, part }
}

function plansOf(statuses: readonly LaidRow<'planStatus'>[], { childId, planId }: LaidFor): LaidRow<'plan'>[] {
  const [first] = [...statuses].sort((one, other) => (one.fromOn < other.fromOn ? -1 : 1))
  return first === undefined ? [] : [{ id: planId, childId, madeOn: first.fromOn }]
}
