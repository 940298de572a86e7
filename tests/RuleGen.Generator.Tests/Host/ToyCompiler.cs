using RuleGen.Compiler;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Text;

namespace RuleGen.Generator.Tests.Host;

/// <summary>
/// A compiler of a toy language, so that the host is tested by itself: <c># title</c>, then a line <c>field: value</c> for each test.
/// A line <c>! id text</c> reports an error at the text, a line <c>throw</c> throws, and a file without a test is documentation.
/// </summary>
internal static class ToyCompiler
{
    public static CompiledFile Compile(SourceFile file, SourceFile? beside, CompilerOptions options, CancellationToken ct)
    {
        string title = "";
        var tests = new List<Expr>();
        var spans = new List<FileSpan>();
        var diagnostics = new List<Diagnostic>();
        int start = 0;
        foreach (string line in file.Text.Split('\n'))
        {
            FileSpan span = file.Locate(new TextSpan(start, line.Length));
            start += line.Length + 1;
            if (line.StartsWith("# ", StringComparison.Ordinal)) title = line[2..];
            if (line == "throw") throw new InvalidOperationException("the toy broke");
            if (line == "cancel") throw new OperationCanceledException();
            if (line.StartsWith("! ", StringComparison.Ordinal)) diagnostics.Add(Fault(file, span, line));
            if (line.Split(": ") is not [string field, string value]) continue;
            tests.Add(SampleRules.Text(field, TextOperator.Equals, value, ignoreCase: false));
            spans.Add(span);
        }
        EquatableArray<Diagnostic> found = diagnostics.ToEquatable();
        if (found.Count > 0) return new CompiledFile(file.Path, CompiledFileKind.Rejected, default, found);
        if (tests.Count == 0) return new CompiledFile(file.Path, CompiledFileKind.Documentation, default, found);
        Rule rule = SampleRules.Make(file.Path, title, SampleRules.All([.. tests])) with { Mode = options.Mode ?? ReadingMode.Intent };
        var positions = new RulePositions(file.Path, spans[0], spans.ToEquatable());
        return new CompiledFile(file.Path, CompiledFileKind.Rule, new EquatableArray<CompiledRule>([new CompiledRule(rule, positions)]), found);
    }

    private static Diagnostic Fault(SourceFile file, FileSpan line, string text)
    {
        string[] parts = text.Split(' ', 3);
        var span = new TextSpan(line.Start + text.Length - parts[2].Length, parts[2].Length);
        return new Diagnostic(parts[1], Severity.Error, "not " + parts[2], file.Locate(span));
    }
}
