import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { pagesDir } from './paths.ts'

/** Serves the built pages. Every address below a page's own is that page: it routes by itself. */
export async function servePages(app: FastifyInstance): Promise<void> {
  if (!existsSync(pagesDir)) return
  await app.register(fastifyStatic, { root: pagesDir, wildcard: true, index: false, cacheControl: false, setHeaders: cacheByName })
  for (const page of ['console', 'field', 'grid', 'portal']) {
    app.get(`/${page}`, (_, reply) => reply.sendFile(`${page}/index.html`))
    app.get<{ Params: { '*': string } }>(`/${page}/*`, ({ params }, reply) => reply.sendFile(isFileName(params['*']) ? `${page}/${params['*']}` : `${page}/index.html`))
  }
  app.get('/', (_, reply) => reply.redirect('/console/'))
}

/** The county's map: GeoJSON and terrain tiles in LANGQIAO_DATA/map (docs/operations.md). Public geography, so nobody need sign in. */
export async function serveMap(app: FastifyInstance, dataDir: string): Promise<void> {
  const root = join(dataDir, 'map')
  mkdirSync(root, { recursive: true })
  await app.register(fastifyStatic, { root, prefix: '/map/', decorateReply: !app.hasReplyDecorator('sendFile'), index: false, cacheControl: true, maxAge: '1h' })
}

/** A page's own files beside its index: manifest, icons, service worker. */
function isFileName(rest: string): boolean {
  return /^[\w-]+\.(js|svg|png|webmanifest)$/.test(rest)
}

/** Files whose names carry a hash never change; everything else is asked for anew. */
function cacheByName(reply: { header(name: string, value: string): unknown }, path: string): void {
  reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
}
