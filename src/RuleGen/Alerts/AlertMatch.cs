namespace RuleGen.Alerts;

/// <summary>One predicate of a rule that held on the event.</summary>
/// <param name="Field">The field it reads, by its canonical name; empty for a search through the whole record.</param>
/// <param name="Value">The value that met it, as the event has it; null when it reads no one value.</param>
/// <param name="Predicate">The predicate in words.</param>
public sealed record AlertMatch(string Field, string? Value, string Predicate);
