import type { Attendance, Voice } from '../steps/model.ts'
import { KERRY, MARGARET } from './people.ts'

export const ASHA = user('asha.verma', 'Asha Verma', 'Social worker')
export const TOM = user('tom.llewellyn', 'Tom Llewellyn', 'Team manager')
export const GRACE = user('grace.okafor', 'Grace Okafor', 'Fenwick Lane Primary, safeguarding lead')
export const RAVI = user('ravi.menon', 'Ravi Menon', 'Health visitor (Alfie)')
export const BEV = user('bev.tranter', 'Bev Tranter', 'Community midwife')
export const LORNA = user('lorna.whitby', 'DC Lorna Whitby', 'Police, child protection')
export const DENISE = user('denise.coker', 'Denise Coker', 'Family help worker')
export const MUM: Voice = { subject: null, person: KERRY, name: 'Kerry Calloway', capacity: 'Mum' }
export const NAN: Voice = { subject: null, person: MARGARET, name: 'Margaret Calloway', capacity: 'Nan' }

export function came(...voices: readonly Voice[]): readonly Attendance[] {
  return voices.map((voice) => ({ ...voice, came: 'came' }))
}

export function byName(name: string, capacity: string): Voice {
  return { subject: null, person: null, name, capacity }
}

function user(subject: string, name: string, capacity: string): Voice {
  return { subject, person: null, name, capacity }
}
