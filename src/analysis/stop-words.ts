/**
 * English words that carry structure rather than a subject: about 150, so that questions are read as their
 * subject. They are indexed, for phrases, but not scored. `us` is not one of them: it is how U.S. is folded.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above after again against all almost also although always am among an and another any are arent as at
   be because been before being below between both but by can cannot cant could couldnt did didnt do does doesnt doing
   dont down during each either else ever every few for from further get had has hasnt have havent having he hence her
   here hers herself him himself his how however i if in into is isnt it its itself just let me might more most much must my
   myself neither nor not of off often on once only or other our ours ourselves out over own per rather same shall she
   should since so some such than that the their theirs them themselves then there therefore these they this those
   though through thus to too toward towards under until up upon very was wasnt we were what when where whether
   which while who whom whose why will with within without would yet you your yours yourself`.split(/\s+/),
);
