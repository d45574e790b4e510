/** What the server tells of an act: ids only. */
export interface FeedEvent {
  seq: number
  act: string
  type: string
  record: { type: string; id: string }
  version: number
  recordedAt: string
}

export interface FeedState {
  connected: boolean
  /** When the last word came: milliseconds since the epoch; 0 before the first. */
  heardAt: number
}

/** Follows the county's log for as long as the page lives: resumes from its number, none missed, none doubled. */
export class Feed {
  #at: number | null = null
  #socket: WebSocket | null = null
  #listeners = new Set<(event: FeedEvent) => void>()
  #stateListeners = new Set<() => void>()
  #state: FeedState = { connected: false, heardAt: 0 }
  #failures = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #stopped = true

  start(): void {
    if (!this.#stopped) return
    this.#stopped = false
    this.#connect()
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#retry)
    window.removeEventListener('online', this.#comeBack)
    this.#socket?.close()
  }

  onEvent(listener: (event: FeedEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  onState = (listener: () => void): (() => void) => {
    this.#stateListeners.add(listener)
    return () => this.#stateListeners.delete(listener)
  }

  state = (): FeedState => this.#state

  #connect(): void {
    const from = this.#at === null ? '' : `?from=${this.#at}`
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/feed${from}`)
    this.#socket = socket
    socket.onmessage = ({ data }) => {
      const { at, events } = JSON.parse(String(data)) as { at: number; events: FeedEvent[] }
      this.#failures = 0
      this.#at = at
      this.#setState({ connected: true, heardAt: Date.now() })
      for (const event of events) for (const listener of this.#listeners) listener(event)
    }
    socket.onclose = () => {
      if (this.#socket !== socket) return
      this.#setState({ ...this.#state, connected: false })
      if (this.#stopped) return
      // Full jitter, so that consoles do not all come back at once.
      this.#retry = setTimeout(this.#comeBack, Math.random() * Math.min(10_000, 500 * 2 ** this.#failures++))
    }
  }

  /** Once there is a network: a phone that is away from it does not try all day. */
  #comeBack = (): void => {
    if (navigator.onLine) this.#connect()
    else window.addEventListener('online', this.#comeBack, { once: true })
  }

  #setState(state: FeedState): void {
    this.#state = state
    for (const listener of this.#stateListeners) listener()
  }
}

export const feed = new Feed()
