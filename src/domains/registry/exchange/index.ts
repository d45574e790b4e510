import type { Platform } from '#platform/platform.ts'
import { exportRoutes } from './export/routes.ts'
import { exportRecord } from './export/record.ts'
import { partRecord } from './export/part.ts'
import { importRoutes } from './import/routes.ts'
import { importRecord } from './import/record.ts'

/** What the register takes in as files, and gives out. */
export const exchangeRecords = [importRecord, exportRecord, partRecord]
export const exchangeRoutes = (platform: Platform) => [...importRoutes(platform), ...exportRoutes(platform)]
/** Judged beyond what routes declare. */
export const exchangeActions = ['registry.exportWhole']
