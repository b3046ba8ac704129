// Where each mark stands: its pixels, its row, its label. Only the browser knows the width and the font.

// A mark's span in pixels and how it is drawn: `bar` its two ends, `fade` how far they fade, `glyphs` where signs stand.
function placed(mark, x, width) {
  const m = {mark, glyphs: [], bar: null, fade: [0, 0], form: 'solid'}
  const shape = {time: placedInstant, alt: placedDisputed, dur: placedLasting, after: placedOpen, before: placedOpen}[mark.k] || placedWindow
  shape(m, mark, x, width)
  const ends = [...m.glyphs.flatMap(at => [at - 6, at + 6]), ...(m.bar || []), ...(m.spans || []).flat()]
  m.x0 = Math.min(...ends)
  m.x1 = Math.max(...ends)
  return m
}

function placedInstant(m, mark, x) {
  m.glyphs = [x(mark.t)]
  m.form = mark.s ? 'pale' : 'solid'
}

// A sign for each date that the sources give, the preferred one solid; without their dates, one at either bound.
function placedDisputed(m, mark, x) {
  const told = mark.r || [[mark.a, mark.a + DAY, 0], [mark.b - DAY, mark.b, 0]]
  m.glyphs = apart(told.map(([from, to]) => (x(from) + x(to)) / 2), 13)
  m.preferred = told.map(reading => !!reading[2])
  m.spans = told.map(([from, to]) => [x(from), x(to)]).filter(([from, to]) => to - from > NARROW)
  m.texts = mark.r?.map(([, , preferred, words]) => `${words}${preferred ? ' (preferred)' : ' (another source)'}`)
  m.form = 'disputed'
}

// Places in their order, pushed at least `gap` pixels from each other round the middle of those that were too near.
function apart(places, gap) {
  const found = places.slice()
  for (let at = 1; at < found.length; at++) found[at] = Math.max(found[at], found[at - 1] + gap)
  const by = (found.at(-1) - places.at(-1)) / 2
  return found.map(place => place - by)
}

// The length of an open end means nothing: where its known bound lies beyond the window, it stands at that edge.
function placedOpen(m, mark, x, width) {
  const after = mark.k === 'after', from = after ? Math.max(x(mark.a), 0) : Math.min(x(mark.b), width)
  m.bar = after ? [from, from + OPEN_END] : [from - OPEN_END, from]
  m.beyond = after ? x(mark.a) < -1 && 'left' : x(mark.b) > width + 1 && 'right'
  m.fade = after ? [0, OPEN_END] : [OPEN_END, 0]
  m.form = 'band'
}

function placedLasting(m, mark, x, width) {
  const noEnd = mark.b === null, noStart = mark.a === null
  const start = noStart ? Math.min(x(mark.b), width) - OPEN_BAR : noEnd ? Math.max(x(mark.a), 0) : x(mark.a)
  const end = noEnd ? start + OPEN_BAR : noStart ? start + OPEN_BAR : x(mark.b)
  m.beyond = noEnd && x(mark.a) < -1 ? 'left' : noStart && x(mark.b) > width + 1 ? 'right' : null
  if (end - start < NARROW) {
    m.glyphs = [(start + end) / 2]
    m.form = mark.s ? 'pale' : 'solid'
    return
  }
  const vague = mark.s ? Math.min(12, (end - start) / 3) : 0
  m.bar = [start, end]
  m.fade = [noStart ? OPEN_BAR : vague, noEnd ? OPEN_BAR : vague]
  m.form = 'bar'
}

// Some time within: a glyph while its window is narrow, then a band that fades inwards; a day becomes a cell.
function placedWindow(m, mark, x) {
  const start = x(mark.a), end = x(mark.b), isDay = mark.k === 'day'
  if (isDay || end - start <= NARROW) m.glyphs = [(start + end) / 2]
  m.form = mark.s ? 'pale' : 'solid'
  if (end - start <= NARROW) return
  m.bar = [start, end]
  const fade = isDay ? 0 : Math.min(end - start, 90) * .3
  m.fade = [fade, fade]
  m.band = isDay ? 'cell' : 'band'
  if (!isDay) m.form = 'band'
}

const overlaps = (row, from, to, gap) => (row || []).some(other => from < other.x1 + gap && to > other.x0 - gap)

// Lays out all lanes in `height` pixels: which rows they get, where marks and labels stand, which marks are left as ticks.
function laidOut(frame, range, width, height, chosen) {
  const x = at => (at - range[0]) / (range[1] - range[0]) * width
  const lanes = frame.lanes.map(lane => ({lane, marks: []}))
  for (const mark of frame.marks) {
    const m = placed(mark, x, width)
    if (m.x1 <= 0 || m.x0 >= width) continue
    m.x0 = Math.max(m.x0, 0)
    m.x1 = Math.min(m.x1, width)
    m.chosen = mark.i === chosen
    lanes[mark.l].marks.push(m)
  }
  for (const lane of lanes) lane.marks.sort((a, b) => b.mark.w - a.mark.w || a.mark.i - b.mark.i)
  const every = lanes.flatMap(lane => lane.marks)
  const heads = every.slice().sort((a, b) => b.mark.w - a.mark.w || a.mark.i - b.mark.i).slice(0, 14)
  for (const m of every) m.head = m.chosen || heads.includes(m)
  const sheet = {width, asOf: frame.asof === null ? null : x(frame.asof)}
  share(lanes, sheet, Math.floor((height - AS_OF_ROW - lanes.length * PAD) / ROW))
  return {lanes, x, height: stack(lanes, sheet, height), every}
}

// Sides where a label may stand, the emptier one first: never out of the plot, never across the as-of line.
function sides(m, lane, sheet) {
  const width = textWidth(m.mark.label, m.chosen), gap = m.chosen ? 8 : 4
  return [{side: 'right', from: m.x1 + gap, to: m.x1 + gap + width}, {side: 'left', from: m.x0 - gap - width, to: m.x0 - gap}]
    .filter(spot => spot.from > 1 && spot.to < sheet.width - 1 && !(sheet.asOf > spot.from - 2 && sheet.asOf < spot.to + 2))
    .map(spot => ({...spot, crowd: lane.marks.filter(o => o !== m && spot.from < o.x1 && spot.to > o.x0).length}))
    .sort((a, b) => a.crowd - b.crowd)
}

function setLabel(m, row, spot) {
  m.label = {x: spot.side === 'right' ? spot.from : spot.to, side: spot.side, from: spot.from, to: spot.to}
  row.push({x0: spot.from, x1: spot.to})
}

// First fit by weight, headlines first and with their label; others by their own width.
function pack(lane, count, sheet) {
  const rows = []
  const byHead = lane.marks.slice().sort((a, b) => b.head - a.head)
  for (const m of byHead) {
    m.row = -1
    m.label = null
    const free = []
    for (let at = 0; at < count; at++) if (!overlaps(rows[at], m.x0, m.x1, 2.5)) free.push(at)
    if (!free.length) continue
    const spots = m.head ? sides(m, lane, sheet) : []
    const fit = at => spots.find(spot => !overlaps(rows[at], spot.from, spot.to, 5))
    m.row = free.find(fit) ?? free[0]
    const row = rows[m.row] ??= [], spot = fit(m.row)
    row.push(m)
    if (spot) setLabel(m, row, spot)
  }
  return rows
}

// Labels for all others, by weight, where they fit; a mark may change its row for one. Answers the weight left without.
function label(lane, count, sheet) {
  const rows = pack(lane, count, sheet)
  let left = 0
  for (const m of lane.marks) {
    if (m.row < 0 || m.label) continue
    const spots = sides(m, lane, sheet)
    const order = [m.row, ...Array.from({length: count}, (_, at) => at).filter(at => at !== m.row)]
    const found = order.some(at => {
      const row = (rows[at] ??= []).filter(other => other !== m)
      if (at !== m.row && overlaps(row, m.x0, m.x1, 3)) return false
      const spot = spots.find(each => !overlaps(row, each.from, each.to, 5))
      if (!spot) return false
      if (at !== m.row) {
        rows[m.row].splice(rows[m.row].indexOf(m), 1)
        rows[at].push(m)
        m.row = at
      }
      setLabel(m, rows[at], spot)
      return true
    })
    if (!found) left += m.mark.w ** 2
  }
  return left
}

// Rows for each lane: what it needs; too many are taken from the tallest, spare ones go where they let in most.
function share(lanes, sheet, total) {
  for (const lane of lanes) lane.rows = lane.need = Math.max(1, pack(lane, 99, sheet).length)
  let sum = lanes.reduce((all, lane) => all + lane.rows, 0)
  while (sum > total) {
    const tallest = lanes.reduce((a, b) => b.rows > a.rows ? b : a)
    if (tallest.rows < 2) break
    tallest.rows--
    sum--
  }
  for (const lane of lanes) lane.left = label(lane, lane.rows, sheet)
  while (sum < total) {
    let best = null
    for (const lane of lanes) {
      if (!lane.left || lane.rows >= lane.need + 3) continue
      lane.gain ??= lane.left - label(lane, lane.rows + 1, sheet)
      if (lane.gain > 0 && (!best || lane.gain > best.gain)) best = lane
    }
    if (!best) break
    best.rows++
    sum++
    best.left -= best.gain
    best.gain = null
  }
}

// Heights from top to bottom; an empty lane is low. Answers the height of all.
function stack(lanes, sheet, height) {
  const sum = lanes.reduce((all, lane) => all + lane.rows, 0)
  const spare = height - AS_OF_ROW - sum * ROW - lanes.length * PAD
  const loose = spare > lanes.length * 12, extra = Math.min(10, Math.max(0, spare) / lanes.length)
  let top = AS_OF_ROW
  for (const lane of lanes) {
    lane.top = top
    lane.height = lane.marks.length || lane.lane.folded ? Math.max(lane.rows * ROW + PAD + extra, loose ? 37 : 0) : 23
    top += lane.height
    label(lane, lane.rows, sheet)
    lane.ticks = lane.marks.filter(m => m.row < 0)
    const foot = (lane.ticks.length ? 7 : 0) + (lane.lane.folded ? RIBBON : 0), first = lane.top + Math.max(0, lane.height - foot - lane.rows * ROW) / 2
    for (const m of lane.marks) m.y = first + (m.row + .5) * ROW
  }
  return Math.max(top, 40)
}
