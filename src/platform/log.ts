import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'

/**
 * The program's log: a line of JSON an event, or a short line for eyes on a terminal.
 * It never holds what people wrote or who they are: requests are told by their route's pattern, faults by
 * their kind and place. A fault's own message may quote a name or a date, so only the engine's are kept.
 */
export function openLog(level: string, to: DestinationStream = process.stdout): Logger {
  const destination = to === process.stdout && process.stdout.isTTY ? shortLines(process.stdout) : to
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: SERIALISERS,
    hooks: HOOKS,
  }
  return pino(options, destination)
}

/** A fault without words of the record: its kind, its code, what of the database it concerns, and where it arose. */
export function withoutWords(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error }
  const kept = Object.entries(error).filter(([key, value]) => CODES.has(key) && typeof value === 'string')
  return {
    type: error.name,
    ...(ENGINE.has(error.name) ? { message: error.message } : {}),
    ...Object.fromEntries(kept),
    at: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim()),
    ...(error.cause ? { cause: withoutWords(error.cause) } : {}),
  }
}

/** What the database and the engine say in codes. */
const CODES = new Set(['code', 'severity', 'constraint', 'table', 'column', 'schema', 'routine', 'syscall'])
/** Kinds of fault whose messages name our code, never its data. */
const ENGINE = new Set(['TypeError', 'ReferenceError'])

type AnyRequest = { readonly id?: string; readonly method?: string; readonly routeOptions?: { readonly url?: string } }

const SERIALISERS = {
  req: ({ id, method, routeOptions }: AnyRequest) => ({ id, method, route: routeOptions?.url ?? 'none' }),
  res: ({ statusCode }: { readonly statusCode?: number }) => ({ status: statusCode }),
  err: withoutWords,
  error: withoutWords,
}

// Without words of ours, pino would take the fault's own message for them.
const HOOKS: NonNullable<LoggerOptions['hooks']> = {
  logMethod([first, ...rest], method) {
    const given: unknown = first
    const event = given instanceof Error ? { err: given } : given
    const isFault = typeof event === 'object' && event !== null && 'err' in event
    method.apply(this, [event, ...(isFault && rest.length === 0 ? ['fault'] : rest)] as unknown as [string])
  },
}

function shortLines(to: NodeJS.WriteStream): DestinationStream {
  return {
    write(line: string) {
      const { time, level, msg = '', method, route, status, ms, ...rest } = JSON.parse(line)
      const request = method ? `${status} ${method} ${route} ${ms} ms` : ''
      const others = Object.keys(rest).filter((key) => key !== 'request')
      const more = others.length > 0 && level >= 40 ? ` ${JSON.stringify(rest)}` : ''
      to.write(`${time.slice(11, 19)} ${pino.levels.labels[level]?.padEnd(5)} ${msg}${request}${more}\n`)
    },
  }
}
