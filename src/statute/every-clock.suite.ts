import type { TimescaleId } from './timescale.ts'

// What every clock must come to, reckoned apart from the program from the calendar on the wall. One line a clock:
// set going on an ordinary Tuesday, on the Wednesday before Easter 2026, on the Monday before Christmas 2025;
// then what an authority has set from 1 January 2026 on, and what that comes to from the Wednesday before Easter;
// then a figure that the law does not let it set. `-` where there is none.
export const ORDINARY = '2025-06-03'
export const BEFORE_EASTER = '2026-04-01'
export const BEFORE_CHRISTMAS = '2025-12-22'
export const OURS_FROM = '2026-01-01'

const TABLE = `
rule                             | 2025-06-03 | 2026-04-01 | 2025-12-22 | ours            | 2026-04-01 | refused
contact-decision                 | 2025-06-04 | 2026-04-02 | 2025-12-23 | 8 hours         | 2026-04-02 | -
concern-disagreement             | 2025-06-10 | 2026-04-10 | 2025-12-31 | 3 working days  | 2026-04-08 | -
referral-decision                | 2025-06-04 | 2026-04-02 | 2025-12-23 | 1 working day   | 2026-04-02 | 2 working days
early-help-assessment            | -          | -          | -          | 30 working days | 2026-05-18 | -
assessment                       | 2025-08-05 | 2026-06-09 | 2026-02-26 | 35 working days | 2026-05-26 | 46 working days
emergency-protection-order       | 2025-06-11 | 2026-04-09 | 2025-12-30 | -               | -          | -
emergency-protection-extension   | 2025-06-10 | 2026-04-08 | 2025-12-29 | -               | -          | -
police-protection                | 2025-06-06 | 2026-04-04 | 2025-12-25 | -               | -          | -
strategy-discussion              | 2025-06-04 | 2026-04-02 | 2025-12-23 | 12 hours        | 2026-04-02 | -
initial-conference               | 2025-06-24 | 2026-04-24 | 2026-01-15 | 12 working days | 2026-04-21 | 16 working days
conference-minutes               | 2025-07-01 | 2026-05-01 | 2026-01-22 | 15 working days | 2026-04-24 | -
core-group-first                 | 2025-06-17 | 2026-04-17 | 2026-01-08 | 5 working days  | 2026-04-10 | 11 working days
core-group-next                  | 2025-07-15 | 2026-05-13 | 2026-02-02 | 20 working days | 2026-05-01 | -
review-first                     | 2025-09-03 | 2026-07-01 | 2026-03-22 | 2 months        | 2026-06-01 | 4 months
review-next                      | 2025-12-03 | 2026-10-01 | 2026-06-22 | 4 months        | 2026-08-01 | 7 months
cp-visit                         | 2025-06-17 | 2026-04-17 | 2026-01-08 | 15 working days | 2026-04-24 | -
cin-visit                        | 2025-07-01 | 2026-05-01 | 2026-01-22 | 4 weeks         | 2026-04-29 | -
cin-review-first                 | 2025-09-03 | 2026-07-01 | 2026-03-22 | 6 weeks         | 2026-05-13 | -
cin-review-next                  | 2025-12-03 | 2026-10-01 | 2026-06-22 | 3 months        | 2026-07-01 | -
family-group-offer               | 2025-06-03 | 2026-04-01 | 2025-12-22 | 0 days          | 2026-04-01 | -
pre-proceedings                  | 2025-09-23 | 2026-07-22 | 2026-04-13 | 12 weeks        | 2026-06-24 | -
care-proceedings                 | 2025-12-02 | 2026-09-30 | 2026-06-22 | -               | -          | -
placement-plan                   | 2025-06-10 | 2026-04-10 | 2025-12-31 | 3 working days  | 2026-04-08 | 6 working days
care-plan                        | 2025-06-17 | 2026-04-17 | 2026-01-08 | 5 working days  | 2026-04-10 | 11 working days
health-assessment                | 2025-07-01 | 2026-05-01 | 2026-01-22 | 15 working days | 2026-04-24 | 21 working days
education-plan                   | 2025-06-17 | 2026-04-17 | 2026-01-08 | 8 working days  | 2026-04-15 | 11 working days
looked-after-review-first        | 2025-07-01 | 2026-05-01 | 2026-01-22 | 18 working days | 2026-04-29 | 21 working days
looked-after-review-second       | 2025-09-03 | 2026-07-01 | 2026-03-22 | 2 months        | 2026-06-01 | 4 months
looked-after-review-next         | 2025-12-03 | 2026-10-01 | 2026-06-22 | 5 months        | 2026-09-01 | 7 months
looked-after-visit-first         | 2025-06-10 | 2026-04-08 | 2025-12-29 | 5 days          | 2026-04-06 | 8 days
looked-after-visit-year-one      | 2025-07-15 | 2026-05-13 | 2026-02-02 | 4 weeks         | 2026-04-29 | 7 weeks
looked-after-visit-later         | 2025-07-15 | 2026-05-13 | 2026-02-02 | 5 weeks         | 2026-05-06 | 7 weeks
looked-after-visit-long-term     | 2025-09-03 | 2026-07-01 | 2026-03-22 | 2 months        | 2026-06-01 | 4 months
needs-assessment                 | 2025-09-03 | 2026-07-01 | 2026-03-22 | 2 months        | 2026-06-01 | 4 months
pathway-review                   | 2025-12-03 | 2026-10-01 | 2026-06-22 | 4 months        | 2026-08-01 | 7 months
leaving-care-contact             | 2025-07-29 | 2026-05-27 | 2026-02-16 | 4 weeks         | 2026-04-29 | -
private-fostering-visit-first    | 2025-06-12 | 2026-04-14 | 2026-01-05 | 5 working days  | 2026-04-10 | 8 working days
private-fostering-visit-year-one | 2025-07-15 | 2026-05-13 | 2026-02-02 | 4 weeks         | 2026-04-29 | 7 weeks
private-fostering-visit-later    | 2025-08-26 | 2026-06-24 | 2026-03-16 | 8 weeks         | 2026-05-27 | 13 weeks
adoption-visit                   | 2025-06-10 | 2026-04-08 | 2025-12-29 | 5 days          | 2026-04-06 | 2 weeks
adoption-review-first            | 2025-07-01 | 2026-04-29 | 2026-01-19 | 3 weeks         | 2026-04-22 | 5 weeks
adoption-review-second           | 2025-09-03 | 2026-07-01 | 2026-03-22 | 2 months        | 2026-06-01 | 4 months
adoption-review-next             | 2025-12-03 | 2026-10-01 | 2026-06-22 | 5 months        | 2026-09-01 | 7 months
return-interview                 | 2025-06-06 | 2026-04-04 | 2025-12-25 | 48 hours        | 2026-04-03 | 73 hours
incident-notification            | 2025-06-10 | 2026-04-10 | 2025-12-31 | 3 working days  | 2026-04-08 | 6 working days
rapid-review                     | 2025-06-24 | 2026-04-24 | 2026-01-15 | 12 working days | 2026-04-21 | 16 working days
transfer-conference              | 2025-06-24 | 2026-04-24 | 2026-01-15 | 10 working days | 2026-04-17 | -
`

export type ClockCase = {
  readonly rule: TimescaleId
  readonly ordinary: string | null
  readonly overEaster: string | null
  readonly overChristmas: string | null
  /** Such as "12 working days". */
  readonly ours: string | null
  readonly oursOverEaster: string | null
  readonly refused: string | null
}

export const EVERY_CLOCK: readonly ClockCase[] = TABLE.trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [rule, ...cells] = line.split('|').map((cell) => cell.trim())
    const cell = (at: number) => (cells[at] === '-' ? null : (cells[at] ?? null))
    return {
      rule: rule as TimescaleId,
      ...{ ordinary: cell(0), overEaster: cell(1), overChristmas: cell(2) },
      ...{ ours: cell(3), oursOverEaster: cell(4), refused: cell(5) },
    }
  })
