// Plotly's layout: axes, lane names in the gutter, grid, as-of line, the chosen event's frame.

const YEAR_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
const footOf = range => range[1] - range[0] > 2500 * DAY ? 22 : 38

// Ticks by the length of the window: years, months, days centred in their cell, weekdays and quarter days, hours.
function timeTicks(range, width, tone) {
  const days = (range[1] - range[0]) / DAY
  if (days > 2500) {
    const step = YEAR_STEPS.find(each => each * 366 / days * width > 46) || 1000
    return {dtick: `M${12 * step}`, tick0: '2000-01-01', tickformat: '%Y', ticklabelmode: step === 1 ? 'period' : 'instant'}
  }
  const period = {ticklabelmode: 'period'}
  if (days > 500) return {...period, dtick: 'M3', tickformat: '%b\n%Y'}
  if (days > 75) return {...period, dtick: 'M1', tickformat: '%b\n%Y'}
  if (days > 9) return {...period, dtick: DAY * (days > 36 ? 3 : 1), tickformat: '%-d\n%B %Y'}
  if (days > 2) {
    const quarters = {dtick: DAY / 4, gridcolor: tone.line, griddash: '1px,3px', showgrid: true}
    return {...period, dtick: DAY, tickformat: '%a %-d\n%B %Y', gridcolor: tone.line2, minor: quarters}
  }
  return {ticklabelmode: 'instant', dtick: days > .4 ? DAY / 8 : HOUR / 2, tickformat: '%H:%M\n%-d %B %Y'}
}

function stripTicks(whole, width) {
  const years = (whole[1] - whole[0]) / DAY / 365.25
  if (years < 1.5) return {dtick: years < .3 ? undefined : 'M1', tickformat: years < .3 ? '%-d %b' : '%b', ticklabelmode: 'period'}
  const step = YEAR_STEPS.find(each => each / years * width > 40) || 1000
  return {dtick: `M${12 * step}`, tick0: '2000-01-01', tickformat: '%Y', ticklabelmode: step === 1 ? 'period' : 'instant'}
}

// "polygon(50% 0,…)" → points of a path in pixels, for a sign of 11 px in the gutter; a circle has none.
function clipPoints(clip) {
  if (clip.startsWith('inset')) return [[1, 1], [10, 1], [10, 10], [1, 10]]
  const inside = clip.match(/^polygon\((.*)\)$/)
  return inside && inside[1].split(',').map(pair => pair.trim().split(/\s+/).map(value => parseFloat(value) * .11))
}

function laneSign(family, y, colour) {
  const points = clipPoints(family.clip)
  const place = {xref: 'paper', yref: 'y', xsizemode: 'pixel', ysizemode: 'pixel', xanchor: 0, yanchor: y, fillcolor: colour, line: {width: 0}}
  if (!points) return {...place, type: 'circle', x0: -GUTTER, x1: -GUTTER + 11, y0: -5.5, y1: 5.5}
  return {...place, type: 'path', path: 'M' + points.map(([px, py]) => `${px - GUTTER} ${5.5 - py}`).join('L') + 'Z'}
}

// A name on one line or two, as the lane's height and the gutter allow.
function laneName(lane, family) {
  const {name, pill} = lane.lane, tall = lane.height > 35
  if (family) return name.includes(' & ') ? tall ? name.replace(' & ', '<br>&amp; ') : escaped(pill) : escaped(name)
  if (name.length < 17 || !tall) return escaped(name)
  const cut = name.lastIndexOf(' ', 16)
  return cut < 0 ? escaped(name) : `${escaped(name.slice(0, cut))}<br>${escaped(name.slice(cut + 1))}`
}

function laneHead(lane, frame, tone) {
  const family = frame.families.find(each => each.key === lane.lane.key), {n, folded} = lane.lane
  const ticks = lane.ticks.length, y = lane.top + (n ? 13 : 12)
  const small = `<span style="color:${tone.ink2}">${grouped(n)}</span>`
  const words = folded ? `${grouped(folded + ticks)} folded` : ticks ? `${grouped(ticks)} as tick${ticks > 1 ? 's' : ''}` : ''
  const note = words && `<br><span style="font-size:11px;color:${tone.ink2}">${words}</span>`
  const name = laneName(lane, family), size = !family && lane.lane.name.length > 30 ? 11 : 13
  return {
    signs: family ? [laneSign(family, y, n ? tone.of(family) : tone.line2)] : [],
    name: {xref: 'paper', x: 0, xshift: -GUTTER + (family ? 17 : 0), xanchor: 'left', yref: 'y', y: y - 9, yanchor: 'top', align: 'left', showarrow: false,
      text: (n ? `<b>${name}</b>` : name) + `  ${small}${note}`, font: {family: SANS, size, color: n ? tone.ink : tone.ink2}},
  }
}

function asOfShapes(frame, plan, range, tone) {
  const x = frame.asof === null ? -1 : plan.x(frame.asof)
  if (x <= 0 || x > plan.x(range[1])) return {shapes: [], names: []}
  const line = {type: 'line', xref: 'x', x0: iso(frame.asof), x1: iso(frame.asof), yref: 'y', y0: 0, y1: plan.height, line: {color: tone.ink, width: 1, dash: '4px,3px'}}
  const wash = {type: 'rect', xref: 'x', x0: iso(frame.asof), x1: iso(range[1]), yref: 'y', y0: 0, y1: plan.height, fillcolor: tone.after, line: {width: 0}, layer: 'below'}
  const name = {xref: 'x', x: iso(frame.asof), yref: 'y', y: AS_OF_ROW, yanchor: 'bottom', xanchor: x > 120 ? 'right' : 'left', yshift: -2, xshift: 2,
    showarrow: false, text: escaped(frame.asof_words), font: {size: 11.5, color: tone.ink2, family: SANS}}
  return {shapes: [line, wash], names: [name]}
}

// Grey on the strip where the collection covers nothing, paler where it was not reviewed yet.
function coverageShapes(frame, tone) {
  const band = ([from, to], opacity) => ({type: 'rect', xref: 'x2', yref: 'y2 domain', x0: iso(from), x1: iso(to), y0: 0, y1: 1,
    fillcolor: rgba(tone.line2, opacity), line: {width: 0}, layer: 'below'})
  const {out = [], unreviewed = []} = frame.coverage || {}
  return [...out.map(stretch => band(stretch, .42)), ...unreviewed.map(stretch => band(stretch, .18))]
}

// What the strip says under the pointer: how many events, and whether that time is covered.
function stripWords(frame, at) {
  const {starts, checked, unchecked, unit} = frame.strip, bar = starts.findLastIndex(start => start <= at)
  const within = stretches => stretches?.some(([from, to]) => from <= at && at < to)
  const held = bar < 0 ? [] : [[checked[bar], 'checked'], [unchecked[bar], 'not yet checked']].filter(([number]) => number)
  const words = held.map(([number, what]) => `${+number.toFixed(1)} ${what}`).join(', ') || 'no events'
  const note = within(frame.coverage?.out) ? `\nNot covered: this collection ${frame.coverage.words}` : within(frame.coverage?.unreviewed) ? '\nNot reviewed yet' : ''
  return bar < 0 ? note.trim() : `${stripDay(starts[bar], unit)}: ${words}${note}`
}

function chosenShapes(plan, range, width, tone) {
  const m = plan.every.find(each => each.chosen && each.row >= 0)
  if (!m) return []
  const at = x => iso(range[0] + x / width * (range[1] - range[0])), middle = at(m.glyphs.length === 1 ? m.glyphs[0] : (m.x0 + m.x1) / 2)
  const down = {type: 'line', xref: 'x', x0: middle, x1: middle, yref: 'y', y0: m.y + 11, y1: plan.height, line: {color: tone.ink2, width: 1, dash: '1px,2px'}, layer: 'below'}
  if (!m.bar && m.glyphs.length === 1) return [down]
  return [down, {type: 'rect', xref: 'x', x0: at(m.x0 - 3), x1: at(m.x1 + 3), yref: 'y', y0: m.y - 8.5, y1: m.y + 8.5, line: {color: tone.ink, width: 1.6}, fillcolor: 'rgba(0,0,0,0)'}]
}

function sheetLayout(frame, plan, range, width, tone) {
  const foot = footOf(range), total = plan.height + STRIP + STRIP_FOOT + foot, {starts, checked, unchecked} = frame.strip
  const heads = plan.lanes.map(lane => laneHead(lane, frame, tone)), asOf = asOfShapes(frame, plan, range, tone)
  const rules = plan.lanes.map(lane => ({type: 'line', xref: 'paper', x0: 0, x1: 1, yref: 'y', y0: lane.top, y1: lane.top, line: {color: tone.line, width: 1}, layer: 'below'}))
  const axis = {type: 'date', tickfont: {family: SANS, size: 12, color: tone.ink2}, gridcolor: tone.line, zeroline: false, showline: false, tickangle: 0}
  const tallest = Math.max(1, ...starts.map((_, at) => checked[at] + unchecked[at]))
  return {
    height: total, margin: {l: GUTTER, r: RIGHT, t: 0, b: foot}, paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)',
    barmode: 'overlay', dragmode: 'pan', hovermode: 'closest', hoverdistance: 8, font: {family: SANS},
    hoverlabel: {bgcolor: tone.paper, bordercolor: tone.line2, font: {family: SANS, size: 13.5, color: tone.ink}, align: 'left'},
    shapes: [...coverageShapes(frame, tone), ...rules, ...heads.flatMap(head => head.signs), ...asOf.shapes, ...chosenShapes(plan, range, width, tone)],
    annotations: [...heads.map(head => head.name), ...asOf.names],
    xaxis: {...axis, range: range.map(iso), anchor: 'y', domain: [0, 1], ...timeTicks(range, width, tone)},
    yaxis: {range: [plan.height, 0], domain: [0, plan.height / (total - foot)], visible: false, fixedrange: true},
    xaxis2: {...axis, range: frame.whole.map(iso), anchor: 'y2', fixedrange: true, showgrid: false, tickfont: {family: SANS, size: 11, color: tone.ink2}, ...stripTicks(frame.whole, width)},
    yaxis2: {domain: [1 - STRIP / (total - foot), 1], visible: false, fixedrange: true, range: [0, tallest * 1.05]},
  }
}
