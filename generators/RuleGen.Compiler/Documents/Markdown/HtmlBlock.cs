namespace RuleGen.Compiler.Documents.Markdown;

/// <summary>The kinds of HTML that CommonMark takes out of a document as a block, in the order of its specification.</summary>
internal enum HtmlBlockKind
{
    None,
    RawText,
    Comment,
    Instruction,
    Declaration,
    CharacterData,
    NamedTag,
    AnyTag,
}

/// <summary>Where a block of HTML begins and ends. What stands inside, such as a fence in a comment, is no part of the rule.</summary>
internal static class HtmlBlock
{
    private static readonly string[] _rawTags = ["script", "pre", "style", "textarea"];

    private static readonly HashSet<string> _blockTags = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3",
        "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu", "menuitem", "nav", "noframes",
        "ol", "optgroup", "option", "p", "param", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title",
        "tr", "track", "ul",
    };

    /// <summary>The kind of block that begins at a <c>&lt;</c>.</summary>
    public static HtmlBlockKind Start(string text, int start, int end)
    {
        if (StartsWith(text, start, end, "<!--")) return HtmlBlockKind.Comment;
        if (StartsWith(text, start, end, "<?")) return HtmlBlockKind.Instruction;
        if (StartsWith(text, start, end, "<![CDATA[")) return HtmlBlockKind.CharacterData;
        if (StartsWith(text, start, end, "<!") && start + 2 < end && IsLetter(text[start + 2])) return HtmlBlockKind.Declaration;
        int nameStart = start + 1;
        bool closing = nameStart < end && text[nameStart] == '/';
        if (closing) nameStart++;
        int nameEnd = NameEnd(text, nameStart, end);
        if (nameEnd == nameStart) return HtmlBlockKind.None;
        string name = text.Substring(nameStart, Math.Min(nameEnd - nameStart, 16));
        char after = nameEnd < end ? text[nameEnd] : ' ';
        bool raw = !closing && after is ' ' or '\t' or '>';
        if (raw && _rawTags.Contains(name, StringComparer.OrdinalIgnoreCase)) return HtmlBlockKind.RawText;
        bool ends = after is ' ' or '\t' or '>' || StartsWith(text, nameEnd, end, "/>");
        if (ends && _blockTags.Contains(name)) return HtmlBlockKind.NamedTag;
        int tagEnd = closing ? ClosingTagEnd(text, nameEnd, end) : OpenTagEnd(text, nameEnd, end);
        return tagEnd > 0 && LineScanner.IsBlank(text, tagEnd, end) ? HtmlBlockKind.AnyTag : HtmlBlockKind.None;
    }

    /// <summary>Whether the line ends the block; the blocks that a blank line ends are never ended by a line of their own.</summary>
    public static bool EndsOn(HtmlBlockKind kind, string text, int start, int end) => kind switch
    {
        HtmlBlockKind.Comment => Contains(text, start, end, "-->"),
        HtmlBlockKind.Instruction => Contains(text, start, end, "?>"),
        HtmlBlockKind.Declaration => Contains(text, start, end, ">"),
        HtmlBlockKind.CharacterData => Contains(text, start, end, "]]>"),
        HtmlBlockKind.RawText => Array.Exists(_rawTags, tag => Contains(text, start, end, "</" + tag + ">")),
        _ => false,
    };

    public static bool EndsOnBlankLine(HtmlBlockKind kind) => kind is HtmlBlockKind.NamedTag or HtmlBlockKind.AnyTag;

    private static int ClosingTagEnd(string text, int at, int end)
    {
        at = SkipBlanks(text, at, end);
        return at < end && text[at] == '>' ? at + 1 : 0;
    }

    private static int OpenTagEnd(string text, int at, int end)
    {
        while (true)
        {
            int next = SkipBlanks(text, at, end);
            if (next == end) return 0;
            if (text[next] == '>') return next + 1;
            if (text[next] == '/') return next + 1 < end && text[next + 1] == '>' ? next + 2 : 0;
            if (next == at || !(IsLetter(text[next]) || text[next] is '_' or ':')) return 0;
            at = AttributeEnd(text, next, end);
            if (at == 0) return 0;
        }
    }

    private static int AttributeEnd(string text, int at, int end)
    {
        while (at < end && (IsLetter(text[at]) || IsDigit(text[at]) || text[at] is '_' or ':' or '.' or '-')) at++;
        int equals = SkipBlanks(text, at, end);
        if (equals == end || text[equals] != '=') return at;
        int value = SkipBlanks(text, equals + 1, end);
        if (value == end) return 0;
        if (text[value] is '"' or '\'')
        {
            int close = text.IndexOf(text[value], value + 1, end - value - 1);
            return close < 0 ? 0 : close + 1;
        }
        int stop = value;
        while (stop < end && text[stop] is not (' ' or '\t' or '"' or '\'' or '=' or '<' or '>' or '`')) stop++;
        return stop == value ? 0 : stop;
    }

    private static int NameEnd(string text, int at, int end)
    {
        if (at >= end || !IsLetter(text[at])) return at;
        while (at < end && (IsLetter(text[at]) || IsDigit(text[at]) || text[at] == '-')) at++;
        return at;
    }

    private static int SkipBlanks(string text, int at, int end)
    {
        while (at < end && text[at] is ' ' or '\t') at++;
        return at;
    }

    private static bool StartsWith(string text, int start, int end, string prefix) =>
        end - start >= prefix.Length && string.CompareOrdinal(text, start, prefix, 0, prefix.Length) == 0;

    private static bool Contains(string text, int start, int end, string part) =>
        text.IndexOf(part, start, end - start, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
