using System.Globalization;
using System.Text;
using System.Text.Json;
using Timeline.Storage.Sealing;

namespace Timeline.Storage.Tests.Sealing;

/// <summary>The written rule, and that PostgreSQL's jsonb prints what the rule says.</summary>
public sealed class CanonicalJsonTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Theory]
    [InlineData("""{"b":1,"a":2,"aa":3,"B":4}""", """{"B": 4, "a": 2, "b": 1, "aa": 3}""")]
    [InlineData("""{"é":1,"zz":2,"z":3,"":4}""", """{"": 4, "z": 3, "zz": 2, "é": 1}""")]
    [InlineData("""{"a":1,"b":2,"a":3}""", """{"a": 3, "b": 2}""")]
    [InlineData("""{"\u0061":{"c":null , "b":[ ]},"d":{ }}""", """{"a": {"b": [], "c": null}, "d": {}}""")]
    [InlineData("""["\u00e9\/\"\\\b\f\n\r\t\u0001\u001f\u007f<&>'", "\ud83d\udc0e"]""", "[\"é/\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\u007f<&>'\", \"🐎\"]")]
    [InlineData("[true,false,null,[],{}]", "[true, false, null, [], {}]")]
    [InlineData("[1.10,1.1,100,1e2,1E+2,1.50e1,1.5e3,0.0,-0,-0.0,-0e3,-1.5]", "[1.10, 1.1, 100, 100, 100, 15.0, 1500, 0.0, 0, 0.0, 0, -1.5]")]
    [InlineData("[1e-2,1.5e-3,0e-3,12345e-3,12345e-8,0.001e2,0.001e3,0.001e5]", "[0.01, 0.0015, 0.000, 12.345, 0.00012345, 0.1, 1, 100]")]
    [InlineData("[9007199254740993,0.1000000000000000055511151231257827]", "[9007199254740993, 0.1000000000000000055511151231257827]")]
    [InlineData("\"text\"", "\"text\"")]
    [InlineData("  7 ", "7")]
    public async Task One_form_whatever_the_spelling_and_the_database_prints_it_too(string json, string canonical)
    {
        Assert.Equal(canonical, Canonical(json));
        Assert.Equal(canonical, Canonical(canonical));
        Assert.Equal(canonical, await fixture.ScalarAsync<string>("select $1::text::jsonb::text", json));
    }

    [Fact]
    public async Task Anything_at_random_is_printed_by_the_database_as_the_rule_says()
    {
        var random = new Random(20260304);
        var documents = Enumerable.Range(0, 400).Select(_ => Any(random, depth: 0)).ToArray();

        var printed = await fixture.ScalarAsync<string[]>(
            "select array_agg(d::jsonb::text order by nth) from unnest($1::text[]) with ordinality as u(d, nth)", [documents]);

        Assert.Equal(printed, documents.Select(Canonical));
    }

    [Fact]
    public void What_no_jsonb_can_hold_is_refused()
    {
        Assert.ThrowsAny<JsonException>(() => Canonical("1e999999999"));
        Assert.ThrowsAny<JsonException>(() => Canonical(new string('[', 1001) + new string(']', 1001)));
        Assert.ThrowsAny<JsonException>(() => Canonical("{\"a\""));
    }

    private static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Write(Encoding.UTF8.GetBytes(json)));

    private static string Any(Random random, int depth) => random.Next(depth > 4 ? 4 : 6) switch
    {
        0 => random.Next(2) == 0 ? "true" : "null",
        1 or 2 => Number(random),
        3 => Text(random),
        4 => "[" + string.Join(" ,", Enumerable.Range(0, random.Next(5)).Select(_ => Any(random, depth + 1))) + "]",
        _ => "{" + string.Join(",", Enumerable.Range(0, random.Next(6)).Select(_ => $"{Text(random)}:\n{Any(random, depth + 1)}")) + "}",
    };

    private static string Number(Random random)
    {
        var number = (random.Next(2) == 0 ? "-" : "") + random.NextInt64(random.Next(2) == 0 ? 3 : long.MaxValue).ToString(CultureInfo.InvariantCulture);
        if (random.Next(2) == 0)
            number += "." + random.Next(100000).ToString("D" + random.Next(1, 12), CultureInfo.InvariantCulture);
        return random.Next(3) == 0 ? $"{number}{(random.Next(2) == 0 ? "e" : "E+")}{random.Next(40)}" : random.Next(3) == 0 ? $"{number}e-{random.Next(40)}" : number;
    }

    // No NUL and no half of a pair: jsonb takes neither, nor does the store.
    private static string Text(Random random)
    {
        string[] pieces = ["a", "b", "Z", "é", "🐎", "\\u00e9", "\\/", "\\\"", "\\\\", "\\n", "\\u0001", "\\u001F", "\\ud83d\\udc0e", "\u007f", " ", "\u2028", "<"];
        return "\"" + string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => pieces[random.Next(pieces.Length)])) + "\"";
    }
}
