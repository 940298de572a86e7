using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Emit.Typed;

/// <summary>Keys as an event of the project's own has them, taken apart where they stand.</summary>
internal sealed class InPlaceKeyDialect(TextEncoding encoding) : KeyDialect
{
    public override string Length => "key.Length";

    public override string Parameters(bool readsUser) => $"in {encoding.KeyType} key";

    public override string Arguments(bool readsUser) => "(in key)";

    public override string FirstArguments(bool readsUser) => "(in key)";

    public override int? LengthOf(RegistryPlace place) => TextEncoding.IsAscii(place.Key) ? place.Key.Length : null;

    public override string Test(RegistryPlace place)
    {
        string key = TextEncoding.IsAscii(place.Key)
            ? $"key.Is({encoding.Literal(place.Key)})"
            : $"key.IsFolded({CSharpText.Utf8(CSharpText.Fold(place.Key))})";
        return place.User is null ? key : UserTest(place.User) + " && " + key;
    }

    private string UserTest(string user) => TextEncoding.IsAscii(user)
        ? $"key.IsUser({encoding.Literal(user)})"
        : $"key.IsUserFolded({CSharpText.Utf8(CSharpText.Fold(user))})";
}
