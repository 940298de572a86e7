using System.Text;

namespace RuleGen.Events.Normalising;

/// <summary>
/// The log sources of a set, with the channels and providers they mention numbered, so that a record's own is looked up once and then
/// compared as a number.
/// </summary>
internal sealed class LogSourceTable
{
    private readonly List<byte[]> _channels = [];
    private readonly List<byte[]> _providers = [];

    public LogSourceTable(ReadOnlySpan<LogSourceDefinition> definitions, WellKnownNames names)
    {
        Plans = new LogSourcePlan[definitions.Length];
        for (int i = 0; i < Plans.Length; i++) Plans[i] = new LogSourcePlan(definitions[i], this, names);
    }

    public LogSourcePlan[] Plans { get; }

    /// <summary>The number of a channel, -1 for one that no rule mentions.</summary>
    /// <param name="text">The channel's name.</param>
    /// <param name="guess">The number it may have: that of the record before, which is often of the same channel.</param>
    public int ChannelOf(ReadOnlySpan<byte> text, int guess) => Find(_channels, text, guess);

    /// <summary>The number of a provider, -1 for one that no rule mentions.</summary>
    /// <param name="text">The provider's name.</param>
    /// <param name="guess">The number it may have.</param>
    public int ProviderOf(ReadOnlySpan<byte> text, int guess) => Find(_providers, text, guess);

    /// <summary>The number of a channel, which gets one if it has none.</summary>
    public int NumberChannel(string name) => Number(_channels, name);

    /// <summary>The number of a provider, which gets one if it has none.</summary>
    public int NumberProvider(string name) => Number(_providers, name);

    private static int Number(List<byte[]> names, string name)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(name);
        int number = Find(names, utf8, -1);
        if (number >= 0) return number;
        names.Add(utf8);
        return names.Count - 1;
    }

    private static int Find(List<byte[]> names, ReadOnlySpan<byte> text, int guess)
    {
        if (guess >= 0 && guess < names.Count && Ascii.EqualsIgnoreCase(text, names[guess])) return guess;
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i].Length == text.Length && Ascii.EqualsIgnoreCase(text, names[i])) return i;
        }
        return -1;
    }
}
