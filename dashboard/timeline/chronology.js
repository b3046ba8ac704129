// The phone: a list by year, its rail showing the same certainty as the lanes.

function sign(family, tone, form, colour = tone.of(family)) {
  const fill = {
    pale: `radial-gradient(${colour} 15%, ${mixed(colour, .25, tone.paper)} 70%)`,
    denied: `linear-gradient(135deg, ${colour} 42%, ${tone.paper} 42% 58%, ${colour} 58%)`,
  }[form] || colour
  return `<i class="sign" style="background:${fill};clip-path:${family.clip}"></i>`
}

// How a rail block fades, from top to bottom: towards an open end, inwards from both bounds of a window, or not at all.
function railFill(mark, colour) {
  const half = rgba(colour, .6)
  if (mark.k === 'after' || (mark.k === 'dur' && mark.b === null)) return `linear-gradient(${colour}, transparent)`
  if (mark.k === 'before' || (mark.k === 'dur' && mark.a === null)) return `linear-gradient(transparent, ${colour})`
  if (mark.k === 'dur') return colour
  return `linear-gradient(transparent, ${half} 30%, ${half} 70%, transparent)`
}

function rail(mark, family, tone) {
  const colour = tone.of(family), hollow = HOLLOW.has(mark.p)
  const wide = ['dur', 'after', 'before'].includes(mark.k) || (mark.k === 'win' && mark.b - mark.a > 8 * DAY)
  if (mark.k === 'alt') return disputedSigns(mark, family, tone)
  if (!wide && !hollow) return sign(family, tone, mark.p === 'denied' ? 'denied' : mark.s ? 'pale' : 'solid')
  const block = hollow ? `border:1.3px dashed ${colour}` : `background:${railFill(mark, colour)}`
  return `<span class="block" style="${block}"></span>` + sign(family, tone, 'inner', hollow ? colour : tone.paper).replace('"sign"', '"sign inner"')
}

// Two dates one below the other, the preferred one solid.
function disputedSigns(mark, family, tone) {
  const first = mark.r?.findIndex(reading => reading[2]) === 0
  const at = (form, top) => sign(family, tone, form).replace('style="', `style="top:${top}px;`)
  return at(first ? 'solid' : 'pale', 8) + '<span class="joint"></span>' + at(mark.r && !first ? 'solid' : 'pale', 26)
}

const yearOf = mark => new Date(mark.a ?? mark.b - DAY).getUTCFullYear()
const plain = mark => mark.k === 'day' && !mark.s && mark.p === 'occurred'

function item(mark, frame, tone, chosen) {
  const family = frame.families[mark.f], more = plain(mark) ? '' : ` · ${escaped(mark.words)}`, on = mark.i === chosen
  return `<li class="${on ? 'on' : ''}"><div class="when">${escaped(mark.short)}</div><div class="rail">${rail(mark, family, tone)}</div>` +
    `<button data-event="${mark.i}"${on ? ' aria-current="true"' : ''}><span class="title">${escaped(mark.title)}</span><span class="words">${escaped(family.name)}${more}</span></button></li>`
}

// A bar per year in view that jumps to it; of many years only as many as fit.
function yearBars(years, tallest) {
  const first = years[0][0], last = years.at(-1)[0], by = new Map(years)
  const every = last - first < 16 ? Array.from({length: last - first + 1}, (_, at) => first + at) : years.map(([year]) => year)
  const bars = every.slice(0, 24).map(year => {
    const number = by.get(year)?.length || 0
    return `<a href="#tl-y${year}" data-year="${year}" aria-label="${year}: ${counted(number, 'event')}"><i style="height:${number / tallest * 30}px"></i>${every.length > 16 ? '' : '’' + String(year).slice(-2).padStart(2, '0')}</a>`
  })
  return `<nav class="years" aria-label="Years">${bars.join('')}</nav>`
}

function chronology(frame, tone, chosen) {
  const by = new Map()
  for (const mark of frame.marks) by.set(yearOf(mark), [...(by.get(yearOf(mark)) || []), mark])
  const years = [...by].sort((a, b) => a[0] - b[0])
  if (!years.length) return ''
  const tallest = Math.max(...years.map(([, marks]) => marks.length))
  return yearBars(years, tallest) + years.map(([year, marks]) =>
    `<section id="tl-y${year}" aria-label="${year}"><h2>${year} <small>${counted(marks.length, 'event')}</small></h2>` +
    `<ol>${marks.map(mark => item(mark, frame, tone, chosen)).join('')}</ol></section>`).join('')
}
