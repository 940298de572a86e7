using RuleGen.Compiler.EventTypes;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Planning;
using RuleGen.Shared;

namespace RuleGen.Compiler.Emit.Typed;

/// <summary>
/// Writes what one rule tests of events of one type: at the call where the value comes from, and a small method for each test of a value.
/// Methods come into being as calls mention them.
/// </summary>
internal sealed class TypedPredicateEmitter
{
    // How many calls a line joins before they get a method of their own.
    private const int MostInline = 3;

    private readonly EventBinding _binding;
    private readonly RuleMembers _members;
    private readonly SourceWriter _writer;
    private readonly ValueTest _tests;
    private readonly List<Action> _methods = [];
    private readonly HashSet<(Predicate, MemberKind)> _written = [];
    private readonly Dictionary<(Predicate, ValueSource), string> _loops = [];

    public TypedPredicateEmitter(PlannedRule rule, EventBinding binding, SourceWriter writer)
    {
        _binding = binding;
        _writer = writer;
        _members = new RuleMembers(rule, "in e", Call);
        _tests = new ValueTest(_members, writer);
    }

    /// <summary>The names of the rule's methods.</summary>
    public RuleMembers Members => _members;

    /// <summary>Writes the methods mentioned so far and those they mention.</summary>
    public void WriteMethods()
    {
        for (int i = 0; i < _methods.Count; i++)
        {
            _writer.Separate();
            _methods[i]();
        }
    }

    private string Call(Predicate predicate) => Call(predicate, _binding.SourceOf(predicate)!);

    private string Call(Predicate predicate, ValueSource source)
    {
        switch (source)
        {
            case ConstantSource constant:
                string method = MethodOf(predicate, MemberKind.Utf16);
                return Any(constant.Texts.Select(text => $"{method}({CSharpText.Literal(text)})"));
            case EverySource { Sources.Count: > MostInline } every:
                return AnywhereOf(predicate, every) + "(in e)";
            case EverySource every:
                return Any(every.Sources.Select(part => Call(predicate, part)));
            case ChoiceSource choice when !ValueExpression.IsText(choice):
                Exists presence = new(new Field(ValueSources.Members(choice.Tested).First().Mapped, FieldView.Record, FieldType.Keyword));
                return $"({Call(presence, choice.Tested)} ? {Call(predicate, choice.WhenPresent)} : {Call(predicate, choice.WhenAbsent)})";
            case var _ when ValueExpression.ListOf(source) is not null:
                return LoopOf(predicate, source) + "(in e)";
            case MemberSource { Member: { Form: MemberForm.Nullable } member }:
                return predicate is Exists && member.Kind != MemberKind.Real
                    ? $"e.{member.Name}.HasValue"
                    : $"(e.{member.Name}.HasValue && {MethodOf(predicate, member.Kind)}(e.{member.Name}.GetValueOrDefault()))";
            default:
                return $"{MethodOf(predicate, KindOf(source))}({ValueExpression.Expression(source, _writer)})";
        }
    }

    private static string Any(IEnumerable<string> calls)
    {
        string[] all = calls.ToArray();
        return all.Length == 1 ? all[0] : "(" + string.Join(" || ", all) + ")";
    }

    private static MemberKind KindOf(ValueSource source) =>
        source is MemberSource member ? member.Member.Kind : ValueExpression.EncodingOf(source).Kind;

    private string MethodOf(Predicate predicate, MemberKind kind)
    {
        string name = _members.NameOf(predicate);
        if (_written.Add((predicate, kind))) _methods.Add(() => WriteTest(name, predicate, kind));
        return name;
    }

    private string LoopOf(Predicate predicate, ValueSource source)
    {
        if (_loops.TryGetValue((predicate, source), out string? known)) return known;
        string name = _members.Take("Any" + _members.NameOf(predicate));
        _loops.Add((predicate, source), name);
        string test = MethodOf(predicate, KindOf(source));
        _methods.Add(() => WriteLoop(name, test, predicate, source));
        return name;
    }

    private string AnywhereOf(Predicate predicate, EverySource every)
    {
        if (_loops.TryGetValue((predicate, every), out string? known)) return known;
        string name = _members.Take(_members.NameOf(predicate) + "Anywhere");
        _loops.Add((predicate, every), name);
        string[] calls = every.Sources.Select(part => Call(predicate, part)).ToArray();
        _methods.Add(() =>
        {
            _writer.Summary($"In any of the event's values: {PredicateWords.Describe(predicate)}.");
            _writer.Line($"private static bool {name}(in {_binding.Type.FullName} e) =>");
            _writer.Indented(calls.Select((call, i) => (i == 0 ? "" : "|| ") + call + (i == calls.Length - 1 ? ";" : "")));
        });
        return name;
    }

    private void WriteTest(string name, Predicate predicate, MemberKind kind)
    {
        _writer.UseSystem();
        if (predicate is RegistryKeyIs keys)
        {
            new TypedKeyEmitter(_members, _writer, TextEncoding.Of(kind)).Write(name, keys);
            return;
        }
        _tests.WritePattern(predicate);
        _writer.Summary(PredicateWords.Describe(predicate) + ".");
        _writer.Body($"private static bool {name}({ParameterType(kind)} value) =>", _tests.Of(predicate, kind, "value") + ";");
    }

    private void WriteLoop(string name, string test, Predicate predicate, ValueSource source)
    {
        EventMember list = ValueExpression.ListOf(source)!;
        _writer.UseSystem();
        _writer.Summary($"Some item of {list.Name}: {PredicateWords.Describe(predicate)}.");
        _writer.Open($"private static bool {name}(in {_binding.Type.FullName} e)");
        string call = $"if ({test}({ValueExpression.Expression(source, _writer)})) return true;";
        if (list.Form == MemberForm.Indexed)
        {
            _writer.Line($"if (e.{list.Name} is not {{ }} list) return false;");
            _writer.Open("for (int i = 0; i < list.Count; i++)");
            _writer.Line($"{list.ElementType} {ValueExpression.Item} = list[i];");
        }
        else
        {
            _writer.Open($"foreach ({list.ElementType} {ValueExpression.Item} in {ValueExpression.Items(list, _writer)})");
        }
        _writer.Line(call);
        _writer.Close();
        _writer.Line("return false;");
        _writer.Close();
    }

    private static string ParameterType(MemberKind kind) => kind switch
    {
        MemberKind.Utf16 => "ReadOnlySpan<char>",
        MemberKind.Utf8 => "ReadOnlySpan<byte>",
        MemberKind.Whole => "long",
        MemberKind.Unsigned => "ulong",
        MemberKind.Real => "double",
        MemberKind.Exact => "decimal",
        _ => "bool",
    };
}
