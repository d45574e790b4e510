import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What a machine's keeper watches: numbers of the machine, never of people. */
export interface Metrics {
  registry: Registry
  /** Registers a gauge that is read when somebody asks. */
  watch(name: string, help: string, read: () => number | Promise<number>): void
  /** The same for several at once, told apart by one label. */
  watchEach(name: string, help: string, label: string, read: () => Iterable<[labelled: string, value: number]>): void
  countRequest(route: string, status: number, seconds: number): void
}

export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'langqiao_' })
  const requests = new Counter({ name: 'langqiao_http_requests_total', help: 'Requests by route and status class', labelNames: ['route', 'status'], registers: [registry] })
  const seconds = new Histogram({ name: 'langqiao_http_request_seconds', help: 'Seconds from request to answer', labelNames: ['route'], buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5], registers: [registry] })
  return {
    registry,
    watch(name, help, read) {
      new Gauge({ name: `langqiao_${name}`, help, registers: [registry], async collect() { this.set(await read()) } })
    },
    watchEach(name, help, label, read) {
      new Gauge({
        name: `langqiao_${name}`, help, labelNames: [label], registers: [registry],
        collect() {
          this.reset()
          for (const [labelled, value] of read()) this.set({ [label]: labelled }, value)
        },
      })
    },
    countRequest(route, status, took) {
      requests.inc({ route, status: `${Math.floor(status / 100)}xx` })
      seconds.observe({ route }, took)
    },
  }
}
