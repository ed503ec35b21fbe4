import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { Rule, RuleId, Thresholds } from './model.ts'

/** A rule's text with its numbers in it. */
export function saysInWords({ says, thresholds }: Pick<Rule, 'says' | 'thresholds'>): string {
  return says.replace(/\{(\w+)\}/g, (_, name: string) => `${thresholds[name] ?? name}`)
}

const FIRST = '2026-01-01' as CalendarDay

type Text = readonly [title: string, says: string, silentIf: string, contest: string]

function rule(number: number, id: RuleId, thresholds: Thresholds, [title, says, silentIf, contest]: Text): Rule {
  const before = id === 'two-agencies' ? 'manager' : 'worker'
  return { id, number, version: 1, fromOn: FIRST, toOn: null, title, says, silentIf, contest, thresholds, before }
}

const MISTAKEN =
  'If a fact here is wrong, correct the entry it stands in; if the facts are right and mean something else, dismiss this and say what.'

/**
 * The published rules. A change of words or of a number is a new version beside the old one, which keeps its last day:
 * what was noticed by it can still be read.
 */
export const RULES: readonly Rule[] = [
  rule(1, 'two-agencies', { count: 2, days: 28 }, [
    'Several agencies are worried',
    '{count} or more agencies keep a concern about this child sealed, told within {days} days of one another, and each still stands. What they say is not opened: ask those who hold them.',
    'One of the agencies withdrew or resolved its concern, or let it lapse.',
    'Ring those who are named. If two of them are one agency, or speak of one event, dismiss this and say so.',
  ]),
  rule(2, 'closed-again-and-again', { count: 3, days: 365 }, [
    'Contacts closed again and again',
    '{count} or more contacts about this child were closed with no further action within {days} days.',
    'One of them had led to help, an assessment or advice.',
    MISTAKEN,
  ]),
  rule(2, 'look-again-if', { days: 365 }, [
    'A contact since we said when we would look again',
    'The case was closed with words on when we would look again, and a contact has come within {days} days. Whether it is what those words mean, you say.',
    'The closure had said nothing on looking again, or the case was open already.',
    'Read both beside one another. If the contact is of something else, dismiss this and say of what.',
  ]),
  rule(3, 'not-seen-alone', { days: 42, daysInNeed: 84, years: 4 }, [
    'Not seen alone',
    'A child of {years} or older with a plan was not seen alone for more than {days} days; {daysInNeed} where the plan is for a child in need.',
    'A visit, an assessment or an enquiry in that time says that the child was seen alone.',
    'If they were seen alone, record the visit, with its day. If they cannot be, dismiss this and say why and how you hear them.',
  ]),
  rule(3, 'not-seen-twice', { count: 2 }, [
    'Visits that did not see the child',
    'At {count} or more visits running, while the case was open, the child was not seen.',
    'The child was seen at the latest visit.',
    MISTAKEN,
  ]),
  rule(3, 'agency-gone-quiet', { count: 2 }, [
    'An agency has gone quiet',
    'While the child has a plan, an agency was asked to {count} meetings running and was at neither.',
    'Somebody of the agency was at the latest meeting.',
    'If the agency has nothing to do with the child any more, dismiss this and say since when.',
  ]),
  rule(3, 'not-brought', { count: 2, days: 180 }, [
    'Was not brought',
    'Entries of {count} or more days within {days} days say that the child was not brought to an appointment.',
    'Only one day is spoken of, or the entry was corrected.',
    MISTAKEN,
  ]),
  rule(4, 'crossed-a-border', { days: 7 }, [
    'Moved across a border',
    'While a case, a plan or an enquiry is open, another authority came to know the child or to be responsible, the child may have a second number, or a move has waited more than {days} days for an answer.',
    'The other authority had answered, or nothing was open.',
    'Ring the other authority. If the child did not move, dismiss this and say what the other record is.',
  ]),
  rule(5, 'no-action-done', { count: 2 }, [
    'A plan that does not move',
    'The same plan went through {count} reviews and no action in it was completed.',
    'An action was completed since the review before them.',
    'If actions were completed, mark them as done in the plan, with their day.',
  ]),
  rule(5, 'third-plan', { count: 3 }, [
    'Protected again and again',
    'This is at least protection plan number {count} of the child, counting those recorded elsewhere.',
    'It was the first or the second.',
    MISTAKEN,
  ]),
  rule(5, 'long-plan', { months: 18 }, [
    'A long protection plan',
    'The child has had the same protection plan for more than {months} months.',
    'The plan had ended, or changed to one for a child in need.',
    'Say what will be different by the next review, or what stands in the way.',
  ]),
  rule(6, 'new-adult-at-risk', { days: 180 }, [
    'A new adult in the home',
    'An adult came to live with the child within {days} days, and another child’s record says that the adult may be a risk.',
    'The adult does not live there, or the other worry was ended.',
    'If it is another person, put the people around the child right.',
  ]),
  rule(6, 'pregnancy-on-a-plan', {}, [
    'A child is expected in the family',
    'A brother or sister is expected while the child has a plan.',
    'The child had no plan.',
    MISTAKEN,
  ]),
  rule(7, 'missing-again', { count: 2, days: 90 }, [
    'Missing again',
    'The child went missing {count} or more times within {days} days.',
    'One of them was recorded by mistake and withdrawn.',
    MISTAKEN,
  ]),
  rule(7, 'left-without-transfer', { days: 14, mostDays: 180 }, [
    'Left school or a doctor, nobody knows where to',
    'An entry says that the child left a school or a doctor’s list, and {days} days later no entry says where they went.',
    'An entry says which school or doctor they are with now.',
    'If you know where they are registered, write it down, with the day.',
  ]),
  rule(8, 'injuries-by-several', { count: 2, days: 365, years: 2 }, [
    'Injuries or attendances of a very young child',
    'People of {count} or more agencies tell of injuries to a child under {years}, or of attendances, within {days} days.',
    'Only one agency told of any, or each says that there was none.',
    MISTAKEN,
  ]),
]
