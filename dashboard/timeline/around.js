// What stands round the chart: legend, shelf of undated events, accounts, and the same events as list and table.

const drawing = (width, inside) => `<svg width="${width}" height="12" aria-hidden="true">${inside}</svg>`

function legend(tone, dayWidth, hasTicks) {
  const c = tone.ink2, id = tone.dark ? 'd' : 'l', cells = dayWidth > NARROW
  const fade = (name, start, end) => `<linearGradient id="tl-${name}${id}"><stop offset="0" stop-color="${c}" stop-opacity="${start}"/><stop offset=".35" stop-color="${c}" stop-opacity=".7"/><stop offset=".65" stop-color="${c}" stop-opacity=".7"/><stop offset="1" stop-color="${c}" stop-opacity="${end}"/></linearGradient>`
  const pale = `<radialGradient id="tl-r${id}"><stop stop-color="${c}"/><stop offset="1" stop-color="${mixed(c, .12, tone.paper)}"/></radialGradient>`
  const dot = (x, fill, stroke = 'none') => `<circle cx="${x}" cy="6" r="4.8" fill="${fill}" stroke="${stroke}"/>`
  const bar = (width, more) => `<rect y="1.5" width="${width}" height="9" ${more}/>`
  const soft = `url(#tl-r${id})`
  const rows = [
    cells && [drawing(12, dot(6, c)), 'at that hour'],
    cells ? [drawing(30, bar(30, `fill="${c}" opacity=".35"`) + dot(15, c)), 'on that day'] : [drawing(12, dot(6, c)), 'on that day'],
    [drawing(30, bar(30, `rx="4" fill="${c}"`)), 'lasted'],
    [drawing(34, fade('a', 0, 0) + bar(34, `fill="url(#tl-a${id})"`)), 'some time within'],
    !cells && [drawing(12, pale + dot(6, soft, mixed(c, .55, tone.paper))), 'same, too narrow here'],
    [drawing(30, fade('b', .7, 0) + bar(30, `fill="url(#tl-b${id})"`)), 'open end'],
    [drawing(26, pale + `<path d="M6 6H20" stroke="${c}" stroke-dasharray="2 2"/>` + dot(6, soft, c) + dot(20, soft, c)), 'sources disagree'],
    [drawing(28, `<rect x=".7" y="1.5" width="26" height="9" fill="none" stroke="${c}" stroke-dasharray="3 2"/>`), 'planned'],
    [drawing(14, `<circle cx="7" cy="6" r="4.5" fill="none" stroke="${c}" stroke-width="1.5"/><path d="M2 11L12 1" stroke="${c}" stroke-width="1.5"/>`), 'denied'],
    hasTicks && [drawing(12, `<path d="M2 2V10M6 2V10M10 2V10" stroke="${c}" stroke-width="1.3"/>`), 'more: zoom in'],
  ]
  return '<b>When?</b>' + rows.filter(Boolean).map(([picture, words]) => `<span>${picture}${words}</span>`).join('')
}

function shelf(frame, tone, most) {
  if (!frame.undated) return ''
  const chips = frame.shelf.slice(0, most).map(event => {
    const hole = event.hole ? ` <code>${escaped(event.hole)}</code>` : ''
    return `<button data-event="${event.i}" title="${escaped(event.title)}: ${escaped(event.words)}">${sign(frame.families[event.f], tone, 'pale')}<span>${escaped(event.label)}</span>${hole}</button>`
  })
  const rest = frame.undated - chips.length
  return `<b>No date · ${grouped(frame.undated)}</b>${chips.join('')}${rest > 0 ? `<span class="rest">and ${grouped(rest)} more in the story</span>` : ''}`
}

// The sentence from the server, with the number of marks that found no row here.
const accounts = (frame, ticks) => escaped(frame.accounts_words.replace('{ticks}', ticks ? `, ${grouped(ticks)} of them as ticks` : ''))

const hiddenList = (frame, chosen) => frame.marks.map(mark =>
  `<li role="option" id="tl-e${mark.i}" aria-selected="${mark.i === chosen}">${escaped(mark.title)}, ${escaped(mark.words)}</li>`).join('')

const HAPPENED = {occurred: 'happened', ongoing: 'going on', planned: 'planned', hypothetical: 'only supposed', denied: 'denied'}

function table(frame) {
  const rows = [...frame.marks, ...frame.shelf.map(event => ({...event, p: ''}))].map(event =>
    `<tr><td>${escaped(event.words)}</td><td><button data-event="${event.i}">${escaped(event.title)}</button></td><td>${escaped(frame.families[event.f].name)}</td><td>${HAPPENED[event.p] || ''}</td></tr>`)
  return `<table><thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Kind</th><th scope="col">Did it happen?</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}
