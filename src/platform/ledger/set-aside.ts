import type pg from 'pg'
import { Fault } from '../fault.ts'

/**
 * Takes an act that the sequencer refuses out of its way, as the tables' owner, keeping what was found as evidence in
 * `acts_set_aside`. An act that has its number stays; only its place in the queue goes. Throws a Fault `not_waiting`.
 */
export async function setAside(client: pg.ClientBase, county: string, act: string, reason: string, now: Date): Promise<void> {
  await client.query('begin')
  try {
    const waiting = await client.query<{ logged: boolean }>(
      'select exists (select 1 from log where county = $1 and act = $2) as logged from pending where county = $1 and act = $2',
      [county, act],
    )
    if (waiting.rows.length === 0) throw new Fault('not_waiting', { act }, 500)
    await client.query(
      `insert into acts_set_aside (county, act, found_at, reason, found)
       select $1, $2, $3, $4, jsonb_build_object(
         'pending', (select jsonb_agg(to_jsonb(p)) from pending p where p.county = $1 and p.act = $2),
         'act', (select to_jsonb(a) from acts a where a.county = $1 and a.id = $2),
         'payload', (select to_jsonb(p) from payloads p where p.county = $1 and p.act = $2))`,
      [county, act, now, reason],
    )
    await client.query('delete from pending where county = $1 and act = $2', [county, act])
    if (!waiting.rows[0]!.logged) {
      await client.query('delete from payloads where county = $1 and act = $2', [county, act])
      await client.query('delete from acts where county = $1 and id = $2', [county, act])
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
