namespace RuleGen.Compiler.Lowering;

/// <summary>The intent readings that accept more than the query's words do.</summary>
[Flags]
internal enum Readings
{
    None = 0,

    /// <summary>I1: an asterisk in quotes is a wildcard.</summary>
    QuotedWildcard = 1,

    /// <summary>I2: a path that ends at a key means the values of the key.</summary>
    KeyWithoutValue = 2,

    /// <summary>I3: letter case is ignored.</summary>
    LetterCase = 4,

    /// <summary>I4: the spellings of a registry hive are one.</summary>
    RegistryRoots = 8,

    /// <summary>I8: an edition of Windows is Windows.</summary>
    OperatingSystemFamily = 16,
}
