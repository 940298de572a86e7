using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Shared;

namespace RuleGen.Compiler.Emit;

/// <summary>Writes the test of an event's registry keys against a list of places: by hive first.</summary>
internal sealed class RegistryKeyEmitter
{
    private readonly RuleMembers _members;
    private readonly SourceWriter _writer;

    public RegistryKeyEmitter(RuleMembers members, SourceWriter writer)
    {
        _members = members;
        _writer = writer;
    }

    public void Write(RegistryKeyIs predicate)
    {
        var keys = new KeyListEmitter(_members, new FoldedKeyDialect());
        string? machine = keys.Call(predicate, RegistryRoot.LocalMachine, "IsMachineKey");
        string? users = keys.Call(predicate, RegistryRoot.Users, "IsUserKey");
        _writer.Summary(PredicateWords.Describe(predicate) + ".");
        WriteSearch(predicate, machine, users);
        keys.WriteMethods(_writer);
    }

    /// <summary>The expression that compares a key called <c>key</c> with the places of its hive.</summary>
    public static void WriteChoice(string statement, string? machine, string? users, SourceWriter writer)
    {
        string hive = writer.Use(RuntimeTypes.RegistryHive);
        writer.Open($"{statement} key.Hive switch");
        if (machine is not null) writer.Line($"{hive}.LocalMachine => {machine},");
        if (users is not null) writer.Line($"{hive}.Users => {users},");
        writer.Line("_ => false,");
        writer.Close(";");
    }

    private void WriteSearch(RegistryKeyIs predicate, string? machine, string? users)
    {
        string signature = $"private static bool {_members.NameOf(predicate)}(EventBuffer e)";
        if (machine is null && users is null)
        {
            _writer.Line(signature + " => false;");
            return;
        }
        _writer.Open(signature);
        string slot = _members.Slot(ConditionWalk.SlotOf(predicate)!);
        _writer.Open($"foreach ({_writer.Use(RuntimeTypes.RegistryKey)} key in e.RegistryKeys({slot}))");
        if (machine is not null && users is not null)
        {
            WriteChoice("bool listed =", machine, users, _writer);
            _writer.Line("if (listed) return key.Matched();");
        }
        else
        {
            string hive = _writer.Use(RuntimeTypes.RegistryHive);
            string one = machine is not null ? $"{hive}.LocalMachine && {machine}" : $"{hive}.Users && {users}";
            _writer.Line($"if (key.Hive == {one}) return key.Matched();");
        }
        _writer.Close();
        _writer.Line("return false;");
        _writer.Close();
    }
}
