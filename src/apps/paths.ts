import { join } from 'node:path'

/** Folders of the program itself. */
const root = join(import.meta.dirname, '../..')
export const policiesDir = join(root, 'policies')
export const migrationsDir = join(root, 'migrations')
export const pagesDir = join(root, 'dist')
