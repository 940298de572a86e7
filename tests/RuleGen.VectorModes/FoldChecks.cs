using System.Text;
using RuleGen.Events;

namespace RuleGen.VectorModes;

/// <summary>Case folding, against ordinal-ignore-case and a fold byte by byte.</summary>
internal static class FoldChecks
{
    /// <summary>Each scalar value folds together with its other case exactly when ordinal-ignore-case says so.</summary>
    public static string? EveryScalar()
    {
        for (int value = 0; value <= 0x10FFFF; value++)
        {
            if (!Rune.IsValid(value)) continue;
            var rune = new Rune(value);
            foreach (Rune other in (ReadOnlySpan<Rune>)[Rune.ToUpperInvariant(rune), Rune.ToLowerInvariant(rune)])
            {
                if (rune == other) continue;
                bool expected = string.Equals(rune.ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase);
                if (CaseFold.Fold(rune.ToString()).AsSpan().SequenceEqual(CaseFold.Fold(other.ToString())) != expected) return $"U+{value:X}";
            }
        }
        return null;
    }

    /// <summary>Texts of every length from every offset, plain and with a letter beyond ASCII in them.</summary>
    public static string? EveryOffset()
    {
        const int Longest = 140;
        var block = new byte[512];
        var folded = new byte[1024];
        for (int offset = 0; offset <= 70; offset++)
        {
            for (int length = 0; length <= Longest; length++)
            {
                for (int i = 0; i < length; i++) block[offset + i] = (byte)('!' + ((i * 7) + offset) % 94);
                int umlaut = length < 2 ? -1 : (offset * 3 % length) - 1;
                if (umlaut >= 0) "ä"u8.CopyTo(block.AsSpan(offset + umlaut));
                ReadOnlySpan<byte> text = block.AsSpan(offset, length);
                byte[] expected = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text).ToUpperInvariant());
                int written = CaseFold.Fold(text, folded.AsSpan(offset));
                if (!folded.AsSpan(offset, written).SequenceEqual(expected)) return $"offset {offset}, length {length}";
            }
        }
        return null;
    }
}
