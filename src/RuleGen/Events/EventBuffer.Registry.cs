using System.Text;
using RuleGen.Events.Normalising;
using RuleGen.Matching;

namespace RuleGen.Events;

/// <content>Registry paths and keys in their canonical spelling.</content>
public sealed partial class EventBuffer
{
    // An event sets one value and names it once. A record that lists many names and paths must not be compared each with each.
    private const int MaxValueNames = 64;

    // Keys joined with a value name can be far longer together than the record; past this, further keys are left out.
    private const int MaxJoinedBytes = 2 * MaxRecordBytes;

    /// <summary>
    /// The keys a registry event may be about, for a slot of the form <see cref="SlotForm.RegistryKey"/>; enumerate with foreach.
    /// </summary>
    /// <param name="slot">The slot's number.</param>
    public RegistryKeyList RegistryKeys(int slot) => new(this, First(slot));

    /// <summary>The first value of a slot inside the object entered; -1 for none.</summary>
    internal int FirstValue(int slot) => First(slot);

    /// <summary>The value behind this one inside the object entered; -1 for none.</summary>
    internal int NextKey(int element) => Next(element);

    /// <summary>Where a source gives the full path, the value's name if known, or the parts it is made of.</summary>
    private void FillRegistryPath(ref Chain chain, SlotForm form)
    {
        int path = FirstOf(_wellKnown.RegistryPath);
        if (path < 0) path = FirstOf(_wellKnown.TargetObject[(int)Shape]);
        if (path < 0)
        {
            FillFromKeyAndValue(ref chain, form);
            return;
        }
        if (form == SlotForm.Text)
        {
            chain.First = path;
            return;
        }
        for (int i = path; i >= 0; i = Following(i))
        {
            int length = Text(i).Length;
            int key = form == SlotForm.RegistryKey ? KeyLength(i) : -1;
            int whole = AddCanonical(ref chain, i, _elements[i].Offset, length, out int shared);
            if (key >= 0) AddKey(ref chain, i, key, whole, shared);
        }
    }

    /// <summary>Adds the key at the start of a path whose canonical spelling is there already, sharing its text where it can.</summary>
    private void AddKey(ref Chain chain, int path, int key, int whole, int shared)
    {
        int cut = _elements[path].Length - key;
        if (cut > shared)
        {
            AddCanonical(ref chain, path, _elements[path].Offset, key, out _);
            return;
        }
        int added = AddPart(ref chain, path, _elements[whole].Offset, _elements[whole].Length - cut);
        if (!Ascii.IsValid(Text(whole)[^cut..])) return;
        Folded(whole);
        _elements[added].FoldedOffset = _elements[whole].FoldedOffset;
        _elements[added].FoldedLength = _elements[whole].FoldedLength - cut;
    }

    /// <summary>How much of a path is the key; -1 when the whole path is one.</summary>
    private int KeyLength(int path)
    {
        if (IsKeyEvent) return -1;
        int names = 0;
        for (int value = FirstValueName(); value >= 0 && names++ < MaxValueNames; value = Following(value))
        {
            int start = NameStart(Text(path), Text(value).Count((byte)'\\'));
            if (start > 0 && EndsWithName(path, start, value)) return start - 1;
        }
        return Text(path).LastIndexOf((byte)'\\');
    }

    /// <summary>The names that the record gives its values, in whichever way it does.</summary>
    private int FirstValueName()
    {
        int name = FirstOf(_wellKnown.RegistryValue);
        if (name < 0 && IsRegistryAudit) name = FirstOf(_wellKnown.ObjectValueName[(int)Shape]);
        return name >= 0 ? name : FirstOf(_wellKnown.DefenderValue);
    }

    /// <summary>Whether the record is Security 4657; object names of other records are of files and services too.</summary>
    private bool IsRegistryAudit => IsSecurityLog() && EventNumber() == 4657;

    /// <summary>Where a name with so many backslashes of its own begins at the end of a path; 0 when the path has too few.</summary>
    private static int NameStart(ReadOnlySpan<byte> path, int backslashes)
    {
        int start = path.Length;
        for (int i = 0; i <= backslashes; i++)
        {
            start = path[..start].LastIndexOf((byte)'\\');
            if (start < 0) return 0;
        }
        return start + 1;
    }

    private bool EndsWithName(int path, int start, int value)
    {
        if (Ascii.EqualsIgnoreCase(Text(path)[start..], Text(value))) return true;
        if (Ascii.IsValid(Text(value))) return false;
        ReadOnlySpan<byte> name = Folded(value);
        int length = Text(path).Length - start;
        int scratch = Reserve(checked((length * CaseFold.MaxGrowthNumerator / CaseFold.MaxGrowthDenominator) + 3));
        int folded = CaseFold.Fold(Text(path)[start..], _arena.AsSpan(scratch));
        return _arena.AsSpan(scratch, folded).SequenceEqual(name);
    }

    /// <summary>Whether the event is about a key itself, so that its path ends in no value.</summary>
    private bool IsKeyEvent
    {
        get
        {
            if (Classes == EventClasses.RegistryRename) return true;
            if (Classes != EventClasses.RegistryKeyCreateDelete) return false;
            int operation = FirstOf(_wellKnown.SysmonEventType(Shape));
            return operation >= 0 && (IsFolded(operation, "CREATEKEY"u8) || IsFolded(operation, "DELETEKEY"u8));
        }
    }

    /// <summary>Fills the slot from a key and a value that the source keeps apart; what an alert shows is the two joined.</summary>
    private void FillFromKeyAndValue(ref Chain chain, SlotForm form)
    {
        if (!FindKeyAndValue(out int key, out int value)) return;
        int hive = key == FirstOf(_wellKnown.RegistryKey) ? FirstOf(_wellKnown.RegistryHive) : -1;
        for (int i = key; i >= 0 && (i == key || _used <= MaxJoinedBytes); i = Following(i))
        {
            int offset = Join(hive, i, value, out int keyLength, out int length);
            var joined = new Chain { Stamp = _stamp, First = -1 };
            int path = AddPart(ref form == SlotForm.Text ? ref chain : ref joined, i, offset, length);
            if (form == SlotForm.Text) continue;
            _elements[path].Origin = -1;
            AddCanonical(ref chain, path, offset, form == SlotForm.RegistryKey ? keyLength : length, out _);
        }
    }

    private bool FindKeyAndValue(out int key, out int value)
    {
        // Object names are of files and services too; a value's name or the event's id tells a registry key.
        key = FirstOf(_wellKnown.ObjectName[(int)Shape]);
        value = FirstOf(_wellKnown.ObjectValueName[(int)Shape]);
        if (key >= 0 && (value >= 0 || IsRegistryAudit)) return true;
        key = FirstOf(_wellKnown.DefenderKey);
        value = FirstOf(_wellKnown.DefenderValue);
        if (key >= 0) return true;
        key = FirstOf(_wellKnown.RegistryKey);
        value = FirstOf(_wellKnown.RegistryValue);
        return key >= 0;
    }

    /// <summary>Writes hive, key and value joined by backslashes; the hive only where the key has none of its own.</summary>
    private int Join(int hive, int key, int value, out int keyLength, out int length)
    {
        bool needsHive = hive >= 0 && RegistryPaths.Root(Text(key), out _) == Shared.RegistryRoot.None;
        int hiveLength = needsHive ? Text(hive).Length + 1 : 0;
        int valueLength = value >= 0 ? Text(value).Length + 1 : 0;
        keyLength = hiveLength + Text(key).Length;
        length = keyLength + valueLength;
        int offset = Reserve(length);
        Span<byte> joined = _arena.AsSpan(offset, length);
        if (needsHive)
        {
            Text(hive).CopyTo(joined);
            joined[hiveLength - 1] = (byte)'\\';
        }
        Text(key).CopyTo(joined[hiveLength..]);
        if (value >= 0)
        {
            joined[keyLength] = (byte)'\\';
            Text(value).CopyTo(joined[(keyLength + 1)..]);
        }
        _used += length;
        return offset;
    }

    /// <summary>Adds the canonical spelling of a path that lies in the arena.</summary>
    private int AddCanonical(ref Chain chain, int origin, int offset, int length, out int shared)
    {
        int canonical = Reserve(length + RegistryPaths.MaxGrowth);
        int written = RegistryPaths.Canonicalise(_arena.AsSpan(offset, length), _arena.AsSpan(canonical), out shared);
        _used += written;
        return AddPart(ref chain, origin, canonical, written);
    }

    /// <summary>
    /// Key, value name or hive: what the record itself has under that name, then what follows from the canonical path. A key stands there
    /// with its hive and, as ECS has it, without.
    /// </summary>
    private void FillRegistryPart(ref Chain chain, SlotPlan plan)
    {
        if (plan.Source == SlotSource.RegistryValue)
        {
            FillValueName(ref chain);
            return;
        }
        CopyOwn(ref chain, plan);
        var keys = new Chain { Stamp = _stamp, First = -1 };
        FillRegistryPath(ref keys, SlotForm.RegistryKey);
        for (int i = keys.First; i >= 0; i = Following(i))
        {
            if (plan.Source == SlotSource.RegistryKey && IsWholePath(i)) continue;
            int hive = HiveLength(Text(i));
            ref readonly Element key = ref _elements[i];
            (int origin, int offset, int length) = (key.Origin, key.Offset, key.Length);
            if (plan.Source == SlotSource.RegistryHive)
            {
                if (hive > 0) AddPart(ref chain, origin, offset, hive);
            }
            else
            {
                AddPart(ref chain, origin, offset, length);
                if (hive > 0 && hive < length) AddPart(ref chain, origin, offset + hive + 1, length - hive - 1);
            }
        }
    }

    /// <summary>How many bytes of a canonical key name its hive; 0 outside the machine's registry proper.</summary>
    private static int HiveLength(ReadOnlySpan<byte> key)
    {
        if (RegistryPaths.Root(key, out int length) == Shared.RegistryRoot.None) return 0;
        return length;
    }

    private void CopyOwn(ref Chain chain, SlotPlan plan)
    {
        foreach (ref readonly Alias alias in plan.Aliases(Shape).AsSpan())
        {
            int first = FirstOf(alias.Name);
            if (first < 0 || !Counts(in alias)) continue;
            for (int i = first; i >= 0; i = Following(i))
            {
                int length = Text(i).Length;
                AddPart(ref chain, i, _elements[i].Offset, length);
            }
            return;
        }
    }

    /// <summary>Whether a candidate key is a path that ends in a value, from which the key itself was cut.</summary>
    private bool IsWholePath(int candidate)
    {
        int next = Following(candidate);
        return next >= 0 && _elements[next].Origin == _elements[candidate].Origin;
    }

    private void FillValueName(ref Chain chain)
    {
        for (int i = FirstValueName(); i >= 0; i = Following(i)) AddValueName(ref chain, i, 0);
        if (chain.First >= 0 || IsKeyEvent) return;
        int path = FirstOf(_wellKnown.RegistryPath);
        if (path < 0) path = FirstOf(_wellKnown.TargetObject[(int)Shape]);
        for (int i = path; i >= 0; i = Following(i))
        {
            int start = Text(i).LastIndexOf((byte)'\\') + 1;
            if (start > 0) AddValueName(ref chain, i, start);
        }
    }

    private void AddValueName(ref Chain chain, int origin, int start)
    {
        bool isDefault = IsDefaultName(Text(origin)[start..]);
        AddPart(ref chain, origin, _elements[origin].Offset + start, _elements[origin].Length - start);
        if (isDefault) AddDerived(ref chain, default, origin);
    }

    /// <summary>A key's default value has the empty name; some sources call it so.</summary>
    private static bool IsDefaultName(ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(name, "(Default)"u8);
}
