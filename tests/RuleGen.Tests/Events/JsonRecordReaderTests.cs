using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using RuleGen.Events;

namespace RuleGen.Tests.Events;

public sealed class JsonRecordReaderTests
{
    private static readonly EventSchema _schema = EventSchema.Create(
        true,
        new SlotDefinition("a", SlotView.Record, SlotForm.Text),
        new SlotDefinition("a.b", SlotView.Record, SlotForm.Text),
        new SlotDefinition("a.b.c", SlotView.Record, SlotForm.Text),
        new SlotDefinition("a.b.d", SlotView.Record, SlotForm.Text));

    private static readonly Regex _loneSurrogate = new(@"\\ud83d(?!\\ude00)", RegexOptions.CultureInvariant);

    [Theory]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"a":"x\u00e9\ud83d\ude00\n"}""")]
    [InlineData("""{"a":{"b":["1",2,[3,{"c":4}],true,null]}}""")]
    [InlineData("""{"a.b":"x","a":{"b":"y"}}""")]
    [InlineData("""{"a.b.c":"x","a.b":{"c":"y"},"a":{"b.c":"z"}}""")]
    [InlineData("""{"\u0061":"escaped name"}""")]
    [InlineData(""" { "a" : [ ] , "x" : { } , "y" : -0.5e+3 } """)]
    [InlineData("{}")]
    public void A_valid_object_is_read_with_all_its_wanted_values(string json) => AssertAgrees(json);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("""{"a":1""")]
    [InlineData("""{"a":1}}""")]
    [InlineData("""{"a":1} x""")]
    [InlineData("""{"a":1,}""")]
    [InlineData("""{"a":01}""")]
    [InlineData("""{"a":1.}""")]
    [InlineData("""{"a":-}""")]
    [InlineData("""{"a":+1}""")]
    [InlineData("""{"a":1e}""")]
    [InlineData("""{"a":tru}""")]
    [InlineData("""{"a":nulll}""")]
    [InlineData("""{"a":"\x"}""")]
    [InlineData("""{"a":"\u12g4"}""")]
    [InlineData("{\"a\":\"\t\"}")]
    [InlineData("{\"a\":\"\0\"}")]
    [InlineData("{\"a\":1}\0")]
    [InlineData("""{a:1}""")]
    [InlineData("""{'a':1}""")]
    [InlineData("""{"a" 1}""")]
    [InlineData("""{"a":1 "b":2}""")]
    [InlineData("""{"a":[1 2]}""")]
    [InlineData("""{"a":[1}""")]
    [InlineData("""{"a":[1,]}""")]
    [InlineData("""{"a":"unterminated""")]
    [InlineData("""{"a":"cut\""")]
    [InlineData("Event 13 happened")]
    public void Text_that_is_not_JSON_is_refused_and_leaves_nothing_behind(string text)
    {
        var buffer = new EventBuffer(_schema);
        Assert.Equal(ReadStatus.Ok, buffer.ReadJson("""{"a":"before"}"""u8));
        Assert.Equal(ReadStatus.NotJson, buffer.ReadJson(Encoding.UTF8.GetBytes(text)));
        Assert.False(buffer.Exists(0));
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("\"a\"")]
    [InlineData("12")]
    [InlineData("null")]
    public void JSON_that_is_no_object_is_refused_as_such(string text) =>
        Assert.Equal(ReadStatus.NotAnObject, new EventBuffer(_schema).ReadJson(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused() =>
        Assert.Equal(ReadStatus.InvalidUtf8, new EventBuffer(_schema).ReadJson([(byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}']));

    [Theory]
    [InlineData(EventBuffer.MaxDepth, ReadStatus.Ok)]
    [InlineData(EventBuffer.MaxDepth + 1, ReadStatus.TooDeep)]
    [InlineData(100_000, ReadStatus.TooDeep)]
    public void Nesting_is_bounded(int depth, ReadStatus expected)
    {
        string arrays = "{\"a\":" + new string('[', depth - 1) + "1" + new string(']', depth - 1) + "}";
        Assert.Equal(expected, new EventBuffer(_schema).ReadJson(Encoding.UTF8.GetBytes(arrays)));
    }

    [Theory]
    [InlineData("""{"a":"x","a":"y"}""", "y")]
    [InlineData("""{"a":["x","y"],"a":"z"}""", "z")]
    [InlineData("""{"a":"x","\u0061":"y"}""", "y")]
    public void Of_two_members_with_one_name_the_last_counts_and_the_other_is_counted(string json, string expected)
    {
        var buffer = new EventBuffer(_schema);
        Assert.Equal(ReadStatus.Ok, buffer.ReadJson(Encoding.UTF8.GetBytes(json)));
        Assert.Equal(1, buffer.DuplicateNames);
        Assert.Equal([expected], Values(buffer, 0));
    }

    [Fact]
    public void An_object_that_comes_twice_counts_once_and_its_last_form_wins()
    {
        var buffer = new EventBuffer(_schema);
        Assert.Equal(ReadStatus.Ok, buffer.ReadJson("""{"a":{"b":{"c":"1","d":"2"}},"a":{"b":{"c":"3"}}}"""u8));
        Assert.Equal(["3"], Values(buffer, 2));
        Assert.Empty(Values(buffer, 3));
        Assert.Equal(1, buffer.DuplicateNames);
    }

    [Fact]
    public void A_name_that_ends_in_null_the_second_time_is_absent()
    {
        var buffer = new EventBuffer(_schema);
        buffer.ReadJson("""{"a":"x","a":null}"""u8);
        Assert.False(buffer.Exists(0));
    }

    [Fact]
    public void Objects_in_a_list_are_no_duplicates_of_each_other()
    {
        var buffer = new EventBuffer(_schema);
        buffer.ReadJson("""{"a":[{"b":"1"},{"b":"2"}]}"""u8);
        Assert.Equal(["1", "2"], Values(buffer, 1));
        Assert.Equal(0, buffer.DuplicateNames);
    }

    [Fact]
    public void More_values_than_a_record_may_have_are_refused()
    {
        byte[] json = Encoding.UTF8.GetBytes("{\"a\":[" + string.Join(',', Enumerable.Repeat("1", EventBuffer.MaxValues + 1)) + "]}");
        Assert.Equal(ReadStatus.TooManyValues, new EventBuffer(_schema).ReadJson(json));
    }

    [Fact]
    public void Random_JSON_and_random_damage_to_it_is_judged_as_the_platform_reader_judges_it()
    {
        var random = new Random(20260101);
        for (int i = 0; i < 20_000; i++)
        {
            string json = RandomJson.Object(random);
            AssertAgrees(json);
            byte[] damaged = Encoding.UTF8.GetBytes(json);
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            AssertSameVerdict(damaged);
            AssertSameVerdict(damaged[..random.Next(damaged.Length)]);
        }
    }

    [Fact]
    public void What_stands_around_the_borders_of_blocks_is_judged_and_read_as_the_platform_reader_does()
    {
        int valid = 0;
        int count = 0;
        foreach (byte[] record in BorderJson.Records())
        {
            AssertSameVerdict(record);
            count++;
            if (!IsObject(record)) continue;
            AssertAgrees(record);
            valid++;
        }
        Assert.True(count > 20_000 && valid > count / 4 && valid < count * 3 / 4, $"{valid} of {count} records are JSON");
    }

    [Fact]
    public void Nesting_in_members_nobody_wants_is_checked_to_its_end()
    {
        for (int depth = 1; depth < EventBuffer.MaxDepth - 1; depth++)
        {
            string opened = string.Concat(Enumerable.Repeat("[{\"x\":", depth / 2)) + (depth % 2 == 1 ? "[" : "");
            string closed = (depth % 2 == 1 ? "]" : "") + string.Concat(Enumerable.Repeat("}]", depth / 2));
            AssertAgrees($"{{\"x\":{opened}\"\\\"]}}\"{closed},\"a\":1}}");
            AssertSameVerdict(Encoding.UTF8.GetBytes($"{{\"x\":{opened}\"\"{closed[1..]},\"a\":1}}"));
            AssertSameVerdict(Encoding.UTF8.GetBytes($"{{\"x\":{opened}\"\"{closed}]\"a\":1}}"));
        }
    }

    private static void AssertSameVerdict(byte[] text)
    {
        bool expected = IsObject(text);
        bool actual = new EventBuffer(_schema).ReadJson(text) == ReadStatus.Ok;
        Assert.True(expected == actual, $"{Convert.ToHexString(text)}: the platform says {expected}");
    }

    private static bool IsObject(byte[] text)
    {
        if (!System.Text.Unicode.Utf8.IsValid(text)) return false;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void AssertAgrees(string json) => AssertAgrees(Encoding.UTF8.GetBytes(json));

    private static void AssertAgrees(byte[] json)
    {
        var buffer = new EventBuffer(_schema);
        Assert.Equal(ReadStatus.Ok, buffer.ReadJson(json));
        using var document = JsonDocument.Parse(json);
        string[] names = ["a", "a.b", "a.b.c", "a.b.d"];
        for (int slot = 0; slot < names.Length; slot++)
        {
            var expected = new List<string>();
            Collect(document.RootElement, "", names[slot], expected);
            Assert.True(
                expected.Order(StringComparer.Ordinal).SequenceEqual(Values(buffer, slot).Order(StringComparer.Ordinal)),
                $"{names[slot]} of {Encoding.UTF8.GetString(json)}: expected {string.Join('|', expected)}, read {string.Join('|', Values(buffer, slot))}");
        }
    }

    /// <summary>Every scalar at a dotted name, found naively; of members with one name the last counts.</summary>
    private static void Collect(JsonElement element, string path, string wanted, List<string> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in element.EnumerateObject().GroupBy(member => member.Name).Select(group => group.Last()))
                {
                    string name = path.Length == 0 ? member.Name : path + "." + member.Name;
                    if (wanted == name || wanted.StartsWith(name + ".", StringComparison.Ordinal)) Collect(member.Value, name, wanted, values);
                }
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray()) Collect(item, path, wanted, values);
                break;
            case JsonValueKind.Null:
                break;
            default:
                if (path == wanted) values.Add(element.ValueKind == JsonValueKind.String ? Text(element) : element.GetRawText());
                break;
        }
    }

    /// <summary>The platform refuses lone surrogates, which are read as U+FFFD.</summary>
    private static string Text(JsonElement text) =>
        text.GetRawText().Contains("\\ud83d", StringComparison.Ordinal)
            ? JsonSerializer.Deserialize<string>(_loneSurrogate.Replace(text.GetRawText(), "\\ufffd"))!
            : text.GetString()!;

    private static List<string> Values(EventBuffer buffer, int slot) => BufferValues.Of(buffer, slot);
}
