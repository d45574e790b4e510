import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Fault } from '../fault.ts'
import { hashToken } from '../identity/secrets.ts'
import type { Platform } from '../platform.ts'

/** Takes as long whatever is wrong. */
const isSame = (given: string, right: string) => timingSafeEqual(hashToken(given), hashToken(right))

/** `/openapi.json`, `/healthz`, `/metrics`: the contracts with other machines. They hold nothing about people. */
export function addStandingRoutes(app: FastifyInstance, platform: Platform): void {
  const { database, sequencer, tail, metrics, county } = platform
  const scope = { county, stations: 'all' as const, account: 'system' }
  metrics.watch('ledger_size', 'Acts in the log', () => tail.size())
  metrics.watch('sequencer_lag_seconds', 'How long the oldest committed act has waited for its number', () => sequencer.lagMs() / 1000)
  metrics.watch('sequencer_standing_still', '1 where the sequencer stands still until someone has looked', () => (sequencer.state().doing === 'standing' ? 1 : 0))
  metrics.watch('checkpoint_files_failing', '1 where checkpoints cannot be written outside the database', () => (sequencer.state().filesFailing === null ? 0 : 1))
  const witnesses = () => platform.witnesses.status()
  metrics.watchEach('witness_refuses', '1 where a witness holds another history of this log', 'witness', () => witnesses().map((w) => [w.name, w.state === 'refuses' ? 1 : 0]))
  metrics.watchEach('witness_behind', 'How many acts a witness has not cosigned', 'witness', () => witnesses().map((w) => [w.name, tail.size() - w.size]))
  const followers = () => platform.followers.status()
  metrics.watchEach('follower_lag_seconds', 'For how long a projection has been behind the log', 'follower', () => followers().map((f) => [f.name, f.lagMs / 1000]))
  metrics.watchEach('follower_behind', 'How many acts a projection is behind the log', 'follower', () => followers().map((f) => [f.name, f.behind]))
  metrics.watchEach('follower_failing', '1 where a projection stands still', 'follower', () => followers().map((f) => [f.name, f.failure === null ? 0 : 1]))

  app.get('/openapi.json', async () => app.swagger())

  /** 200 while acts can be written and get their numbers; else 503 with the reason. */
  app.get('/healthz', async (_, reply) => {
    const reachable = await database.read(scope, (tx) => tx.query({ text: 'select 1' })).then(() => true, () => false)
    const sequencing = sequencer.lagMs() < 1_000 && sequencer.state().doing !== 'standing'
    return reply.status(reachable && sequencing ? 200 : 503).send({ ok: reachable && sequencing, database: reachable, sequencer: sequencing })
  })

  app.get('/metrics', async (request, reply) => {
    // Numbers of the machine are for the machine's keeper: its own host, or who holds the token.
    const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)
    const token = platform.config.metricsToken
    if (!local && (token === null || !isSame(request.headers.authorization ?? '', `Bearer ${token}`))) throw new Fault('not_signed_in', {}, 401)
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}
