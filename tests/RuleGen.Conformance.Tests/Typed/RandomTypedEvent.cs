using System.Globalization;
using RuleGen.Compiler.Model;
using RuleGen.Compiler.Taxonomy;
using RuleGen.Conformance.Tests.Differential;

namespace RuleGen.Conformance.Tests.Typed;

/// <summary>Draws events of a type, biased to what rules ask for.</summary>
internal sealed class RandomTypedEvent
{
    private static readonly decimal[] _numbers =
        [0, 1, -1, 10, 13, -5, 255, 4104, 65535, int.MaxValue, long.MinValue, ulong.MaxValue, 1.5m, 0.1m, 500, 1749017723123];

    private static readonly double[] _reals = [1e300, -1e300, 1e-30, -1e-30, double.NaN, double.PositiveInfinity, -0.0, 0.1, 1e16, 7.9e28, 5e-324];

    private readonly Random _random;
    private readonly RandomValue _values;
    private readonly IReadOnlyList<Wish> _wishes;

    private RandomTypedEvent(Random random, IReadOnlyList<Wish> wishes)
    {
        _random = random;
        _values = new RandomValue(random);
        _wishes = wishes;
    }

    /// <summary>Values for the properties of a type.</summary>
    public static object?[] Next(Random random, TypedEvent type, IReadOnlyList<Wish> wishes)
    {
        var draw = new RandomTypedEvent(random, wishes);
        return [.. type.Properties.Select(property => draw.ValueOf(property, type.Type.Classes))];
    }

    private object? ValueOf(Property property, EventClasses classes)
    {
        PropertyKind kind = property.Kind;
        if (!kind.IsList) return kind.Form == MemberForm.Nullable && Chance(15) ? null : OneOf(property, classes);
        if (Chance(6)) return null;
        return kind.CarryAll([.. Enumerable.Range(0, _random.Next(Chance(70) ? 2 : 5)).Select(_ => OneOf(property, classes))]);
    }

    private object? OneOf(Property property, EventClasses classes)
    {
        string wish = WishFor(property.Field, classes);
        if (property.Kind.IsText) return property.Kind.Carry(Chance(10) ? null : Text(property, wish));
        if (property.Kind.Kind == MemberKind.Boolean) return Chance(50) ? Same(wish, "true") : Chance(50);
        if (property.Kind.Kind == MemberKind.Real && Chance(20)) return Convert.ChangeType(Pick(_reals), property.Kind.Carrier, CultureInfo.InvariantCulture);
        bool isNumber = decimal.TryParse(wish, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number);
        return Number(isNumber && Chance(80) ? number + (Chance(20) ? 1 : 0) : Pick(_numbers), property.Kind.Carrier);
    }

    private string WishFor(string field, EventClasses classes)
    {
        string[] names = [field, .. MemberFields.Of(field, classes).Select(item => item.Name)];
        string family = names[^1].Split('.')[0] + ".";
        Wish[] exact = [.. _wishes.Where(wish => names.Contains(wish.Field))];
        if (exact.Length > 0 && Chance(75)) return Pick(exact).Value;
        Wish[] related = [.. _wishes.Where(wish => wish.Field.StartsWith(family, StringComparison.Ordinal))];
        if (related.Length > 0 && Chance(60)) return Pick(related).Value;
        return Pick(Vocabulary.ValuesOf(Pick(names)));
    }

    private string Text(Property property, string wish)
    {
        string text = _values.Text(wish);
        if (Chance(25)) text = Wrapped(property.Field, text);
        return _random.Next(100) switch
        {
            < 4 => "",
            < 6 => text + "\0",
            < 7 => text[..(text.Length / 2)] + '\0' + text[(text.Length / 2)..],
            < 9 when property.Kind.Kind == MemberKind.Utf16 => text + '\ud801',
            < 11 when property.Kind.Kind == MemberKind.Utf16 => '\udc28' + text,
            < 12 => new string(Chance(50) ? 'x' : '\\', 3000) + text,
            < 13 => text + new string(Chance(50) ? 'é' : ' ', 3000),
            _ => text,
        };
    }

    // What a source writes around the value that a field holds.
    private string Wrapped(string field, string text) => field switch
    {
        "Details" => Pick(["DWORD (0x0000000A)", "QWORD (0x00000001-0x0000000a)", "(Empty)", "binary data", "DWORD (0x0000000G)", "dword (0x0000000a)"]),
        "User" or "ParentUser" => "CORP\\" + text,
        "Hashes" => $"SHA1=ab,{Pick(["MD5", "md5", "IMPHASH", "SHA256"])}={text},SHA256=ff",
        "registry.value" => Chance(50) ? "(default)" : "a\\" + text,
        "registry.hive" => Pick(["HKLM", "HKU", "HKCR", "hkcu", "HKEY_LOCAL_MACHINE", "x", ""]),
        "registry.path" or "registry.key" or "TargetObject" => Rooted(text),
        _ => "C:\\x/" + text,
    };

    private string Rooted(string text) => Pick(
    [
        text + "\\", text + "\\(Default)", text + "\\updater", "HKCR\\" + text, "HKLM\\SYSTEM\\ControlSet001", "HKLM\\SYSTEM\\ControlSet000\\x",
        "HKU\\S-1-5-21-7-1001_Classes", "HKU\\S-1-5-21-7-1001_Classes\\" + text, "HKCU", "HKCR", "HKLM\\\\" + text, "HKEY_USERS\\",
        text.Replace("HKLM", "HKEY_LOCAL_MACHINE", StringComparison.Ordinal), text.Replace("HKLM", "\\REGISTRY\\MACHINE", StringComparison.Ordinal),
        text.Replace("HKU\\", "HKEY_CURRENT_USER\\", StringComparison.Ordinal), text[Math.Min(text.Length, 5)..],
    ]);

    private object Number(decimal number, Type type)
    {
        try
        {
            decimal whole = type == typeof(decimal) || type == typeof(double) || type == typeof(float) ? number : decimal.Truncate(number);
            if (type == typeof(nint)) return (nint)whole;
            return type == typeof(nuint) ? (nuint)whole : Convert.ChangeType(whole, type, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return Number(_random.Next(100), type);
        }
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
