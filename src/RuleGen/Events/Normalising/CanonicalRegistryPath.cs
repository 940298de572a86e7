using System.Numerics;
using RuleGen.Matching;
using RuleGen.Shared;

namespace RuleGen.Events.Normalising;

/// <summary>
/// The canonical spelling of a registry path (<see cref="RegistryPaths"/>) as four stretches, two of them constant and two of the path, so
/// that it can be read without being written down.
/// </summary>
internal readonly ref struct CanonicalRegistryPath<T>
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly ReadOnlySpan<T> _root;

    /// <summary>Takes a path apart.</summary>
    public CanonicalRegistryPath(ReadOnlySpan<T> path)
    {
        Root = RegistryPaths.Root(path, out int length);
        _root = path[..length];
        Rest = path[length..];
        switch (Root)
        {
            case RegistryRoot.LocalMachine:
                Head = "HKLM"u8;
                if (!RegistryPaths.StartsWithControlSet(Rest)) break;
                Kept = Rest[..RegistryPaths.SystemLength];
                Inserted = "\\CurrentControlSet"u8;
                Rest = Rest[RegistryPaths.ControlSetLength..];
                break;
            case RegistryRoot.CurrentUser when !RegistryPaths.HasUser(Rest):
                Head = "HKU\\.CURRENT"u8;
                break;
            case RegistryRoot.Users or RegistryRoot.CurrentUser:
                Head = "HKU"u8;
                int user = RegistryPaths.ClassHiveUser(Rest);
                if (user == 0) break;
                Kept = Rest[..user];
                Inserted = "\\Software\\Classes"u8;
                Rest = Rest[(user + RegistryPaths.ClassHiveSuffix)..];
                break;
            case RegistryRoot.ClassesRoot:
                Head = "HKLM\\SOFTWARE\\Classes"u8;
                break;
            case RegistryRoot.CurrentConfig:
                Head = "HKLM\\SYSTEM\\CurrentControlSet\\Hardware Profiles\\Current"u8;
                break;
        }
    }

    /// <summary>The hive the path is written with.</summary>
    public RegistryRoot Root { get; }

    /// <summary>What stands for the hive; empty where none is known.</summary>
    public ReadOnlySpan<byte> Head { get; }

    /// <summary>A segment that is kept before one that is replaced, with its backslash in front: <c>\SYSTEM</c> or a user.</summary>
    public ReadOnlySpan<T> Kept { get; }

    /// <summary>What stands for the segment replaced, with its backslash in front.</summary>
    public ReadOnlySpan<byte> Inserted { get; }

    /// <summary>The rest of the path, as written.</summary>
    public ReadOnlySpan<T> Rest { get; }

    /// <summary>Whether the path is canonical already.</summary>
    public bool IsAsWritten => Root == RegistryRoot.None || (Kept.IsEmpty && CodeUnit.EqualAscii(_root, Head));

    /// <summary>The length of the canonical path, in units.</summary>
    public int Length => Head.Length + Kept.Length + Inserted.Length + Rest.Length;

    /// <summary>Writes the canonical path to the beginning of a buffer.</summary>
    public void CopyTo(Span<T> buffer)
    {
        CodeUnit.CopyAscii(Head, buffer);
        buffer = buffer[Head.Length..];
        Kept.CopyTo(buffer);
        buffer = buffer[Kept.Length..];
        CodeUnit.CopyAscii(Inserted, buffer);
        Rest.CopyTo(buffer[Inserted.Length..]);
    }
}
