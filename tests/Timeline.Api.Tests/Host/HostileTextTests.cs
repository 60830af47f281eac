using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Host;

/// <summary>What PostgreSQL cannot store: NUL, and halves of surrogate pairs. Wherever the schema takes a string, they are refused in words.</summary>
public sealed class HostileTextTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task Every_input_of_the_schema_refuses_NUL_and_half_of_a_surrogate_pair_in_words()
    {
        var incidentId = await _client.DeclareAsync();
        var inputs = new SchemaInputs(await _client.AskAsync(SchemaInputs.Introspection), incidentId).All()
            // Notes are read as they are: the preview says where they hold such characters.
            .Where(input => input.Place != "Query.importPreview(text:)").ToList();
        Assert.True(inputs.Count > 100, $"only {inputs.Count} inputs were found");

        var wrong = new List<string>();
        foreach (var input in inputs)
        {
            foreach (var text in Hostile(input.Type, incidentId))
            {
                if (await FaultAsync(input, text) is { } fault)
                    wrong.Add($"{input.Place} {text}: {fault}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.Equal(1, (await _client.AskAsync("query($key: String!) { incident(key: $key) { version } }", new { key = incidentId })).Number("incident.version"));
    }

    // As JSON writes them: a valid value with something behind it, and something before what is no value.
    private static string[] Hostile(string type, string incidentId)
    {
        var valid = type switch
        {
            "Instant" => "2014-05-14T03:02:00Z",
            "LocalDate" => "2014-05-14",
            "Duration" => "PT1H",
            "Long" => "1",
            "UUID" => "0198c0de-0000-7000-8000-000000000001",
            "ID" => incidentId,
            _ => "INC-1",
        };
        return [$@"{valid}\u0000", @"\u0000", $@"a\u0000{valid}", $@"{valid}\ud83d", $@"\udc00{valid}"];
    }

    private async Task<string?> FaultAsync(SchemaInput input, string escaped)
    {
        const string Place = "here-it-is";
        // Half of a pair can only be written as an escape.
        var body = JsonSerializer.Serialize(new { query = input.Query, variables = input.Variables(Place) }).Replace(Place, escaped, StringComparison.Ordinal);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _client.Http.PostAsync("/graphql", content, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        if ((int)response.StatusCode >= 500)
            return response.StatusCode.ToString();
        if (answer.TryGetProperty("errors", out var errors))
            return errors.ToString().Contains("INTERNAL", StringComparison.Ordinal) ? errors.ToString() : null;
        // A rejection is data.
        return answer.ToString().Contains("\"error\":{", StringComparison.Ordinal) ? null : $"accepted: {answer}";
    }
}
