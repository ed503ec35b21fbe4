import { nameKey } from '../../kernel/person-name.ts'

/** Names whose spelling a stranger does not hear, by how they are written, and how people write what they heard. */
const HEARD: Readonly<Record<string, readonly string[]>> = {
  niamh: ['neev', 'neeve', 'neave', 'neive', 'nieve', 'niave', 'neeva'],
  siobhan: ['shivaun', 'shivawn', 'shevaun', 'shivon', 'shavon', 'shivorn'],
  aoife: ['eefa', 'eefe', 'eifa'],
  caoimhe: ['keeva', 'kweeva', 'keva', 'queeva'],
  saoirse: ['seersha', 'sersha', 'sorsha', 'searsha', 'sirsha'],
  sinead: ['shinade', 'shinaid', 'shinead', 'shineade'],
  grainne: ['gronya', 'granya', 'grawnya'],
  roisin: ['rosheen', 'roshin', 'rowsheen'],
  aisling: ['ashling', 'ashlin', 'ashleen'],
  eilidh: ['aylee', 'ailey', 'eilee'],
  tadhg: ['tyg', 'tieg', 'taig'],
  oisin: ['osheen', 'usheen', 'oshin'],
}

/** The names that may have been heard where this was written: "Neev" gives "niamh". None for most. */
export function writtenOf(heard: string): readonly string[] {
  return WRITTEN.get(nameKey(heard)) ?? []
}

const WRITTEN = new Map<string, string[]>()
for (const [written, heard] of Object.entries(HEARD)) {
  for (const one of heard) WRITTEN.set(one, [...(WRITTEN.get(one) ?? []), written])
}
