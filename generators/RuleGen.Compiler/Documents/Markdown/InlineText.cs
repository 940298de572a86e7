using System.Text;

namespace RuleGen.Compiler.Documents.Markdown;

/// <summary>
/// A text as a reader sees it: links become their words, images vanish, code loses its backticks, escapes their backslash, and line
/// breaks become blanks. Emphasis marks stay, because rule documents are full of asterisks and underscores that mean themselves.
/// </summary>
internal sealed class InlineText
{
    private readonly string _source;
    private readonly StringBuilder _plain = new();
    private readonly List<string> _urls = [];
    private readonly Stack<int> _brackets = new();
    private readonly Dictionary<int, Link> _links = [];
    private readonly Dictionary<int, int> _codeEnds = [];

    private InlineText(string source) => _source = source;

    /// <summary>The text in one line, trimmed, and the web addresses it points to, in order.</summary>
    public static (string Plain, IReadOnlyList<string> Urls) Read(string source)
    {
        var text = new InlineText(source);
        text.FindCode();
        text.FindLinks();
        text.Render();
        return (text._plain.ToString().Trim(), text._urls);
    }

    /// <summary>The text in one line, trimmed.</summary>
    public static string Plain(string source) => Read(source).Plain;

    /// <summary>Pairs each run of backticks with the next run of the same length, looking at each run at most twice.</summary>
    private void FindCode()
    {
        var runs = new List<(int Start, int Length)>();
        for (int i = 0; i < _source.Length; i++)
        {
            if (_source[i] != '`') continue;
            int length = LineScanner.RunLength(_source, i, _source.Length);
            runs.Add((i, length));
            i += length - 1;
        }
        var nextOfLength = new Dictionary<int, int>();
        var next = new int[runs.Count];
        for (int i = runs.Count - 1; i >= 0; i--)
        {
            next[i] = nextOfLength.TryGetValue(runs[i].Length, out int later) ? later : -1;
            nextOfLength[runs[i].Length] = i;
        }
        for (int i = 0; i < runs.Count; i++)
        {
            if (next[i] < 0) continue;
            _codeEnds[runs[i].Start] = runs[next[i]].Start + runs[next[i]].Length;
            i = next[i];
        }
    }

    private void FindLinks()
    {
        for (int i = 0; i < _source.Length; i++)
        {
            switch (_source[i])
            {
                case '\\':
                    i++;
                    break;
                case '`' when _codeEnds.TryGetValue(i, out int codeEnd):
                    i = codeEnd - 1;
                    break;
                case '[':
                    _brackets.Push(i);
                    break;
                case ']' when _brackets.Count > 0:
                    int open = _brackets.Pop();
                    if (!Destination.TryRead(_source, i + 1, out string url, out int end)) break;
                    bool image = open > 0 && _source[open - 1] == '!';
                    _links[image ? open - 1 : open] = new Link(i, end, url, image);
                    i = end - 1;
                    break;
            }
        }
    }

    private void Render()
    {
        var closing = new Dictionary<int, int>();
        for (int i = 0; i < _source.Length; i++)
        {
            char c = _source[i];
            if (_links.TryGetValue(i, out Link? link))
            {
                if (!link.IsImage && Destination.IsWeb(link.Url)) _urls.Add(link.Url);
                if (link.IsImage)
                {
                    i = link.End - 1;
                    continue;
                }
                // The words of a link that is glued to the word before it are a remark of their own.
                if (i > 0 && char.IsLetterOrDigit(_source[i - 1])) _plain.Append(' ');
                closing[link.TextEnd] = link.End;
            }
            else if (closing.TryGetValue(i, out int linkEnd))
            {
                i = linkEnd - 1;
            }
            else if (c == '`' && _codeEnds.TryGetValue(i, out int codeEnd))
            {
                _plain.Append(_source.Substring(i, codeEnd - i).Trim('`').Replace('\n', ' ').Trim());
                i = codeEnd - 1;
            }
            else if (c == '\\' && i + 1 < _source.Length && IsPunctuation(_source[i + 1]))
            {
                _plain.Append(_source[++i]);
            }
            else if (c is 'h' or '<' && Destination.TryReadBare(_source, i, out string url, out int bareEnd))
            {
                _urls.Add(url);
                _plain.Append(url);
                i = bareEnd - 1;
            }
            else
            {
                _plain.Append(c == '\n' ? ' ' : c);
            }
        }
    }

    private static bool IsPunctuation(char c) =>
        c is (>= '!' and <= '/') or (>= ':' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~');

    private sealed record Link(int TextEnd, int End, string Url, bool IsImage);
}
