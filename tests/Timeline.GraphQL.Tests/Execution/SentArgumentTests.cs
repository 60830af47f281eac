using Timeline.GraphQL.Execution;

namespace Timeline.GraphQL.Tests.Execution;

public sealed class SentArgumentTests
{
    private const string Sdl = """
        type Query { sent(input: In): String }
        input In { text: String = "standard" at: Moment kind: Kind inner: In list: [Int] number: Float }
        scalar Moment
        enum Kind { ONE TWO }
        """;

    private sealed record Input(string? Text, DateTimeOffset? At, Kind? Kind, Input? Inner, IReadOnlyList<int>? List, double? Number);

    private enum Kind
    {
        One,
        Two,
    }

    [Theory]
    [InlineData("{ sent }", null, null)]
    [InlineData("{ sent(input: null) }", null, null)]
    [InlineData("{ sent(input: {}) }", null, "{}")]
    [InlineData("""{ sent(input: { text: "standard", kind: TWO }) }""", null, """{"kind":"TWO","text":"standard"}""")]
    [InlineData("query($i: In) { sent(input: $i) }", """{"i":{"text":"standard","kind":"TWO"}}""", """{"kind":"TWO","text":"standard"}""")]
    [InlineData("query($i: In) { sent(input: $i) }", """{"i":{"text":null,"inner":{"text":"x","kind":null}}}""", """{"inner":{"text":"x"}}""")]
    [InlineData("query($i: In) { sent(input: $i) }", "{}", null)]
    [InlineData("query($i: In) { sent(input: $i) }", """{"i":{"at":"2026-03-14T10:00:00+02:00"}}""", """{"at":"2026-03-14T10:00:00+02:00"}""")]
    [InlineData("""query($i: In = { text: "by default" }) { sent(input: $i) }""", "{}", """{"text":"by default"}""")]
    [InlineData("query($t: String, $n: [Int]) { sent(input: { text: $t, list: $n, inner: { text: $t } }) }", """{"n":[2,1]}""", """{"inner":{},"list":[2,1]}""")]
    [InlineData("query($f: Float) { sent(input: { number: $f }) }", """{"f":1.50}""", """{"number":1.5}""")]
    [InlineData("{ sent(input: { list: [1, 1] }) }", null, """{"list":[1,1]}""")]
    public async Task An_argument_is_told_as_it_was_sent(string query, string? variables, string? expected)
    {
        string? sent = null;
        var executor = TestSchemas.Executor(Sdl, schema =>
        {
            schema.Input<Input>("In");
            schema.Enum<Kind>("Kind");
            schema.Scalar<DateTimeOffset>("Moment", value => value.ToString("O"), value => DateTimeOffset.Parse((string)value, System.Globalization.CultureInfo.InvariantCulture));
            schema.Query("sent", (field, _) =>
            {
                sent = field.Sent("input")?.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
                return new((object?)"told");
            });
        });
        Assert.Equal("""{"data":{"sent":"told"}}""", await Responses.ExecuteAsync(query, variables, executor: executor));
        Assert.Equal(expected, sent);
    }
}
