import { composeDomains } from '#apps/compose.ts'
import type { Probe, Probes } from './probe.ts'
import { cameraProbes } from './requests/cameras.ts'
import { caseProbes } from './requests/cases.ts'
import { deskProbes } from './requests/desk.ts'
import { disputeProbes } from './requests/disputes.ts'
import { erasureProbes } from './requests/erasures.ts'
import { footageProbes } from './requests/footage.ts'
import { gridProbes } from './requests/grids.ts'
import { hazardProbes } from './requests/hazards.ts'
import { helpProbes } from './requests/help.ts'
import { incidentProbes } from './requests/incidents.ts'
import { registerExchangeProbes } from './requests/register-exchange.ts'
import { registryProbes } from './requests/registry.ts'
import { sessionProbes, platformProbes } from './requests/platform.ts'
import { visitProbes } from './requests/visits.ts'
import type { World } from './world.ts'

/** One line of the table: a route, asked in one way. */
export interface Row {
  /** `METHOD url`, and the variant behind a dot where there are several. */
  name: string
  method: string
  action: string
  probe: Probe
}

const probes: Probes = { ...platformProbes, ...cameraProbes, ...incidentProbes, ...deskProbes, ...caseProbes, ...disputeProbes, ...hazardProbes, ...footageProbes, ...erasureProbes, ...registryProbes, ...registerExchangeProbes, ...visitProbes, ...gridProbes, ...helpProbes, ...sessionProbes }

/** Every row, in the order in which they are asked; and the routes that nobody wrote a request for, or requests without a route. */
export function listRows(world: World): { rows: Row[]; strays: string[] } {
  const actions = new Map<string, string>(composeDomains(world.house.platform).flatMap((domain) => domain.routes.map((route) => [`${route.method} ${route.url}`, route.action ?? 'open'])))
  actions.set('GET /api/feed', 'feed.hear')
  const routes = [...new Set([...listRoutes(world), ...actions.keys()])]
  const rows = Object.entries(probes).flatMap(([name, given]) =>
    [given].flat().map((probe: Probe) => ({ name: probe.variant ? `${name} · ${probe.variant}` : name, method: name.slice(0, name.indexOf(' ')), action: actions.get(name) ?? 'none', probe })),
  )
  const strays = [...routes.filter((route) => !(route in probes)).map((route) => `no request for ${route}`), ...Object.keys(probes).filter((name) => !routes.includes(name)).map((name) => `no route for ${name}`)]
  return { rows, strays }
}

/** The server's own list; with the domains' routes and the feed it holds what the OpenAPI page leaves out: HEAD and sockets. */
function listRoutes(world: World): string[] {
  const paths = world.house.app.swagger().paths ?? {}
  return Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`))
}
