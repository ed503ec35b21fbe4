import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Machine } from './model.ts'

const MACHINE = 'machine'

/** Lets requests carry the machine they come from. */
export function letRequestsCarryMachines(http: FastifyInstance): void {
  http.decorateRequest(MACHINE, null)
}

export function noteMachine(request: FastifyRequest, machine: Machine): void {
  request.setDecorator<Machine | null>(MACHINE, machine)
}

/** The machine a request comes from; null if it comes from none, or where no machine can sign in at all. */
export function machineOf(request: FastifyRequest): Machine | null {
  return request.server.hasRequestDecorator(MACHINE) ? request.getDecorator<Machine | null>(MACHINE) : null
}
