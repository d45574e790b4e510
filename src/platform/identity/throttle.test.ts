import { expect, test } from 'vitest'
import { nameSource } from './throttle.ts'

test.each([
  ['10.9.9.9', '10.9.9.9'],
  ['::ffff:10.9.9.9', '10.9.9.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('the source of %s is %s', (address, source) => {
  expect(nameSource(address)).toBe(source)
})
