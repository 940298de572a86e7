namespace RuleGen.Compiler.Languages.Kql.Literals;

/// <summary>A query text read as a boolean: <c>true</c> or <c>false</c>, quoted or not, in any letter case.</summary>
internal static class BooleanLiteral
{
    public static bool TryRead(string text, out bool value)
    {
        value = string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);
        return value || string.Equals(text, "false", StringComparison.OrdinalIgnoreCase);
    }
}
