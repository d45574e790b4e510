/**
 * What every table is to a backup. A test fails for a table that is missing here, so that nobody forgets one.
 * - `truth`: acts and what proves them; backed up by log number, never again once written.
 * - `state`: neither acts nor derived from them; copied whole when changed.
 * - `projection`: rebuilt from acts after a restore.
 * - `passing`: worth nothing after a restart elsewhere (sessions, presence, queues).
 */
export type TableKind = 'truth' | 'state' | 'projection' | 'passing'

export const tableKinds: Record<string, TableKind> = {
  acts: 'truth',
  payloads: 'truth',
  log: 'truth',
  checkpoints: 'truth',
  intents: 'truth',
  ledger_nodes: 'projection',
  pending: 'passing',
  records: 'projection',
  projection_cursors: 'projection',
  number_series: 'state',
  credentials: 'state',
  sessions: 'passing',
  one_time_links: 'passing',
  throttles: 'passing',
  refused_strangers: 'state',
  migrations: 'passing',
  accounts: 'projection',
  units: 'projection',
}
