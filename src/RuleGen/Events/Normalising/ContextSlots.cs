namespace RuleGen.Events.Normalising;

/// <summary>What an alert says of its event whatever the rules read: slots that every schema has behind its own.</summary>
internal static class ContextSlots
{
    public const int Time = 0;
    public const int Host = 1;
    public const int User = 2;
    public const int Domain = 3;

    public static readonly SlotDefinition[] Definitions =
    [
        new("@timestamp", SlotView.Canonical, SlotForm.Text),
        new("host.name", SlotView.Canonical, SlotForm.Text),
        new("user.name", SlotView.Canonical, SlotForm.Text),
        new("user.domain", SlotView.Canonical, SlotForm.Text),
    ];
}
