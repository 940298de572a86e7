namespace RuleGen.Compiler.Emit;

/// <summary>How the emitted code is named and who may see it.</summary>
/// <param name="Namespace">A dotted namespace; empty is the global one.</param>
/// <param name="ClassName">The class that holds the set and its rules.</param>
/// <param name="IsPublic">Whether other assemblies may see it.</param>
internal sealed record EmitOptions(string Namespace = "", string ClassName = "Detections", bool IsPublic = false)
{
    public static readonly EmitOptions Default = new();

    /// <summary>
    /// Up to how many rules a set is written out; a larger one keeps its literals as data. With so many rules the time a set takes written
    /// out is not far from what it takes as data; with twice as many it is. Only tests and benchmarks choose another number.
    /// </summary>
    public int MostInSmallSet { get; init; } = 16;

    /// <summary>The access modifier of the set's class and of the rules in it.</summary>
    public string Visibility => IsPublic ? "public" : "internal";
}

/// <summary>One file of emitted C#.</summary>
/// <param name="HintName">A file name, unique in the set whatever the letter case.</param>
/// <param name="Text">The file's text, with line feeds only.</param>
internal sealed record EmittedFile(string HintName, string Text);
