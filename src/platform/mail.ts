import { createTransport } from 'nodemailer'
import type { MailSettings } from './config.ts'

/** Plain text to one address. */
export type Message = { readonly to: string; readonly subject: string; readonly text: string }

export type Mailer = {
  /** Hands one message to the server; rejects if it does not take it, within half a minute. */
  readonly send: (message: Message) => Promise<void>
}

/** A server that did not take a message. Says its code alone: what servers answer quotes addresses. */
export class MailNotTaken extends Error {}

const PATIENCE_MS = 10_000
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost']

/**
 * Sends by the SMTP server of these settings, a connection for each message. Without TLS from the start it must go on
 * with STARTTLS, unless the server is on this machine.
 */
export function openMailer({ url, from }: MailSettings): Mailer {
  const { protocol, hostname } = new URL(url)
  const transport = createTransport({
    url,
    requireTLS: protocol === 'smtp:' && !LOOPBACK.includes(hostname),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  })
  return {
    async send(message) {
      try {
        await transport.sendMail({ from, ...message })
      } catch (error) {
        const { code = 'unknown', responseCode = '' } = error as { code?: string; responseCode?: number }
        throw new MailNotTaken(`the mail server did not take the message: ${code} ${responseCode}`.trim())
      }
    },
  }
}
