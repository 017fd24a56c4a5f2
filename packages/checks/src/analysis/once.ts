/** A derived fact is computed when the first rule asks for it, and kept as long as its subject lives. */
export function oncePer<Subject extends object, Value>(
  derive: (subject: Subject) => Value,
): (subject: Subject) => Value {
  const known = new WeakMap<Subject, { readonly value: Value }>();
  return (subject) => {
    const kept = known.get(subject) ?? { value: derive(subject) };
    known.set(subject, kept);
    return kept.value;
  };
}
