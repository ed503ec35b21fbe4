import fc from 'fast-check'
import { ENTRY_KINDS, type MarkedBlock, type MarkedText, type Run } from '../../src/entries/model.ts'
import { tidied } from '../../src/entries/rules-rich-text.ts'
import { calendarDay } from '../../src/kernel/calendar-day.ts'

/** Any text that may be kept, as it would be kept: with letters of every plane, and marks that begin and end anywhere. */
export function anyMarkedText(): fc.Arbitrary<MarkedText> {
  return fc.array(block(), { maxLength: 6 }).map(tidied)
}

/** Words as someone types them on one line. */
export function anyLine(): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...'abc éß漢😀.,-!', ' '), minLength: 1, maxLength: 20 })
}

function block(): fc.Arbitrary<MarkedBlock> {
  const type = fc.constantFrom('paragraph', 'quote', 'heading')
  return fc.oneof(
    fc.record({ type, runs: runs() }) as fc.Arbitrary<MarkedBlock>,
    fc.record({ type: fc.constant('list' as const), items: fc.array(runs(), { minLength: 1, maxLength: 4 }) }),
  )
}

function runs(): fc.Arbitrary<readonly Run[]> {
  return fc.array(
    fc.record(
      {
        text: anyLine(),
        mark: fc.constantFrom(...ENTRY_KINDS),
        person: fc.uuid(),
        day: fc.constantFrom(calendarDay('2026-03-18'), calendarDay('2026-03-19')),
        cites: fc.array(fc.uuid(), { minLength: 1, maxLength: 3 }),
        action: fc.uuid(),
      },
      { requiredKeys: ['text'] },
    ),
    { minLength: 1, maxLength: 4 },
  )
}
