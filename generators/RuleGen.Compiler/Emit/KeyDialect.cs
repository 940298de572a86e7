using System.Text;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Emit;

/// <summary>How one kind of matcher has a registry key in hand, and compares it with a listed one.</summary>
internal abstract class KeyDialect
{
    /// <summary>The parameters of a method that is given a key.</summary>
    public abstract string Parameters(bool readsUser);

    /// <summary>The arguments by which such a method hands its key on.</summary>
    public abstract string Arguments(bool readsUser);

    /// <summary>The arguments of the first call, from a key called <c>key</c>.</summary>
    public abstract string FirstArguments(bool readsUser);

    /// <summary>The expression for the length of the key.</summary>
    public abstract string Length { get; }

    /// <summary>The length of a listed key in the same unit; null where letter case may change it.</summary>
    public abstract int? LengthOf(RegistryPlace place);

    /// <summary>The comparison of the key with a listed one.</summary>
    public abstract string Test(RegistryPlace place);
}

/// <summary>Keys as the event buffer has them: canonical and folded, hive, user and path apart.</summary>
internal sealed class FoldedKeyDialect : KeyDialect
{
    public override string Length => "path.Length";

    public override string Parameters(bool readsUser) => (readsUser ? "ReadOnlySpan<byte> user, " : "") + "ReadOnlySpan<byte> path";

    public override string Arguments(bool readsUser) => readsUser ? "(user, path)" : "(path)";

    public override string FirstArguments(bool readsUser) => readsUser ? "(key.User, key.Path)" : "(key.Path)";

    public override int? LengthOf(RegistryPlace place) => Encoding.UTF8.GetByteCount(CSharpText.Fold(place.Key));

    public override string Test(RegistryPlace place)
    {
        string path = $"path.SequenceEqual({CSharpText.Utf8(CSharpText.Fold(place.Key))})";
        return place.User is null ? path : $"user.SequenceEqual({CSharpText.Utf8(CSharpText.Fold(place.User))}) && {path}";
    }
}
