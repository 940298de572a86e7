namespace RuleGen.Events;

/// <summary>The JSON kind of a value.</summary>
internal enum ValueKind : byte
{
    Text,
    Number,
    True,
    False,
}

/// <summary>One value of a field. Texts lie in the buffer's arena; what is derived from one lies behind it there.</summary>
internal struct Element
{
    /// <summary>Where the text lies in the arena.</summary>
    public int Offset;

    public int Length;

    /// <summary>Where the folded text lies; -1 until someone asked for it.</summary>
    public int FoldedOffset;

    public int FoldedLength;

    /// <summary>The next value of the same field, -1 at the end.</summary>
    public int Next;

    /// <summary>The value as the record has it, where this one was derived; -1 where it is that value itself.</summary>
    public int Origin;

    public ValueKind Kind;

    /// <summary>Whether the text still has its JSON escapes.</summary>
    public bool IsEscaped;
}
