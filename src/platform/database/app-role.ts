import pg from './column-types.ts'

const appRole = 'langqiao_app'

/** Who connects as the application, on the owner's server. */
export function toAppUrl(ownerUrl: string, password: string): string {
  return ownerUrl.replace(/\/\/[^@]*@/, `//${appRole}:${encodeURIComponent(password)}@`)
}

/**
 * The application connects as a role that owns nothing, so that row-level security and missing grants bind it.
 * A role belongs to the whole server: it is left alone where its password already is the one that we have.
 */
export async function ensureAppRole(owner: pg.Client, ownerUrl: string, password: string): Promise<void> {
  const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [appRole])
  if (rowCount !== 0 && (await canSignIn(toAppUrl(ownerUrl, password)))) return
  await owner.query(`${rowCount === 0 ? 'create' : 'alter'} role ${appRole} login nosuperuser nobypassrls password ${owner.escapeLiteral(password)}`)
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch (error) {
    // 28P01: wrong password.
    if ((error as { code?: string }).code === '28P01') return false
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}
