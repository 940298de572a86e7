using RuleGen.Events.Normalising;
using RuleGen.Matching;

namespace RuleGen.Events;

/// <content>Slots: filled by their plan the first time a matcher asks.</content>
public sealed partial class EventBuffer
{
    /// <summary>The first value of a slot inside the object entered; -1 when the event has none.</summary>
    private int First(int slot)
    {
        ref Chain chain = ref _slots[slot];
        if (chain.Stamp != _stamp) Fill(slot, ref chain);
        return _scope < 0 ? chain.First : FirstInScope(ref chain);
    }

    /// <summary>The next value inside the object entered; -1 at the end.</summary>
    private int Next(int element)
    {
        int next = _elements[element].Next;
        return _scope < 0 || next < 0 || PositionOf(next) < _scopeEnd ? next : -1;
    }

    private void Fill(int slot, ref Chain chain)
    {
        chain.Stamp = _stamp;
        chain.First = -1;
        chain.Cursor = -1;
        if (FillPlainly(_plainNames[(int)Shape].From(slot), ref chain)) return;
        SlotPlan plan = _plans[slot];
        if (plan.Definition.Form == SlotForm.Presence && IsNamed(ref chain, plan)) return;
        switch (plan.Source)
        {
            case SlotSource.Objects:
                break;
            case SlotSource.RegistryPath:
                FillRegistryPath(ref chain, plan.Definition.Form);
                break;
            case SlotSource.RegistryKey or SlotSource.RegistryValue or SlotSource.RegistryHive:
                FillRegistryPart(ref chain, plan);
                break;
            case SlotSource.RegistryData:
                // The new data of a deleted value is a placeholder; only what ECS itself says counts.
                bool isDeletion = IsSecurityLog() && Classes == EventClasses.RegistryKeyCreateDelete;
                if (!isDeletion || FirstOf(_wellKnown.RegistryDataStrings) >= 0) FillFromAliases(ref chain, plan);
                break;
            case SlotSource.RegistryDataType:
                if (!FillFromAliases(ref chain, plan)) FillDataType(ref chain);
                break;
            case SlotSource.EventCategory or SlotSource.EventType or SlotSource.EventAction:
                if (!FillFromAliases(ref chain, plan)) FillFromClass(ref chain, plan.Source);
                break;
            case SlotSource.HostOs:
                if (!FillFromAliases(ref chain, plan) && IsOfWindows)
                {
                    AddDerived(ref chain, plan.Definition.Field == "host.os.name" ? "Windows"u8 : "windows"u8, origin: -1);
                }
                break;
            case SlotSource.WrittenRegistryPath:
                if (FillFromAliases(ref chain, plan)) break;
                FillRegistryPath(ref chain, SlotForm.Text);
                ShowWhole(in chain);
                break;
            case SlotSource.WrittenUser:
                if (FillFromAliases(ref chain, plan)) break;
                JoinUser(ref chain, plan);
                ShowWhole(in chain);
                break;
            case SlotSource.WrittenHashes:
                if (!FillFromAliases(ref chain, plan)) JoinHashes(ref chain, plan);
                break;
            default:
                FillFromAliases(ref chain, plan);
                break;
        }
        if (plan.Definition.View == SlotView.Source) WriteNumbersPlainly(ref chain);
    }

    /// <summary>
    /// Fills a slot in the usual case: one text, or plain number, of the first of its names. False where there is more to it.
    /// </summary>
    /// <param name="names">What <see cref="PlainNames.From"/> gives.</param>
    /// <param name="chain">The slot's values.</param>
    private bool FillPlainly(ReadOnlySpan<int> names, ref Chain chain)
    {
        int at = 0;
        int first = -1;
        for (; names[at] >= 0 && first < 0; at++) first = FirstOf(names[at]);
        if (first < 0) return names[at] == PlainNames.Empty;
        ref readonly Element element = ref _elements[first];
        bool isPlain = element.Kind == ValueKind.Text || (element.Kind == ValueKind.Number && PlainNumber.IsPlain(Text(first)));
        if (!isPlain || element.Next >= 0) return false;
        chain.First = first;
        return true;
    }

    /// <summary>Fills a slot from the first of its names that the record has; false when it has none.</summary>
    private bool FillFromAliases(ref Chain chain, SlotPlan plan)
    {
        Alias[] aliases = plan.Definition.View == SlotView.Record ? plan.Aliases(SourceShape.Ecs) : plan.Aliases(Shape);
        foreach (ref readonly Alias alias in aliases.AsSpan())
        {
            int first = FirstOf(alias.Name);
            if (first < 0 || !Counts(in alias)) continue;
            if (alias.Derivation == Derivation.None)
            {
                chain.First = first;
                return true;
            }
            for (int i = first; i >= 0; i = Following(i)) Derive(ref chain, i, alias.Derivation);
            return true;
        }
        return false;
    }

    private bool Counts(in Alias alias)
    {
        if (alias.EventId != 0)
        {
            if (!IsSecurityLog()) return false;
            if (alias.EventId > 0 && alias.EventId != EventNumber()) return false;
        }
        return alias.Classes == EventClasses.Unknown || (Classes & alias.Classes) != 0;
    }

    private int EventNumber()
    {
        int element = FirstOf(_wellKnown.EventId(Shape));
        return element >= 0 && EventId.TryParse(Text(element), out int id) ? id : -1;
    }

    private void Derive(ref Chain chain, int origin, Derivation derivation)
    {
        if (derivation == Derivation.SysmonDetails)
        {
            DeriveDetails(ref chain, origin);
            return;
        }
        if (derivation == Derivation.Initiated)
        {
            DeriveInitiated(ref chain, origin);
            return;
        }
        ReadOnlySpan<byte> text = Text(origin);
        ReadOnlySpan<byte> part = TextParts.Of(text, derivation, out bool isPresent);
        if (!isPresent) return;
        int offset = _elements[origin].Offset + TextParts.OffsetIn(text, part);
        AddPart(ref chain, origin, offset, part.Length);
    }

    private void DeriveDetails(ref Chain chain, int origin)
    {
        if (!SysmonDetails.HasText(Text(origin))) return;
        Span<byte> decoded = stackalloc byte[20];
        if (SysmonDetails.Differs(Text(origin), decoded, out int written)) AddDerived(ref chain, decoded[..written], origin);
        else AddPart(ref chain, origin, _elements[origin].Offset, _elements[origin].Length);
    }

    private void FillDataType(ref Chain chain)
    {
        for (int i = FirstOf(_wellKnown.Details[(int)Shape]); i >= 0; i = Following(i))
        {
            AddDerived(ref chain, SysmonDetails.Type(Text(i)), i);
        }
    }

    private void FillFromClass(ref Chain chain, SlotSource source)
    {
        ClassRow? row = ClassRows.Find(Classes);
        if (row is null) return;
        byte[][] values = source switch
        {
            SlotSource.EventCategory => row.Categories,
            SlotSource.EventType => row.Types,
            _ => row.Actions,
        };
        bool isKeyChange = source == SlotSource.EventType && row.Classes == EventClasses.RegistryKeyCreateDelete;
        foreach (byte[] value in values)
        {
            if (!isKeyChange || FitsOperation(value)) AddDerived(ref chain, value, origin: -1);
        }
    }

    /// <summary>Of a key event's types, creation and deletion exclude each other once the operation is known.</summary>
    private bool FitsOperation(ReadOnlySpan<byte> type)
    {
        int operation = FirstOf(_wellKnown.SysmonEventType(Shape));
        if (operation < 0) return true;
        if (type.SequenceEqual("creation"u8)) return !IsFolded(operation, "DELETEKEY"u8) && !IsFolded(operation, "DELETEVALUE"u8);
        return !type.SequenceEqual("deletion"u8) || !IsFolded(operation, "CREATEKEY"u8);
    }

    /// <summary>Adds a value with a text of its own.</summary>
    private void AddDerived(ref Chain chain, ReadOnlySpan<byte> text, int origin)
    {
        int offset = Reserve(text.Length);
        text.CopyTo(_arena.AsSpan(offset));
        _used += text.Length;
        AddPart(ref chain, origin, offset, text.Length);
    }

    /// <summary>Adds a value whose text lies in the arena already.</summary>
    private int AddPart(ref Chain chain, int origin, int offset, int length)
    {
        int index = NewElement();
        ref Element element = ref _elements[index];
        element.Offset = offset;
        element.Length = length;
        element.Kind = ValueKind.Text;
        element.IsEscaped = false;
        element.Origin = origin;
        Link(ref chain, index);
        return index;
    }
}
