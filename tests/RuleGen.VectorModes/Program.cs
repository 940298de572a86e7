using System.Runtime.Intrinsics;
using RuleGen.VectorModes;

// Usage: RuleGen.VectorModes <widest vectors in bits that must be accelerated, 0 for none>
// Exit code 0: the mode is in force and every check holds; 1: a check fails; 2: the mode is not in force.
int allowed = int.Parse(args[0]);
int actual = Vector512.IsHardwareAccelerated ? 512
    : Vector256.IsHardwareAccelerated ? 256
    : Vector128.IsHardwareAccelerated ? 128
    : 0;
Console.WriteLine($"vectors of {actual} bits");
if (actual > allowed) return 2;

(string Name, Func<string?> Check)[] checks =
[
    ("JSON verdicts and values", JsonChecks.Records),
    ("JSON around the borders of blocks", JsonChecks.Borders),
    ("JSON texts at every offset", JsonChecks.TextsAtEveryOffset),
    ("unescaping at every offset", JsonChecks.Escapes),
    ("folding every scalar value", FoldChecks.EveryScalar),
    ("folding at every offset", FoldChecks.EveryOffset),
    ("registry paths", RegistryChecks.EverySpelling),
    ("searching without letter case", SearchChecks.EveryPlace),
];
int failed = 0;
foreach ((string name, Func<string?> check) in checks)
{
    string? fault = check();
    Console.WriteLine(fault is null ? $"ok: {name}" : $"FAILED: {name}: {fault}");
    if (fault is not null) failed++;
}
return failed == 0 ? 0 : 1;
