using RuleGen.Alerts;

namespace RuleGen.Batches;

/// <summary>An alert, and what it adds to a detector's counts.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Event">The number of its event in the batch, from 1.</param>
/// <param name="Rules">All rules that the event met, with its first alert; null with the others.</param>
internal readonly record struct Found(Alert Alert, long Event, int[]? Rules);
