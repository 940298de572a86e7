using RuleGen.Compiler.Model;
using RuleGen.Shared;

namespace RuleGen.Compiler.Emit.Typed;

/// <summary>
/// Writes the test of one registry key as it is spelled against a list of places. What no listed key ends in is turned away by its last
/// characters, before anything is taken apart.
/// </summary>
internal sealed class TypedKeyEmitter
{
    private const int MostLastCharacters = 4;

    // A fold may put these in place of a key's whole end, so the end of what is written says nothing of a key that is one of them.
    private static readonly string[] _foldedEnds =
        [@"Software\Classes", @"SYSTEM\CurrentControlSet", @"SYSTEM\CurrentControlSet\Hardware Profiles\Current"];

    private readonly RuleMembers _members;
    private readonly SourceWriter _writer;
    private readonly TextEncoding _encoding;

    public TypedKeyEmitter(RuleMembers members, SourceWriter writer, TextEncoding encoding)
    {
        _members = members;
        _writer = writer;
        _encoding = encoding;
    }

    public void Write(string name, RegistryKeyIs predicate)
    {
        var keys = new KeyListEmitter(_members, new InPlaceKeyDialect(_encoding));
        string? machine = keys.Call(predicate, RegistryRoot.LocalMachine, "IsMachineKey");
        string? users = keys.Call(predicate, RegistryRoot.Users, "IsUserKey");
        _writer.Summary($"Whether a key is {Words(predicate)}, however its root is spelled.");
        string signature = $"private static bool {name}(ReadOnlySpan<{_encoding.Unit}> path)";
        if (machine is null && users is null)
        {
            _writer.Line(signature + " => false;");
            return;
        }
        _writer.Open(signature);
        _writer.Line($"path = path.TrimEnd({_encoding.Character('\\')});");
        if (Rejection(predicate) is { } rejection) _writer.Line($"if ({rejection}) return false;");
        _writer.Line($"var key = new {_writer.Use(_encoding.KeyType)}(path);");
        RegistryKeyEmitter.WriteChoice("return", machine, users, _writer);
        _writer.Close();
        keys.WriteMethods(_writer);
    }

    private static string Words(RegistryKeyIs predicate) => predicate.Places.Count == 1
        ? PredicateWords.Place(predicate.Places[0])
        : $"one of {PredicateWords.Number(predicate.Places.Count)}";

    /// <summary>What turns most keys away at a glance; null when the listed ones have too little in common.</summary>
    private string? Rejection(RegistryKeyIs predicate)
    {
        if (predicate.Places.Any(place => !HasFirmEnd(place.Key))) return null;
        string[] ends = predicate.Places.Select(place => place.Key.Substring(place.Key.LastIndexOf('\\') + 1)).ToArray();
        string common = ends.Aggregate(CommonEnd);
        if (common.Length > 0) return $"!{_writer.Use(_encoding.Kit)}.EndsWithIgnoringCase(path, {_encoding.Literal(common)})";
        char[] last = ends.SelectMany(end => BothCases(end[end.Length - 1])).Distinct().OrderBy(c => c).ToArray();
        if (last.Length > 2 * MostLastCharacters) return null;
        return $"path.IsEmpty || path[^1] is not ({string.Join(" or ", last.Select(_encoding.Character))})";
    }

    private static bool HasFirmEnd(string key) => key.Length > 0 && key[key.Length - 1] != '\\' && TextEncoding.IsAscii(key)
        && !_foldedEnds.Contains(key, StringComparer.OrdinalIgnoreCase);

    private static string CommonEnd(string left, string right)
    {
        int length = 0;
        while (length < Math.Min(left.Length, right.Length)
            && char.ToUpperInvariant(left[left.Length - 1 - length]) == char.ToUpperInvariant(right[right.Length - 1 - length]))
        {
            length++;
        }
        return left.Substring(left.Length - length);
    }

    private static char[] BothCases(char c) => [char.ToLowerInvariant(c), char.ToUpperInvariant(c)];
}
