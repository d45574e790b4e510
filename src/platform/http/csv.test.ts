import { expect, test } from 'vitest'
import { writeCsv } from './csv.ts'

test('text that a spreadsheet would run is kept from running, numbers stay numbers', () => {
  const rows = [['=1+1', -1], ['+86', null], ['-2', true], ['@SUM(A1)', 0.5], ['\t=1', 0], ['＝1', 0], ['a "b", c\n=d', 0]] as const
  expect(writeCsv(['text', 'n'], rows)).toBe(
    ['\uFEFF"text","n"', `"'=1+1",-1`, `"'+86",`, `"'-2",true`, `"'@SUM(A1)",0.5`, `"'\t=1",0`, `"'＝1",0`, '"a ""b"", c\n=d",0', ''].join('\r\n'),
  )
})
