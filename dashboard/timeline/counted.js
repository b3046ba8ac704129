// Counts in words.

const grouped = number => number.toLocaleString('en-GB')
const counted = (number, what) => `${grouped(number)} ${what}${number === 1 ? '' : 's'}`
