namespace RuleGen.Events;

/// <summary>
/// A log source that rules of a set ask for. A record's own is covered when it is equal in every attribute that is not null here; names
/// compare without letter case. For Windows, categories and services stand for channels, event ids and classes of event.
/// </summary>
/// <param name="Product">Such as <c>windows</c> or <c>linux</c>.</param>
/// <param name="Category">Such as <c>process_creation</c> or <c>webserver</c>.</param>
/// <param name="Service">Such as <c>security</c> or <c>sshd</c>.</param>
/// <param name="SecurityEquivalents">
/// Whether a category of Windows events also covers the Security log's records of the same facts (4688, 4657, 5156, 4689, 4663, 4660).
/// </param>
/// <param name="NeedsDeclaration">Whether a record of which no log source is known is withheld.</param>
public readonly record struct LogSourceDefinition(
    string? Product, string? Category, string? Service, bool SecurityEquivalents, bool NeedsDeclaration);
