namespace Timeline.Storage.Tests.Sealing;

/// <summary>The written rule (docs/evidence.md) is what PostgreSQL's jsonb prints.</summary>
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
    public async Task The_database_prints_one_form_whatever_the_spelling(string json, string canonical)
    {
        Assert.Equal(canonical, await fixture.ScalarAsync<string>("select $1::text::jsonb::text", json));
        Assert.Equal(canonical, await fixture.ScalarAsync<string>("select $1::text::jsonb::text", canonical));
    }
}
