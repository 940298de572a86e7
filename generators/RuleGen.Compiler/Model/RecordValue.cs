namespace RuleGen.Compiler.Model;

/// <summary>A value inside a sample event, as its text has it: the tree the reference evaluator walks.</summary>
internal abstract record RecordValue;

/// <summary>JSON null, or a cell that says nothing.</summary>
internal sealed record RecordNull : RecordValue
{
    public static readonly RecordNull Instance = new();
}

/// <summary>True or false.</summary>
internal sealed record RecordBoolean(bool Value) : RecordValue;

/// <summary>A number, kept as the text it was written with.</summary>
internal sealed record RecordNumber(string Text) : RecordValue;

/// <summary>A text.</summary>
internal sealed record RecordText(string Value) : RecordValue;

/// <summary>A list.</summary>
internal sealed record RecordList(EquatableArray<RecordValue> Items) : RecordValue;

/// <summary>An object; of members with one name the last counts.</summary>
internal sealed record RecordObject(EquatableArray<RecordMember> Members) : RecordValue;

/// <summary>One member of an object. The name may itself be dotted.</summary>
internal sealed record RecordMember(string Name, RecordValue Value);
