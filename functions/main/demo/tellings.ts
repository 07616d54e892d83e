/** By title of the entry: a sentence in which a team tells who it is, and what the agency leaves of it for judges. */
export const tellings: Record<string, { sent: string; left: string }> = {
  'One code at the door': {
    sent: 'Lena Abara and Tim Ruiz of Harborlight stood at eleven doors with two inspectors; the film is at https://harborlight.example/doors.',
    left: '[name] and [name] of [team] stood at eleven doors with two inspectors; the film is at [link].',
  },
  'Ask an owner first': {
    sent: 'Before we drew a screen, Teo Alvarez asked 31 members of the Small Plates Union what they would show a landlord.',
    left: 'Before we drew a screen, [name] asked 31 members of the [organization] what they would show a landlord.',
  },
  'The library is the notice board': {
    sent: 'Hanna Ito asked the staff of six branches, and all but one would walk the ten blocks twice a day.',
    left: '[name] asked the staff of six branches, and all but one would walk the ten blocks twice a day.',
  },
  'Opened means somebody went in': {
    sent: 'Door Truth has run it on nine doors of the parks department since May.',
    left: '[team] has run it on nine doors of the parks department since May.',
  },
  'From report to repair, in public': {
    sent: 'Pothole Ledger has run such a log for one district since spring; write to gwen.ellis@potholeledger.example to see it.',
    left: '[team] has run such a log for one district since spring; write to [email] to see it.',
  },
};
