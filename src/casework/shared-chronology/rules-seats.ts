import { seatOf } from '../../access/actor.ts'
import type { NewMember } from './model.ts'

/** A seat of a partner's, as far as it is offered to be chosen. */
type Seat = Omit<NewMember, 'leads' | 'ofAgency'> & { readonly agencyId: string }

/** The seats to choose from, as a list offers them: by agency, then name. */
export function seatItems(seats: readonly Seat[], none: string) {
  return [
    { value: '', text: none },
    ...seats.map((seat) => ({ value: seatOf(seat), text: `${seat.agencyName}: ${seat.name}, ${seat.jobTitle}` })),
  ]
}

/** Whoever has the seat that was chosen; undefined if nobody has it now. */
export function chosenSeat(seats: readonly Seat[], chosen: string | undefined): NewMember | undefined {
  const seat = seats.find((one) => seatOf(one) === chosen)
  if (!seat) return undefined
  const { userId, agencyId, name, jobTitle, agencyName } = seat
  return { userId, ofAgency: agencyId, name, jobTitle, agencyName, leads: false }
}
