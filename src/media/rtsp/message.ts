/** An RTSP request or response (RFC 2326 §4, §6, §7). */
export interface RtspMessage {
  /** 100 to 599 in a response, 0 in a request. */
  status: number
  /** In a request. */
  method: string
  /** In a request. */
  url: string
  /** Names in lower case, as they came. */
  headers: [name: string, value: string][]
  body: Buffer
}

const maxHeaders = 100

/** Parses start line and headers, without the empty line that ends them. Undefined when it is not RTSP 1.x. */
export function parseHead(head: string): RtspMessage | undefined {
  const [first = '', ...lines] = head.split(/\r?\n/, maxHeaders + 1)
  const response = /^RTSP\/1\.\d +([1-5]\d\d)(?: |$)/.exec(first)
  const request = response ? undefined : /^([A-Z_]{1,20}) +(\S{1,2048}) +RTSP\/1\.\d *$/.exec(first)
  if (!response && !request) return undefined
  const headers: [string, string][] = []
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.push([line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()])
  }
  return {
    status: response ? Number(response[1]) : 0,
    method: request?.[1] ?? '',
    url: request?.[2] ?? '',
    headers,
    body: Buffer.alloc(0),
  }
}

/** The first header of that name, in lower case. */
export function findHeader(message: RtspMessage, name: string): string | undefined {
  return message.headers.find(([each]) => each === name)?.[1]
}

/** Every header of that name, in lower case. */
export function findHeaders(message: RtspMessage, name: string): string[] {
  return message.headers.filter(([each]) => each === name).map(([, value]) => value)
}

/** The size of the body to come: 0 where absent, undefined where it is nonsense. */
export function readContentLength(message: RtspMessage): number | undefined {
  const text = findHeader(message, 'content-length')
  if (text === undefined) return 0
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

/** Writes a message without body. `first`: the request or status line. */
export function formatHead(first: string, headers: Record<string, string | undefined>): string {
  const lines = Object.entries(headers).filter(([, value]) => value !== undefined)
  return `${first}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
}
