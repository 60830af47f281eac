using System.Text;
using System.Text.RegularExpressions;

namespace Timeline.GraphQL.Tests.Generated;

/// <summary>Changes documents of a corpus at random: tokens and bracketed groups by the grammar, or bytes.</summary>
internal sealed partial class DocumentMutator(IReadOnlyList<string> corpus)
{
    private const int MaxLength = 1_500;

    private static readonly string[] Snippets =
    [
        "{", "}", "(", ")", "[", "]", ":", "=", "!", "$", "@", "|", "&", "...", "..", "\"", "\"\"\"", "\\", "#", "\n", "\r", "\r\n", "\t", ",", " ", "\uFEFF",
        "0", "1", "-", ".", "e", "E5", "\\u", "\\u{", "\uD83D", "\uDE80", "é", "\0", "on", "query", "fragment", "extend", "type", "null", "true", "repeatable", "implements",
    ];

    private readonly string[][] _tokens = [.. corpus.Select(text => Tokens().Matches(text).Select(match => match.Value).ToArray()).Where(tokens => tokens.Length > 0)];

    /// <summary>One document; the same seed gives the same.</summary>
    public string Make(int seed)
    {
        var random = new Random(seed);
        if (random.Next(4) == 0)
            return Bytes(corpus[random.Next(corpus.Count)], random);

        var tokens = Piece(_tokens[random.Next(_tokens.Length)], random);
        for (var times = random.Next(1, 5); times > 0; times--)
            Mutate(tokens, random);
        var text = string.Join(random.Next(10) == 0 ? "\n" : " ", tokens);
        return random.Next(6) == 0 ? Damage(text + " ", random) : text;
    }

    /// <summary>The text with some characters taken out, put in or changed.</summary>
    internal static string Damage(string text, Random random)
    {
        var damaged = new StringBuilder(text);
        // Most of a long document would only be read again and again.
        if (damaged.Length > 400)
        {
            var start = random.Next(damaged.Length - 400);
            damaged = new StringBuilder(text, start, random.Next(20, 400), 1024);
        }

        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(damaged.Length);
            switch (random.Next(3))
            {
                case 0:
                    damaged.Remove(at, Math.Min(random.Next(1, 6), damaged.Length - at));
                    break;
                case 1:
                    damaged.Insert(at, Snippets[random.Next(Snippets.Length)]);
                    break;
                default:
                    damaged[at] = Snippets[random.Next(Snippets.Length)][0];
                    break;
            }

            if (damaged.Length == 0)
                break;
        }

        return damaged.ToString();
    }

    private void Mutate(List<string> tokens, Random random)
    {
        if (tokens.Count == 0)
            tokens.Add("{");
        var at = random.Next(tokens.Count);
        var other = _tokens[random.Next(_tokens.Length)];
        switch (random.Next(7))
        {
            case 0:
                tokens.RemoveAt(at);
                break;
            case 1:
                tokens[at] = other[random.Next(other.Length)];
                break;
            case 2:
                tokens.Insert(at, other[random.Next(other.Length)]);
                break;
            case 3:
                var with = random.Next(tokens.Count);
                (tokens[at], tokens[with]) = (tokens[with], tokens[at]);
                break;
            case 4:
                // A group of one document in place of a group of another: most results still parse.
                var (start, length) = Group(tokens, random);
                var (otherStart, otherLength) = Group(other, random);
                tokens.RemoveRange(start, length);
                tokens.InsertRange(start, other.AsSpan(otherStart, otherLength));
                break;
            case 5:
                var (from, count) = Group(tokens, random);
                tokens.InsertRange(from + count, Enumerable.Repeat(tokens.GetRange(from, count), random.Next(1, 8)).SelectMany(group => group).Take(300).ToList());
                break;
            default:
                var (open, close) = random.Next(3) switch { 0 => ("{", "}"), 1 => ("[", "]"), _ => ("... {", "}") };
                var times = random.Next(1, 60);
                tokens.Insert(at, string.Concat(Enumerable.Repeat(open + " a ", times)) + string.Concat(Enumerable.Repeat(close + " ", times)));
                break;
        }
    }

    // A bracketed group with its brackets, or one token.
    private static (int Start, int Length) Group(IReadOnlyList<string> tokens, Random random)
    {
        var start = random.Next(tokens.Count);
        var depth = 0;
        for (var i = start; i < tokens.Count && i < start + 200; i++)
        {
            depth += tokens[i] switch { "{" or "(" or "[" => 1, "}" or ")" or "]" => -1, _ => 0 };
            if (depth <= 0)
                return (start, depth < 0 ? 1 : i - start + 1);
        }

        return (start, 1);
    }

    // Long documents are cut: most of them would only be read again and again.
    private static List<string> Piece(string[] tokens, Random random)
    {
        const int Most = 300;
        if (tokens.Length <= Most)
            return [.. tokens];
        var start = random.Next(tokens.Length - Most);
        return [.. tokens.AsSpan(start, random.Next(20, Most))];
    }

    private static string Bytes(string text, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(text).Take(MaxLength).ToList();
        for (var times = random.Next(1, 8); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex("\"\"\"[\\s\\S]*?\"\"\"|\"(\\\\.|[^\"\\\\\\n])*\"|\\.\\.\\.|[A-Za-z_][A-Za-z0-9_]*|-?[0-9][0-9.eE+-]*|[^\\s,]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Tokens();
}
