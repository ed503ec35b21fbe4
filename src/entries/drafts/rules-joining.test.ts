import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AskedOf, BEGUN_FROM, joinForms, LEFT_OVER, marksOf } from './rules-joining.ts'

type Form = Readonly<Record<string, string>>

const asked: AskedOf = (field) => {
  if (field === 'id') return undefined
  const kind = field.startsWith('need')
    ? 'line'
    : field.startsWith('outcome') || /-day$/.test(field)
      ? 'choice'
      : 'words'
  return { label: field.toUpperCase(), kind }
}
const join = (before: Form, mine: Form, theirs: Form, hasPlace?: (field: string) => boolean) =>
  joinForms({ mine: { ...mine, [BEGUN_FROM]: marksOf(before) }, theirs, asked, hasPlace })

describe('two people who wrote in one form', () => {
  it('in different places, have both kept, and the second sees what the first wrote', () => {
    const before = { worries: 'Hungry.', strengths: '' }
    const { fields, differences } = join(
      before,
      { ...before, strengths: 'Nan cooks.' },
      { ...before, worries: 'Hungry and cold.' },
    )
    expect(fields).toMatchObject({ worries: 'Hungry and cold.', strengths: 'Nan cooks.' })
    expect(differences).toEqual([{ label: 'WORRIES', theirs: 'Hungry and cold.', mine: '', joined: 'theirs' }])
  })

  it('in the same place, have their words one after the other, and each sees what the other wrote', () => {
    const { fields, differences } = join({ worries: '' }, { worries: 'Cold.' }, { worries: 'Hungry.' })
    expect(fields['worries']).toBe('Hungry.\n\nCold.')
    expect(differences).toEqual([{ label: 'WORRIES', theirs: 'Hungry.', mine: 'Cold.', joined: 'both' }])
  })

  it.each(['seen', 'He was', 'was unseen'])('keep “%s” where the other’s words only happen to hold it', (mine) => {
    const theirs = 'He was unseen.'
    expect(join({ worries: '' }, { worries: mine }, { worries: theirs }).fields['worries']).toBe(`${theirs}\n\n${mine}`)
    expect(join({ worries: '' }, { worries: theirs }, { worries: mine }).fields['worries']).toBe(`${mine}\n\n${theirs}`)
    expect(join({ need: '' }, { need: mine }, { need: theirs }).fields['need']).toBe(`${theirs} / ${mine}`)
  })

  it('have a paragraph once that stands in both', () => {
    const { fields } = join({ worries: '' }, { worries: 'Cold.' }, { worries: 'Hungry.\n\nCold.' })
    expect(fields['worries']).toBe('Hungry.\n\nCold.')
  })

  it('in one line of a plan, stand in one line', () => {
    expect(join({ need: '' }, { need: 'Sleep' }, { need: 'Food' }).fields['need']).toBe('Food / Sleep')
  })

  it('who chose differently, keep the choice of the one who sends, and see the other', () => {
    const { fields, differences } = join({ outcome: '' }, { outcome: 'close' }, { outcome: 'early-help' })
    expect(fields['outcome']).toBe('close')
    expect(differences).toMatchObject([{ theirs: 'early-help', mine: 'close', joined: 'mine' }])
  })

  it('a day is one answer: its boxes are never mixed', () => {
    const day = (date: string) => ({ 'seen-day': date, 'seen-month': '3', 'seen-year': '2026' })
    const { fields, differences } = join(day('1'), day('2'), { ...day('10'), 'seen-month': '4' })
    expect(fields).toMatchObject(day('2'))
    expect(differences).toMatchObject([{ theirs: '10 4 2026', mine: '2 3 2026' }])
  })

  it('one of whom took away what the other wrote in, has those words carried on', () => {
    const before = { 'need-1': 'Sleep' }
    const gone = (field: string) => field !== 'need-1'
    const first = join(before, { 'need-1': 'Sleep, in a bed of her own' }, {}, gone)
    expect(first.fields[LEFT_OVER]).toBe('NEED-1: Sleep, in a bed of her own')
    expect(first.differences).toMatchObject([{ joined: 'no-place' }])
    expect(join({}, first.fields, { worries: 'New' }, gone).fields[LEFT_OVER]).toBe(first.fields[LEFT_OVER])
  })

  it('have words carried on whose place is gone, though longer ones are carried already', () => {
    const before = { 'need-1': '', [LEFT_OVER]: 'NEED-1: seen alone' }
    const { fields } = join(before, { ...before, 'need-1': 'seen' }, {}, (field) => field !== 'need-1')
    expect(fields[LEFT_OVER]).toBe('NEED-1: seen alone\nNEED-1: seen')
  })

  it('leave ids as the writer’s form has them', () => {
    expect(join({ id: 'a' }, { id: 'a' }, { id: 'b' }).fields['id']).toBe('a')
  })
})

const FIELDS = ['worries', 'strengths', 'need', 'need-2', 'outcome', 'leaves']
const word = fc.constantFrom('hungry', 'cold', 'Nan', 'sleep', 'night', 'alone', 'school', 'coat')
const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '))
const form = fc.record(Object.fromEntries(FIELDS.map((name) => [name, text])))
const wordsOf = (texts: Iterable<string>) => new Set([...texts].flatMap((one) => one.split(/[\s/:]+/)).filter(Boolean))

describe('no word vanishes', () => {
  it('whatever two people did: each new word is in the form, or beside it', () => {
    fc.assert(
      fc.property(form, form, form, fc.subarray(FIELDS), (before, mine, theirs, gone) => {
        const left = Object.fromEntries(Object.entries(theirs).filter(([name]) => !gone.includes(name)))
        const { fields, differences } = join(before, mine, left, (name) => !gone.includes(name))
        const shown = wordsOf([...Object.values(fields), ...differences.flatMap((one) => [one.mine, one.theirs])])
        for (const name of FIELDS) {
          const added = (now: Form) => (now[name] === before[name] ? [] : [now[name] ?? ''])
          for (const written of wordsOf([...added(mine), ...added(left)])) expect(shown).toContain(written)
        }
      }),
    )
  })

  it('of words that both wrote in one box: all of them stand in that box', () => {
    fc.assert(
      fc.property(text, text, text, (before, mine, theirs) => {
        fc.pre(mine !== before && theirs !== before && mine !== '' && theirs !== '')
        const joined = join({ worries: before }, { worries: mine }, { worries: theirs }).fields['worries'] ?? ''
        for (const written of wordsOf([mine, theirs])) expect(wordsOf([joined])).toContain(written)
      }),
    )
  })

  it('what only one of them touched is as that one left it', () => {
    fc.assert(
      fc.property(form, text, (before, changed) => {
        const other = { ...before, worries: changed }
        expect(join(before, before, other).fields).toMatchObject(other)
        expect(join(before, other, before).fields).toMatchObject(other)
      }),
    )
  })
})
