import type { Judgement, NotKnown } from '../model-judgements.ts'
import type { Days } from './day.ts'
import { entriesAbout } from './entries.ts'
import { NIAMH } from './people.ts'

const BY_ASHA = { child: NIAMH, saidBy: 'Asha Verma', recordedBy: 'asha.verma', couldHappen: null, scale: null }

/** What is made of what is known of Niamh; one of it rests on nothing yet. */
export function judgements(days: Days): readonly Judgement[] {
  return [
    {
      ...BY_ASHA,
      ...{ id: 'f0000-j1', kind: 'danger-statement', saidBy: 'Asha Verma, Nan and Fenwick Lane Primary' },
      statement: 'We worry that Niamh and Alfie go hungry and cold when the money runs out.',
      couldHappen: 'Niamh could fall ill, miss school, and go on being the one who looks after Alfie.',
      on: days.on('2026-03-13'),
      supports: entriesAbout('cereal', 'hungry'),
      opposes: entriesAbout('Breakfast club began'),
      dimensions: ['health', 'basic-care', 'income'],
    },
    {
      ...BY_ASHA,
      ...{ id: 'f0000-j2', kind: 'danger-statement', statement: 'We worry that Niamh is frightened of Darren.' },
      couldHappen: 'She could be hurt, or see Mum hurt, on a night when he stays.',
      on: days.on('2026-03-13'),
      ...{ supports: [], opposes: [], dimensions: ['safety'] },
    },
    {
      ...BY_ASHA,
      ...{ id: 'f0000-j3', kind: 'safety-goal', on: days.on('2026-03-13') },
      statement: 'Darren is never alone with the children, and somebody they trust looks in on every night he stays.',
      ...{ supports: entriesAbout('Darren told'), opposes: [], dimensions: ['safety'] },
    },
    {
      ...BY_ASHA,
      ...{ id: 'f0000-j4', kind: 'scaling', statement: 'How safe is Niamh at home on the nights when Darren stays?' },
      on: days.on('2026-03-05'),
      ...{ supports: [], opposes: [], dimensions: ['safety'] },
      scale: {
        ...{ worst: 'She will be hurt this week', best: 'Nobody needs to look in' },
        numbers: [
          {
            ...{ number: 3, askedOf: 'Margaret Calloway', on: days.on('2026-03-05') },
            why: 'He has a temper, and nobody is there at night.',
          },
          {
            ...{ number: 5, askedOf: 'Margaret Calloway', on: days.on('2026-03-13') },
            why: 'He knows now that it is written down, and I look in on Fridays.',
          },
        ],
      },
    },
  ]
}

/** What nobody knows of Niamh yet. */
export function notKnown(days: Days): readonly NotKnown[] {
  return [
    {
      ...{ id: 'f0000-q1', child: NIAMH, question: 'How is Darren with the children on school nights?' },
      ...{ finder: 'asha.verma', on: days.on('2026-03-13'), by: days.on('2026-03-27') },
    },
  ]
}
