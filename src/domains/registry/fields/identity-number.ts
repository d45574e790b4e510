/** Weights of the first seventeen places, and the check characters by remainder: GB 11643-1999. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/** What is wrong with a citizen's identity number; null where nothing is. The division is not looked up: old ones stay valid for life. */
export function judgeIdentityNumber(number: string): 'length' | 'birth' | 'check' | null {
  if (!/^\d{17}[\dX]$/.test(number)) return 'length'
  if (birthOf(number) === null) return 'birth'
  return number[17] === checkOf(number) ? null : 'check'
}

/** The check character that belongs to a number's first seventeen digits. */
export function checkOf(digits: string): string {
  return checks[weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0) % 11]!
}

/** The birth date in a number, `yyyy-mm-dd`; null where it is no day. */
export function birthOf(number: string): string | null {
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)]
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return Number(year) >= 1850 && !Number.isNaN(at.getTime()) && at.toISOString().slice(8, 10) === day ? `${year}-${month}-${day}` : null
}

/** The sex in a number, by GB/T 2261.1: 1 male, 2 female. */
export function sexOf(number: string): '1' | '2' {
  return Number(number[16]) % 2 === 1 ? '1' : '2'
}

/** Characters of a unified social credit code, GB 32100-2015: without I, O, S, V and Z. */
const unitCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Whether a unit's code is well formed, and whether its check character is right: early pilot codes fail that, so it only warns. */
export function judgeUnitCode(code: string): 'length' | 'check' | null {
  if (code.length !== 18 || Array.from(code).some((one) => !unitCharacters.includes(one))) return 'length'
  let sum = 0
  let weight = 1
  for (const one of code.slice(0, 17)) {
    sum += unitCharacters.indexOf(one) * weight
    weight = (weight * 3) % 31
  }
  return unitCharacters[(31 - (sum % 31)) % 31] === code[17] ? null : 'check'
}
