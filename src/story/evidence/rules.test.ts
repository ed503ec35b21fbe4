import { describe, expect, it } from 'vitest'
import type { Judgement } from '../../entries/evidence/model.ts'
import { calendarDay as day } from '../../kernel/calendar-day.ts'
import { DIMENSIONS } from '../../statute/assessment-framework.ts'
import { throughTheFramework } from './rules.ts'

const TODAY = day('2026-06-19')
const lensOf = (
  code: string,
  ...[recorded, judgements = []]: [Parameters<typeof throughTheFramework>[0], Judgement[]?]
) =>
  throughTheFramework(recorded, judgements, TODAY)
    .flatMap(({ lenses }) => lenses)
    .find((lens) => lens.code === code)
const health = (latestOn: string) => [{ dimension: 'health', entries: 2, latestOn: day(latestOn) }]

describe('through the framework', () => {
  it('every dimension has its place, whether anything is recorded or not', () => {
    const shown = throughTheFramework([], [], TODAY)
    expect(shown.map(({ domain }) => domain)).toEqual(['development', 'parenting', 'family-and-environment'])
    expect(shown.flatMap(({ lenses }) => lenses)).toHaveLength(DIMENSIONS.length)
  })

  it('silence is said out loud: nothing yet, or nothing for three months', () => {
    expect(lensOf('health', [])?.silence).toBe('Nothing recorded about health yet.')
    expect(lensOf('health', health('2026-03-18'))?.silence).toBe('Nothing recorded about health since 18 March 2026.')
    expect(lensOf('health', health('2026-03-19'))?.silence).toBeUndefined()
  })

  it('a judgement read under a dimension counts as something recorded', () => {
    const judgement = { id: 'j', dimensions: ['health'], madeOn: day('2026-06-01') } as unknown as Judgement
    expect(lensOf('health', health('2026-01-01'), [judgement])).toMatchObject({ judgements: [judgement], entries: 2 })
    expect(lensOf('health', health('2026-01-01'), [judgement])?.silence).toBeUndefined()
    expect(lensOf('education', [], [judgement])?.judgements).toEqual([])
  })
})
