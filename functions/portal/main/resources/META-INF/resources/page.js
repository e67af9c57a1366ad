// Beside each moment, which is in UTC, the same in the reader's own time zone (PAG-09). Without scripts UTC alone is there.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && zone !== 'UTC') {
  const local = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'full', timeStyle: 'short' });
  for (const time of document.querySelectorAll('time[datetime]')) {
    time.after(` (${local.format(new Date(time.dateTime))}, ${zone.replaceAll('_', ' ')})`);
  }
}
// A summary of what is wrong takes the focus when the page is there (PAG-04).
document.getElementById('summary')?.focus();
